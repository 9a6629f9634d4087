#!/bin/sh
# The unit tests that use a database, on a PostgreSQL of their own: tests/pg/units.sh BUILD
# In memory and without flushing: hundreds of databases are made. That nothing is lost
# is for tests/pg/kill.sh.
set -eu
build=$1
dir=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/samenloop-pg-XXXXXX")
trap 'tests/hulp/pg clean "$dir"' EXIT
tests/hulp/pg start "$dir" fsync=off autovacuum=off
uses='hulp/(test_(db|pg|doe|zaak)|contact_call)\.h|test_file_url'
files=$(grep -rlE "$uses" src --include="*_test.c")
names=$(echo "$files" | sed "s|^src/||; s|/|-|g; s|_test\.c$||" | sort)
# shellcheck disable=SC2086
SAMENLOOP_TEST_PG="host=$dir user=postgres" meson test -C "$build" --no-rebuild \
	--print-errorlogs --num-processes 2 --timeout-multiplier 4 --logbase pg $names \
	>"$dir/out" 2>&1 || { cat "$dir/out"; exit 1; }
sed -n 's/^Ok: *\([0-9]*\).*/\1 test programs passed on PostgreSQL/p' "$dir/out"
