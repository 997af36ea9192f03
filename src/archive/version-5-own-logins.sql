-- Version 5: logins of our own, and the rows that they left. A row's mark can be taken back when a better row for a login comes.

drop table own_logins;

create table own_logins (
  who varchar not null,             -- the user's id in 15 characters, or the username in small letters where the org did not let it in
  sent_at timestamp not null,            -- UTC, by the org's clock
  protocol varchar not null,        -- soap, oauth
  api_version varchar not null,     -- '' where the protocol names none
  entered boolean not null
);

-- Attempts that are marked as our own, with the application that they had before.
create table own_rows (input integer not null, line bigint not null, application varchar not null, primary key (input, line));
