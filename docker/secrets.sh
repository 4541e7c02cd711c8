#!/usr/bin/env bash
# Makes the secrets of the compose stack, once: docker/.env and docker/secrets/, for this user's eyes only. What exists
# already is kept; to change a password, delete its line and run this again (PostgreSQL's superuser keeps the one that its
# volume was made with).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077

names=(SUPERUSER_PASSWORD OWNER_PASSWORD CUSTOMERS_PASSWORD PRODUCTS_PASSWORD INVOICES_PASSWORD SHARED_PASSWORD
  ACME_SECRET GLOBEX_SECRET OPERATOR_SECRET REDIS_PASSWORD GRAFANA_PASSWORD)

touch .env
for name in "${names[@]}"; do
  if ! grep -q "^PATCHBAY_$name=" .env; then
    echo "PATCHBAY_$name=$(od -An -tx1 -N16 /dev/urandom | tr -d ' \n')" >>.env
  fi
done

# Prometheus reads its secret from a file, as a user of its own; the folder keeps it from everybody else.
mkdir -p secrets
sed -n 's/^PATCHBAY_OPERATOR_SECRET=//p' .env | tr -d '\n' >secrets/operator
chmod 644 secrets/operator
