#!/usr/bin/env bash
# Builds and starts everything, and returns when all of it is healthy. Needs Docker with Compose 2.20 or newer.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/secrets.sh"
compose=(docker compose -f "$here/compose.yaml")
"${compose[@]}" up --build --detach "$@"
# Not with --wait, to which a container that has done its work is one that has failed.
for _ in $(seq 150); do
  [ "$("${compose[@]}" ps --format '{{.Health}}' composer)" = healthy ] && break
  sleep 2
done
[ "$("${compose[@]}" ps --format '{{.Health}}' composer)" = healthy ] \
  || { echo "up.sh: the composer is not healthy; see: docker compose -f docker/compose.yaml logs" >&2; exit 1; }
cat <<'TXT'
READY

  platform     http://localhost:4040        the merged document is at /openapi.json, its pages at /docs
  prometheus   http://localhost:9090
  grafana      http://localhost:3000        user admin, the password is PATCHBAY_GRAFANA_PASSWORD in docker/.env

  TOKEN=$(docker/token.sh acme)
  curl -H "Authorization: Bearer $TOKEN" http://localhost:4040/customers
TXT
