-- The users whose history is read. $1 'everybody', or 'eventful': those to whom anything can have happened. Whoever logged in
-- with one program from one address, every time with success and to the end of the log, is in no finding.
-- $2 before when whoever came last has begun to be silent, in milliseconds.
create or replace temp table users_to_read as
select "user"
from groups
group by "user"
having $1 = 'everybody'
  or count(*) > 1
  or any_value(status) <> 'Success'
  or epoch_ms(max(last)) < $2
