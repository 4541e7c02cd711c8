#!/usr/bin/env bash
# Prints an access token of the running compose stack: docker/token.sh acme | globex | operator
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
client=${1:?name acme, globex or operator}
secret=$(sed -n "s/^PATCHBAY_${client^^}_SECRET=//p" "$here/.env")
[ -n "$secret" ] || { echo "token.sh: there is no client '$client' in docker/.env" >&2; exit 1; }
curl -sS --fail-with-body -u "$client:$secret" -d grant_type=client_credentials http://localhost:4049/oauth2/token \
  | sed 's/.*"access_token":"\([^"]*\)".*/\1/'
