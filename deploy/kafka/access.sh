#!/usr/bin/env bash
# What each login may do at the broker; whatever is not named here it may not. To run it again changes nothing.
set -euo pipefail

allow() {
  local login=$1
  shift
  bash "$(dirname "$0")/as-broker.sh" kafka-acls.sh --add --allow-principal "User:$login" --resource-pattern-type prefixed "$@"
}

# A service writes its own topics, under the one name by which the broker tells a deposed publisher from the present one, and
# makes them and looks after their settings.
service() {
  allow "$1" --producer --topic "$1." --transactional-id "$1-outbox"
  allow "$1" --operation DescribeConfigs --operation AlterConfigs --topic "$1."
}

# A ministry reads what happens to agreements, in consumer groups that bear its name, and writes nothing there. What it puts
# aside goes to topics under its own name.
ministry() {
  allow "$1" --consumer --topic partnerships. --group "$1"
  allow "$1" --producer --topic "$1."
}

service partnerships
service ascn
service public-space
ministry home-affairs
ministry foreign-affairs
# The gateway hears of every change, to forget what it keeps. It belongs to no group.
allow gateway --operation Read --operation Describe --topic partnerships. --topic ascn. --topic public-space.
