#!/usr/bin/env bash
# Makes the random secrets of a local cluster, once, for this user's eyes only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077
mkdir -p secrets

random() {
  od -An -tx1 -N16 /dev/urandom | tr -d ' \n'
}

for name in superuser owner customers products invoices shared; do
  [ -f "secrets/$name.env" ] || echo "password=$(random)" >"secrets/$name.env"
done
[ -f secrets/clients.env ] || printf 'acme=%s\nglobex=%s\noperator=%s\n' "$(random)" "$(random)" "$(random)" >secrets/clients.env
"$(git rev-parse --show-toplevel)/patchbay" keys create --keep secrets/master.json
