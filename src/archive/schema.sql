-- The tables of an archive, on disk or in memory. Version 1.

create table meta (version integer not null);
insert into meta values (1);

-- Where rows came from.
create table inputs (
  input integer primary key,
  org varchar not null,             -- the org that the history belongs to; '' where only one is kept
  name varchar not null,
  format varchar not null,
  sha256 varchar,
  columns varchar not null,         -- names of the attempt columns that it carried, comma-separated
  precision varchar not null,       -- millisecond, second, minute
  timezone varchar not null,
  date_order varchar not null,
  row_count bigint not null,
  accepted bigint not null,
  duplicates bigint not null,
  rejected bigint not null,
  asked varchar,                    -- how it was to be read, for a file that comes again
  imported_at timestamp             -- null in memory: nothing there depends on the clock
);

create table rejects (input integer not null, line bigint not null, reason varchar not null);

-- One row an attempt. Texts are '' where the source carries none; `address` is canonical and '' where it is no origin.
create table attempts (
  time timestamp not null,          -- UTC
  sequence bigint not null,         -- order within one instant, ascending in time
  input integer not null,
  line bigint not null,
  id varchar not null default '',
  "user" varchar not null default '',
  user_id varchar not null default '',
  address varchar not null default '',
  status varchar not null default '',
  login_type varchar not null default '',
  login_subtype varchar not null default '',
  application varchar not null default '',
  api_type varchar not null default '',
  api_version varchar not null default '',
  client_version varchar not null default '',
  browser varchar not null default '',
  platform varchar not null default '',
  login_url varchar not null default '',
  country varchar not null default '',
  tls varchar not null default '',
  cipher varchar not null default '',
  forwarded_for varchar not null default '',
  api_token varchar not null default '',
  org varchar not null default '',
  shadowed boolean not null         -- the same attempt stands here again from a source that tells more
);
