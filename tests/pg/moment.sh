#!/bin/sh
# Back to a moment out of PostgreSQL's own log: tests/pg/moment.sh BUILD
exec node "$(dirname "$0")/moment.mjs" "${1:-build}"
