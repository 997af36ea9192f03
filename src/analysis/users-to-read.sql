-- The users whose history is read. $1 'everybody', or 'eventful': those to whom anything can have happened. Whoever logged in
-- with one program from one address, every time with success and to the end of the log, is in no finding.
-- $2 how long before the end a silence begins to count, in milliseconds.
create or replace temp table users_to_read as
select "user"
from groups
group by "user"
having $1 = 'everybody'
  or count(*) > 1
  or any_value(status) <> 'Success'
  or epoch_ms(max(last)) < (select epoch_ms(max(last)) from groups) - $2
