-- Counts one request of one tenant against all of its rates, or against none. One hash per tenant and plan, on the clock of
-- the Redis, so that composers need not agree on the time.
-- ARGV, for each rate: limit, window in microseconds, burst (0 for none).
-- Returns: admitted (1 or 0), the rate that decides (from 1), what remains of it, microseconds to its reset, to its next one.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local rates = #ARGV / 3
local left, since, longest = {}, {}, 0
local refused, wait = 0, 0
for i = 1, rates do
  local limit, window, burst = tonumber(ARGV[i * 3 - 2]), tonumber(ARGV[i * 3 - 1]), tonumber(ARGV[i * 3])
  local known = redis.call('HMGET', KEYS[1], 'left' .. i, 'since' .. i)
  left[i], since[i] = tonumber(known[1]), tonumber(known[2])
  if burst == 0 then
    if not left[i] then
      left[i], since[i] = limit, now
    elseif now - since[i] >= window then
      left[i], since[i] = limit, since[i] + math.floor((now - since[i]) / window) * window
    end
  else
    if not left[i] then
      left[i] = burst
    else
      left[i] = math.min(burst, left[i] + (now - since[i]) * limit / window)
    end
    since[i] = now
  end
  longest = math.max(longest, burst == 0 and window or math.max(window, burst * window / limit))
  if left[i] < 1 and refused == 0 then
    refused = i
    wait = burst == 0 and since[i] + window - now or (1 - left[i]) * window / limit
  end
end
local decides, least = refused, math.huge
for i = 1, rates do
  if refused == 0 then
    left[i] = left[i] - 1
    local burst = tonumber(ARGV[i * 3])
    local share = left[i] / (burst == 0 and tonumber(ARGV[i * 3 - 2]) or burst)
    if share < least then
      decides, least = i, share
    end
  end
  redis.call('HSET', KEYS[1], 'left' .. i, string.format('%.6f', left[i]), 'since' .. i, string.format('%.0f', since[i]))
end
redis.call('PEXPIRE', KEYS[1], math.ceil(longest / 1000))
local limit, window, burst = tonumber(ARGV[decides * 3 - 2]), tonumber(ARGV[decides * 3 - 1]), tonumber(ARGV[decides * 3])
local reset = burst == 0 and since[decides] + window - now or (burst - left[decides]) * window / limit
return {refused == 0 and 1 or 0, decides, math.floor(left[decides]), math.ceil(reset), math.ceil(wait)}
