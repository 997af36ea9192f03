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

-- Names of the users that attempts carry only by id; '' for a user who may not be read.
create table org_users (org varchar not null, id varchar not null, name varchar not null, primary key (org, id));

-- Spans of time that were pulled to the last row, both ends included; of one sight, none touches another.
create table pulled (
  org varchar not null,
  sight varchar not null,           -- 'all', or the id of the only user whose rows were seen
  "from" timestamp not null,        -- 1970 for all that the org had
  until timestamp not null
);

-- Event log files that were pulled. They never change.
create table pulled_files (org varchar not null, id varchar not null, primary key (org, id));

-- Logins of our own, which leave rows in the history that they read.
create table own_logins (org varchar not null, user_id varchar not null, logged_in_at timestamp not null, primary key (org, user_id, logged_in_at));
