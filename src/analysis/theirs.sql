-- The attempts of each candidate that a question asks about, with what it asks.
create or replace temp view theirs as
select asked.*, involved.*
from asked
join candidate_lanes using (candidate)
join involved using (lane)
where involved.instant between asked.first and asked.last
