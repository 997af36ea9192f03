-- Those to whom anything can have happened. Whoever logged in with one program from one address, every time with success
-- and to the end of the log, is in no finding. $1 how long before the end a silence begins to count, in milliseconds.
create or replace temp table eventful_users as
select "user"
from groups
group by "user"
having count(*) > 1
  or any_value(status) <> 'Success'
  or epoch_ms(max(last)) < (select epoch_ms(max(last)) from groups) - $1
