-- Version 6: what is being told at the moment and by whom, so that the archive need not be held meanwhile; and which passwords were refused.

create table tellings (
  receiver varchar not null,
  incident varchar not null,
  holder varchar not null,          -- the process that tells it: its machine and its number
  until timestamp not null,         -- UTC; after it the holder counts as gone
  primary key (receiver, incident)
);

create table refused_passwords (
  username varchar primary key,     -- in small letters
  refused_at timestamp not null     -- UTC, by the org's clock
);
