#!/usr/bin/env bash
# Builds and starts everything, and returns when all of it is healthy. Needs Docker with Compose 2.20 or newer.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/secrets.sh"
exec docker compose -f "$here/compose.yaml" up --build --detach --wait "$@"
