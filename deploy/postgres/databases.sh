#!/usr/bin/env bash
# Run once by the PostgreSQL image, on an empty data folder: one database and one role per service, of the same name,
# and nobody else may even connect. A new service is one more line at the end and its password in docker-compose.yml.
set -euo pipefail

create() {
  psql --set=ON_ERROR_STOP=1 --quiet --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
    --set=name="$1" --set=password="$2" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

create partnerships "$PARTNERSHIPS_PASSWORD"
create ascn "$ASCN_PASSWORD"
create publicspace "$PUBLICSPACE_PASSWORD"
create keycloak "$KEYCLOAK_PASSWORD"
