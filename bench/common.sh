# What the scripts of this folder share; they source it. Expects $home, the root of the repository.
# shellcheck shell=bash disable=SC2154

needed_java=25

fail() {
  echo "bench: $*" >&2
  exit 1
}

# Installs a program from the package of the same or another name, where that is missing.
need() {
  local program=$1 package=${2:-$1}
  command -v "$program" >/dev/null && return
  command -v apt-get >/dev/null || fail "$program is missing, and there is no apt-get; install it"
  echo "bench: installing $package" >&2
  if ! apt-get install -y -qq "$package" >/dev/null 2>&1; then
    apt-get update -qq >/dev/null
    apt-get install -y -qq "$package" >/dev/null || fail "$package cannot be installed; install it, or run this as root"
  fi
}

java_version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_java() {
  local candidate version
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    version=$(java_version "$candidate")
    if [ -x "$candidate/bin/java" ] && [ "${version:-0}" -ge "$needed_java" ]; then
      echo "$candidate"
      return
    fi
  done
  fail "no JDK $needed_java found; install one (any vendor), or point JAVA_HOME at it"
}

# build MODULES [OPTION...]: their executable jars, and what they depend on.
build() {
  echo "bench: building $1" >&2
  (cd "$home" && mvn -q -B -ntp -DskipTests -Dspring-boot.repackage.skip=false -Dexec.skip=false \
    package -pl "$1" -am "${@:2}") >&2 || fail "the build failed; its messages are above"
}

# Where results go: the committed ones are those of a whole run.
results() {
  local argument
  for argument in "$@"; do
    if [ "$argument" = --quick ]; then
      echo "$home/bench/harness/target/results"
      return
    fi
  done
  echo "$home/bench/results"
}

# Runs a command of the harness.
harness() {
  local java
  java=$(find_java)
  exec "$java/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -jar "$home"/bench/harness/target/patchbay-bench-harness-*-exec.jar "$@"
}
