-- Version 8: user names in small letters, so that two spellings are one user.

update attempts set "user" = lower("user") where "user" like '%@%' and "user" <> lower("user");
update org_users set name = lower(name) where name <> lower(name);
