#!/usr/bin/env bash
# The CPU of a request through the kit beside the same SQL in a controller written by hand; see docs/benchmarks.md.
#   bench/kit/run.sh [MAVEN OPTION...]      a minute, into bench/results/kit.md; fails above a ratio of 1.25
set -euo pipefail

home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
cd "$home"
mvn -q "$@" -pl domain-services/kit -am test -Dtest=CpuComparison -Dsurefire.failIfNoSpecifiedTests=false
cp domain-services/kit/target/cpu-comparison.md bench/results/kit.md
cat bench/results/kit.md
