#!/bin/sh
# PostgreSQL away for ten seconds under load: tests/pg/weg.sh BUILD [SECONDS]
SAMENLOOP_TEST_DB=postgres exec node "$(dirname "$0")/../fault/weg.mjs" "${1:-build}" "${2:-10}"
