-- Version 2: orgs that attempts were pulled from, and how far. No secret is ever kept.

create table orgs (
  org varchar primary key,          -- the org's id, 18 characters
  alias varchar not null,           -- '' where it has none
  instance_url varchar not null,
  username varchar not null,        -- who pulled
  way_in varchar not null,
  sight varchar not null,           -- 'all', or 'own' where the user may see only his own rows
  pulled_at timestamp not null      -- UTC
);

-- Names of the users that attempts carry only by id.
create table org_users (org varchar not null, id varchar not null, name varchar not null, primary key (org, id));

-- Spans of time that were pulled to the last row.
create table pulled (org varchar not null, source varchar not null, "from" timestamp not null, until timestamp not null, row_count bigint not null);
