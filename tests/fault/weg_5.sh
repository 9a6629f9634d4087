#!/bin/sh
# The disk under SQLite away for five seconds, in every check; PostgreSQL: tests/pg/weg.sh.
exec node "$(dirname "$0")/weg.mjs" "${1:-build}" 5
