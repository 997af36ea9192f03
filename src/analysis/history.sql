-- Every attempt of the users to read that has an origin, user by user and in time order, in numbers: the lane, the instant, the origin and the status.
-- Logins of our own pulls are none of the history that is judged.
select
  lanes.lane::integer as lane,
  epoch_ms(attempts.time)::double as time,
  origins.origin::integer as origin,
  statuses.status_number::integer as status
from (from attempts semi join users_to_read using ("user")) as attempts
join lanes on lanes.lane_key = hash(attempts."user", attempts.login_type, attempts.login_subtype, attempts.application, attempts.api_type, attempts.login_url)
join origins on origins.address = attempts.address
join statuses on statuses.status = attempts.status
where not attempts.shadowed and attempts.address <> '' and lanes.application <> 'breakday'
order by lanes.user_number, attempts.time, attempts.sequence
