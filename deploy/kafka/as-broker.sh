#!/usr/bin/env bash
# as-broker.sh TOOL ARGUMENT...: runs a tool of Kafka with the login of the broker itself, which may do everything.
set -euo pipefail
login=$(mktemp)
trap 'rm -f "$login"' EXIT
cat >"$login" <<EOF
security.protocol=SASL_PLAINTEXT
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="broker" password="$ETALASE_BROKER_PASSWORD";
EOF
tool=$1
shift
"${KAFKA_TOOLS:-/opt/kafka/bin}/$tool" --bootstrap-server kafka:19092 --command-config "$login" "$@"
