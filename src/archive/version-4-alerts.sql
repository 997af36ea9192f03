-- Version 4: what was told to whom, so that nobody is told twice.

create table told (
  receiver varchar not null,        -- where it went, such as 'terminal' or a hash of an address
  incident varchar not null,        -- the incident's id
  state varchar not null,           -- what was told of it: verdict, recovery, users
  told_at timestamp not null,       -- UTC
  primary key (receiver, incident)
);
