-- Version 7: what an alert said, so that it can be taken back when what came since shows otherwise.

alter table told add column incident_told varchar;  -- the incident as it was told, in JSON; null of what older versions told
alter table told add column since varchar;          -- how far back the history reached; null where it was empty
alter table told add column until varchar;          -- and up to when; null of what older versions told
