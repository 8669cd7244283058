#!/usr/bin/env bash
# Prints every change once, without Kafka: follow.sh [address of the feed] [file that remembers the place].
# Set TOKEN to a bearer token to see more than the public sees. Put your own work where `cat` stands.
set -euo pipefail
feed=${1:-http://localhost:8080/v1/events/partnerships} place=${2:-feed.cursor}
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
while :; do
  after=$(cat "$place" 2> /dev/null || true)
  code=$(curl --silent --get --data "wait=20" ${after:+--data "after=$after"} --max-time 60 \
    ${TOKEN:+--header "Authorization: Bearer $TOKEN"} --output "$work/batch" --dump-header "$work/headers" \
    --write-out '%{http_code}' "$feed" || true)
  case $code in
    200) [ "$(cat "$work/batch")" = "[]" ] || { cat "$work/batch"; echo; }
         sed -n 's/\r$//; s/^next-cursor: //Ip' "$work/headers" > "$place.new" && mv "$place.new" "$place" ;;
    410) rm -f "$place" ;; # Away for too long: start anew, with the latest of everything.
    *) echo "The feed answers ${code:-nothing}; again in 5 s" >&2; sleep 5 ;;
  esac
done
