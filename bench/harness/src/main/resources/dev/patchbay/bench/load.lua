-- Asks for each route in turn and prints one line of JSON.
-- Arguments: number of routes, last segment of the path, bearer token ("" for none).
local requests = {}
local turn = 0

function init(args)
  local headers = {}
  if args[3] and args[3] ~= "" then
    headers["Authorization"] = "Bearer " .. args[3]
  end
  local routes = tonumber(args[1])
  for number = 0, routes - 1 do
    -- 7919 is a prime: neighbours in time are far apart in the route table.
    local path = string.format("/resource-%05d/%s", (number * 7919) % routes, args[2])
    requests[number + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  io.write(string.format(
    '{"requests":%d,"micros":%d,"failed":%d,"refused":%d,"p50Micros":%d,"p99Micros":%d}\n',
    summary.requests,
    summary.duration,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    summary.errors.status,
    latency:percentile(50),
    latency:percentile(99)))
end
