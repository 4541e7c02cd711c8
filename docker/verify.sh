#!/usr/bin/env bash
# Builds every image, starts the compose stack, types the README's tour against it, stops it, starts it again and finds the
# data, counts requests with two composers, stops a service under a request, and starts one pod of the Kubernetes manifests
# as a kubelet would. Ends with the number of checks that passed, or with the first that did not.
#
#   docker/verify.sh                             with Docker and Compose v2
#   CONTAINER_TOOL=podman docker/verify.sh       with podman and podman-compose
#
# BUILD_OPTIONS   more options for every build, such as "--network host" or "--secret id=maven-settings,src=..."
# SKIP_BUILD=1    takes the images that are there
# KEEP=1          leaves the stack running
#
# Needs bash, curl, jq, python3 with PyYAML, and free ports 4040 to 4049 and 9090. An image that cannot be pulled is
# tolerated for Grafana only; docker/local-images.sh makes stand-ins for the others.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
tool=${CONTAINER_TOOL:-docker}
project=patchbay
services=(customers products invoices shared)
apps=(migrator identity composer "${services[@]}")
if [ "$tool" = podman ]; then
  compose=(podman-compose -p "$project" -f "$here/compose.yaml")
else
  compose=("$tool" compose -p "$project" -f "$here/compose.yaml")
fi

work=$(mktemp -d)
checks=0

pass() {
  checks=$((checks + 1))
  echo "passed  $*"
}

fail() {
  echo "FAILED  $*" >&2
  exit 1
}

note() {
  echo "        $*"
}

# container SERVICE: the id of a service's container, running or not.
container() {
  "$tool" ps -a -q --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$1" \
    | head -n 1
}

# await WHAT SECONDS COMMAND...: until the command succeeds.
await() {
  local what=$1 deadline=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 1
  done
}

is_healthy() {
  if [ "$tool" = podman ]; then
    podman healthcheck run "$(container "$1")"
  else
    [ "$("$tool" inspect -f '{{.State.Health.Status}}' "$(container "$1")")" = healthy ]
  fi
}

has_ended() {
  [ "$("$tool" inspect -f '{{.State.Status}}' "$(container "$1")")" = exited ]
}

exit_code() {
  "$tool" inspect -f '{{.State.ExitCode}}' "$(container "$1")"
}

await_healthy() {
  await "$1" "${2:-300}" is_healthy "$1" || {
    "$tool" logs --tail 20 "$(container "$1")" >&2 || true
    fail "$1 is healthy"
  }
}

await_success() {
  await "$1" 300 has_ended "$1" || fail "$1 ends"
  [ "$(exit_code "$1")" = 0 ] || { "$tool" logs "$(container "$1")" >&2; fail "$1 ends with 0"; }
}

# By its own page: the tool of its health check is not in every version that may stand in for it.
await_ready_prometheus() {
  await prometheus 120 curl -fs localhost:9090/-/ready || fail "prometheus is ready"
}

# Grafana is the one image that nothing here depends on.
has_grafana() {
  "$tool" image inspect docker.io/grafana/grafana:12.2.0 >/dev/null 2>&1
}

start_stack() {
  if [ "$tool" != podman ]; then
    # Not with --wait, to which a container that has done its work is one that has failed.
    "${compose[@]}" up --detach >"$work/up.log" 2>&1 || { tail -n 30 "$work/up.log" >&2; fail "the stack starts"; }
    await_success demo-data && await_healthy composer && await_ready_prometheus
    return
  fi
  # podman-compose knows no conditions: the containers are made, and started here in the order of depends_on.
  [ -n "$(container composer)" ] || "${compose[@]}" up --no-start --no-build >"$work/up.log" 2>&1 || true
  local service
  start() { "$tool" start "$(container "$1")" >/dev/null || { tail -n 30 "$work/up.log" >&2; fail "$1 starts"; }; }
  start keys && await_success keys
  start postgres && start redis && await_healthy postgres 120
  start migrator && await_success migrator
  start demo-data && start identity && await_healthy identity && await_success demo-data
  for service in "${services[@]}"; do start "$service"; done
  for service in "${services[@]}" redis; do await_healthy "$service"; done
  start composer && start prometheus && await_healthy composer && await_ready_prometheus
}

stop_stack() {
  if [ "$tool" = podman ]; then
    local service
    for service in prometheus composer shared invoices products customers identity redis postgres; do
      "$tool" stop -t 40 "$(container "$service")" >/dev/null
    done
  else
    "${compose[@]}" stop >/dev/null 2>&1
  fi
}

remove_stack() {
  [ "${KEEP:-}" = 1 ] && return
  "${compose[@]}" down -v >/dev/null 2>&1 || true
  if [ "$tool" = podman ]; then
    podman ps -a -q --filter "label=com.docker.compose.project=$project" | xargs -r podman rm -f >/dev/null 2>&1 || true
    podman volume ls -q --filter "name=^${project}_" | xargs -r podman volume rm -f >/dev/null 2>&1 || true
    podman network ls -q --filter "name=^${project}_" | xargs -r podman network rm -f >/dev/null 2>&1 || true
  fi
}

clean_up() {
  "$tool" rm -f verify-pod verify-composer >/dev/null 2>&1 || true
  remove_stack
  rm -rf "$work"
}
trap clean_up EXIT

# build OPTION...
build() {
  # shellcheck disable=SC2086
  "$tool" build $([ "$tool" = podman ] && echo --format docker) ${BUILD_OPTIONS:-} "$@" "$root" >"$work/build.log" 2>&1 \
    || { tail -n 30 "$work/build.log" >&2; fail "$* is built"; }
}

build_images() {
  local app port dockerfile=$here/Dockerfile
  build -f "$dockerfile" --target rehearsal -t patchbay/rehearsal
  # Said by the step itself: the log has the text of its command, too.
  grep -aE '^(#[0-9]+ [0-9.]+ )?WARNING: no rehearsal here' "$work/build.log" \
    && { tail -n 30 "$work/build.log" >&2; fail "the applications are rehearsed during the build"; }
  pass "everything is compiled and rehearsed"
  if [ "$tool" = podman ]; then
    # Its builder would do the stages that all images share once more for each of them.
    dockerfile=$work/Dockerfile
    echo 'FROM localhost/patchbay/rehearsal AS rehearsal' >"$dockerfile"
    sed '1,/^# What the stages from here on/d' "$here/Dockerfile" >>"$dockerfile"
  fi
  for app in migrator identity composer; do
    build -f "$dockerfile" --target "$app" -t "patchbay/$app"
    pass "the image of $app is built"
  done
  for app in "${services[@]}"; do
    port=$(sed -n 's/^server.port: *//p' "$root/domain-services/$app/src/main/resources/patchbay/services/$app.yml")
    build -f "$dockerfile" --target service --build-arg "SERVICE=$app" --build-arg "PORT=$port" -t "patchbay/$app"
    pass "the image of $app is built"
  done
}

check_images() {
  local app user said
  for app in "${apps[@]}"; do
    user=$("$tool" inspect -f '{{.Config.User}}' "patchbay/$app")
    [ "$user" = 10001:10001 ] || fail "$app does not run as root (it runs as '$user')"
    # A JVM that is told that it must use its cache says so when it cannot, and ends.
    said=$("$tool" run --rm --read-only --tmpfs /tmp --cap-drop ALL --network none \
      -e JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:AOTMode=on" "patchbay/$app" --help 2>&1 || true)
    if grep -qi -e 'AOT cache' -e 'initialization of VM' <<<"$said"; then
      fail "$app starts from its AOT cache; it says: $(grep -i -e "AOT cache" -e "initialization of VM" <<<"$said")"
    fi
  done
  pass "every image runs as a user without rights and starts from its AOT cache"
}

# The README's commands, with this stack in the place of the local platform, typed where its composer.yml lies.
play_tour() {
  cat >"$work/platform/patchbay" <<EOF
#!/usr/bin/env bash
# What the shell of the tour reads are its next steps, and nobody else's.
exec </dev/null
case \$1 in
  token) exec "$here/token.sh" "\$2" ;;
  migrate) "$tool" start -a "\$("$tool" ps -a -q --filter label=com.docker.compose.project=$project --filter label=com.docker.compose.service=migrator)" 2>/dev/null ;;
  up) exec "$here/verify.sh" --up-again ;;
esac
EOF
  chmod +x "$work/platform/patchbay"
}

# networks SERVICE: the names of the networks that a service is in.
networks() {
  "$tool" inspect -f '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}' "$(container "$1")"
}

# status TOKEN URL: 000 when nobody answers.
status() {
  curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $1" "$2" || true
}

check_events() {
  local token reader
  token=$("$here/token.sh" acme)
  curl -sN --max-time 60 -H "Authorization: Bearer $token" localhost:4040/customers/events >"$work/events" &
  reader=$!
  await "the stream of changes" 20 grep -q '^id: ' "$work/events" || fail "a stream of changes begins"
  curl -fs -o /dev/null -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"name": "Told"}' localhost:4041/customers
  await "the change" 20 grep -q '^event: created' "$work/events" || fail "a change made at the service is told through the composer"
  kill "$reader" && wait "$reader" || true
  pass "a change made at the service is told through the composer"
}

check_shared_limits() {
  local token network options=() admitted=0 refused=0 _ port code
  token=$("$here/token.sh" acme)
  # shellcheck disable=SC1091
  . "$here/.env"
  cp "$work/platform/composer.yml" "$work/composer.yml"
  # Patience, since this is not about speed: what is not counted in time passes.
  sed -i 's/^rate-limit: {/rate-limit: { timeout: 2s,/' "$work/platform/composer.yml"
  printf '\nplans:\n  pro: { default: true, allow: [ /** ], rate: 5/min }\n' >>"$work/platform/composer.yml"
  for network in $(networks composer); do options+=(--network "$network"); done
  "$tool" run -d --name verify-composer --read-only --tmpfs /tmp --cap-drop ALL "${options[@]}" -p 127.0.0.1:4140:4040 \
    -v "$work/platform:/etc/patchbay:ro" -e PATCHBAY_COMPOSER_SPECS=/tmp/specs -e PATCHBAY_ISSUER=http://identity:4049 \
    -e CUSTOMERS_URL=http://customers:4041 -e PRODUCTS_URL=http://products:4042 -e INVOICES_URL=http://invoices:4043 \
    -e SHARED_URL=http://shared:4044 -e "REDIS_URL=redis://:$PATCHBAY_REDIS_PASSWORD@redis:6379" patchbay/composer >/dev/null
  for port in 4040 4140; do
    await "the plan" 120 bash -c "curl -sD - -o /dev/null -H 'Authorization: Bearer $token' localhost:$port/customers | grep -qi '^ratelimit:'" \
      || { "$tool" logs --tail 20 verify-composer >&2; fail "the composer on $port counts requests"; }
  done
  "$tool" exec "$(container redis)" redis-cli flushall >/dev/null
  for _ in 1 2 3 4; do
    for port in 4040 4140; do
      code=$(status "$token" "localhost:$port/customers")
      case $code in
        200) admitted=$((admitted + 1)) ;;
        429) refused=$((refused + 1)) ;;
        *) fail "two composers answer 200 or 429 (one answers $code)" ;;
      esac
    done
  done
  [ "$admitted $refused" = "5 3" ] || fail "two composers count together: of 8 requests at 5 a minute $admitted passed"
  pass "two composers count together: of 8 requests at 5 a minute 5 passed"
  "$tool" stop -t 40 verify-composer >/dev/null
  [ "$("$tool" inspect -f '{{.State.ExitCode}}' verify-composer)" = 143 ] || fail "a composer ends by itself within its grace period"
  "$tool" rm -f verify-composer >/dev/null
  cp "$work/composer.yml" "$work/platform/composer.yml"
  await "no plan" 60 bash -c "! curl -sD - -o /dev/null -H 'Authorization: Bearer $token' localhost:4040/customers | grep -qi '^ratelimit:'" \
    || fail "the platform is again what it was"
}

# A request under way, a service that is told to end: readiness goes, the request gets its answer, the service ends.
check_drain() {
  local token request stop code
  token=$("$here/token.sh" acme)
  { printf '{"name": '; sleep 8; printf '"Drained"}'; } \
    | curl -s -o /dev/null -w '%{http_code}' -X POST -T - -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
      localhost:4041/customers >"$work/drained" &
  request=$!
  sleep 2
  "$tool" stop -t 40 "$(container customers)" >/dev/null &
  stop=$!
  until code=$(status "$token" localhost:4041/actuator/health/readiness); [ "$code" != 200 ]; do sleep 0.1; done
  [ "$code" = 503 ] || fail "a service that ends withdraws its readiness first (it answered $code)"
  wait "$request"
  [ "$(cat "$work/drained")" = 201 ] || fail "a service that ends answers what is under way (it answered $(cat "$work/drained"))"
  wait "$stop"
  [ "$(exit_code customers)" = 143 ] || fail "a service ends by itself within its grace period (it ended with $(exit_code customers))"
  "$tool" start "$(container customers)" >/dev/null && await_healthy customers
  pass "a service that is stopped withdraws its readiness, answers what is under way, and ends"
}

check_order_of_a_pod() {
  local kind name image probe port variables variable value options network
  network=$(networks customers)
  "$tool" exec "$(container postgres)" psql -q -U postgres -d postgres -c "create database pod owner patchbay_owner" >/dev/null
  # shellcheck disable=SC1091
  . "$here/.env"
  while read -r kind name image probe port variables; do
    options=(--name verify-pod --read-only --tmpfs /tmp --cap-drop ALL -v "${project}_master-key:/etc/patchbay:ro")
    for variable in $network; do options+=(--network "$variable"); done
    for variable in $variables; do
      value=${variable#*=}
      case $value in
        settings:database-url) value=jdbc:postgresql://postgres:5432/pod ;;
        settings:issuer) value=http://identity:4049 ;;
        settings:*) value= ;;
        secret:patchbay-*) name_of=${value#secret:patchbay-}; name_of=PATCHBAY_${name_of^^}_PASSWORD; value=${!name_of} ;;
        =*) value=${value#=} ;;
      esac
      options+=(-e "${variable%%=*}=$value")
    done
    "$tool" rm -f verify-pod >/dev/null 2>&1 || true
    if [ "$kind" = init ]; then
      "$tool" run "${options[@]}" "$image" >"$work/init.log" 2>&1 || { cat "$work/init.log" >&2; fail "the init container $name ends with 0"; }
      grep -q 'scripts applied' "$work/init.log" || fail "the init container $name migrates; it says: $(cat "$work/init.log")"
      pass "the init container $name prepares an empty database: $(tail -n 1 "$work/init.log")"
    else
      "$tool" run -d -p "127.0.0.1:4141:$port" "${options[@]}" "$image" >/dev/null
      await "$name" 120 curl -fs "http://127.0.0.1:4141$probe" || { "$tool" logs verify-pod >&2; fail "$name becomes ready after its init containers"; }
      pass "$name becomes ready after its init containers"
      "$tool" stop -t 45 verify-pod >/dev/null
      [ "$("$tool" inspect -f '{{.State.ExitCode}}' verify-pod)" = 143 ] || fail "$name ends by itself within its grace period"
      pass "$name ends by itself within its grace period"
    fi
  done < <(python3 "$here/pod.py" customers)
}

check_ten_migrators() {
  local ids=() id
  "$tool" exec "$(container postgres)" psql -q -U postgres -d postgres -c "create database ten owner patchbay_owner" >/dev/null
  # shellcheck disable=SC1091
  . "$here/.env"
  local network
  network=$(networks migrator)
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    ids+=("$("$tool" run -d --read-only --tmpfs /tmp --network "${network% }" \
      -e PATCHBAY_DATABASE_URL=jdbc:postgresql://postgres:5432/ten -e PATCHBAY_OWNER_PASSWORD="$PATCHBAY_OWNER_PASSWORD" patchbay/migrator)")
  done
  for id in "${ids[@]}"; do
    [ "$("$tool" wait "$id")" = 0 ] || { "$tool" logs "$id" >&2; fail "ten migrators at once all end with 0"; }
    "$tool" logs "$id" 2>/dev/null | tail -n 1 >>"$work/ten.log"
  done
  "$tool" rm -f "${ids[@]}" >/dev/null
  [ "$(grep -c 'scripts applied' "$work/ten.log")" = 1 ] || fail "one of ten migrators does the work: $(cat "$work/ten.log")"
  pass "ten migrators at once on an empty database: all end with 0, one of them migrated"
}

check_metrics() {
  local query down
  await metrics 60 bash -c "curl -fs localhost:9090/api/v1/query --data-urlencode 'query=sum(up)' | jq -e '.data.result[0].value[1] == \"5\"'" \
    || { curl -s localhost:9090/api/v1/targets | jq -r '.data.activeTargets[] | "\(.scrapeUrl) \(.lastError)"' >&2; fail "Prometheus scrapes everything"; }
  pass "Prometheus scrapes all four services and the composer, with a token of its own"
  while read -r query; do
    curl -fs localhost:9090/api/v1/query --data-urlencode "query=$query" | jq -e '.status == "success"' >/dev/null \
      || fail "Prometheus understands the dashboard's $query"
  done < <(jq -r '.panels[].targets[]?.expr' "$here/grafana/dashboards/platform.json")
  pass "Prometheus understands every query of the dashboard"
}

if [ "${1:-}" = --up-again ]; then
  trap - EXIT
  stop_stack
  start_stack
  echo "READY in $SECONDS s. Ctrl-C stops everything."
  exit 0
fi

note "with $tool; work in $work"
"$here/secrets.sh"
mkdir -p "$work/platform"
cp "$root/composer.yml" "$work/platform/"
chmod 755 "$work" "$work/platform"
export PATCHBAY_PLATFORM="$work/platform"
remove_stack

[ "${SKIP_BUILD:-}" = 1 ] || build_images
check_images

start_stack
pass "the stack starts in the order of its conditions and is healthy"
if [ "$tool" = podman ] && ! has_grafana; then
  note "Grafana is left out: there is no image of it"
else
  await_healthy grafana
  pass "Grafana is healthy"
fi

play_tour
python3 "$here/tour.py" "$root/README.md" "$work/platform" || fail "the README's tour"
pass "the README's tour, a stop and a start with the data still there included"

check_events
check_shared_limits
check_drain
check_metrics
check_order_of_a_pod
check_ten_migrators
remove_stack

echo "verify: $checks checks passed"
