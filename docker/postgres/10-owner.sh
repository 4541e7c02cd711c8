#!/bin/sh
# Runs once, when the volume is empty: the role that owns the database, which is no superuser, and the database.
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres -q <<'SQL'
\getenv password PATCHBAY_OWNER_PASSWORD
create role patchbay_owner login createrole createdb password :'password';
create database patchbay owner patchbay_owner;
SQL
