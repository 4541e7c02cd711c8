#!/usr/bin/env bash
# Merging side by side with npm's openapi-merge-cli, in one run on one machine: time with the start of the program, CPU time, memory.
#
#   bench/merge/run.sh [ROUNDS]
#
# CORPUS: folder with small/, twilio/ and k8s/, ../shared/corpus by default.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
# shellcheck source=../common.sh
. "$home/bench/common.sh"

need node nodejs
need npm
[ -x /usr/bin/time ] || need /usr/bin/time time

work=$here/target
mkdir -p "$work"
[ -d "$work/node_modules/openapi-merge-cli" ] || npm install --prefix "$work" --no-audit --no-fund --silent openapi-merge-cli@2.0.2
# The launcher builds what is not built; that is not to be measured.
"$home/patchbay" merge --help >"$work/help.txt"

JAVA="$(find_java)/bin/java" LAUNCHER=$home/patchbay CORPUS=${CORPUS:-$home/../shared/corpus} \
  node "$here/measure.mjs" "${1:-5}" "$work" "$here/results"
