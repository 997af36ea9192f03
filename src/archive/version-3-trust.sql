-- Version 3: what orgs said about trusted addresses when they were asked last.

create table trust (
  org varchar primary key,
  read_at timestamp not null,       -- UTC
  facts varchar not null            -- JSON: the trusted ranges, the login ranges by profile, who has which profile
);
