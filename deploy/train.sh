#!/usr/bin/env bash
# Starts the application in the current folder once, so that Java writes down which classes a start needs, and makes the AOT
# cache app.aot of it. The arguments are those of Java; a cache is good only for the same ones. Nothing is there to connect
# to while an image is built, so what asks for a database before all else is switched off. A service that then gives up on its
# first query has loaded nearly everything, and one that comes up is stopped as soon as it answers.
set -euo pipefail
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:1/none
export QUARKUS_FLYWAY_MIGRATE_AT_START=false
export QUARKUS_HIBERNATE_ORM_DATABASE_VERSION_CHECK_ENABLED=false
export QUARKUS_HIBERNATE_ORM_SCHEMA_MANAGEMENT_STRATEGY=none
export QUARKUS_OIDC_TENANT_ENABLED=false
# With secrets that are no secrets, where a service does not start without.
export QUARKUS_PROFILE=train
log=$(mktemp)
# G1 whatever the size of the building machine: only it writes the objects of the heap into the cache. Any collector reads them.
java -XX:AOTCacheOutput=app.aot -XX:+UseG1GC "$@" -jar quarkus-run.jar >"$log" 2>&1 &
application=$!
up() { bash "$(dirname "$0")/healthcheck.sh" "$QUARKUS_HTTP_PORT" /q/health/live 2>/dev/null; }
deadline=$((SECONDS + 120))
until up || ! kill -0 "$application" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; do sleep 0.2; done
kill -TERM "$application" 2>/dev/null || true
wait "$application" || true
if [ ! -s app.aot ]; then
  cat "$log"
  echo "train.sh: Java wrote no AOT cache" >&2
  exit 1
fi
rm "$log"
