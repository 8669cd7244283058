#!/usr/bin/env bash
# Starts the application in the current folder once, so that Java writes down which classes a start needs, and makes the AOT
# cache app.aot of it. Nothing is there to connect to while an image is built: a service that gives up because it finds no
# database has loaded nearly everything by then, and one that comes up is stopped as soon as it answers.
set -euo pipefail
# G1 whatever the size of the building machine: only it writes the objects of the heap into the cache. Any collector reads them.
java -XX:AOTCacheOutput=app.aot -XX:+UseG1GC -jar quarkus-run.jar >/tmp/train.log 2>&1 &
application=$!
up() { bash "$(dirname "$0")/healthcheck.sh" "$QUARKUS_HTTP_PORT" /q/health/live 2>/dev/null; }
deadline=$((SECONDS + 120))
until up || ! kill -0 "$application" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; do sleep 0.2; done
kill -TERM "$application" 2>/dev/null || true
wait "$application" || true
if [ ! -s app.aot ]; then
  cat /tmp/train.log
  echo "train.sh: Java wrote no AOT cache" >&2
  exit 1
fi
rm /tmp/train.log
