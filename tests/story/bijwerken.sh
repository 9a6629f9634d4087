#!/bin/sh
# Upgrading while the version of before still serves: tests/story/bijwerken.sh BUILD
set -u
cd "$(dirname "$0")/../.." || exit 1
# Every migration from 0051 on says what becomes of a server of the version before.
for f in src/db/migrations/*.sql tests/story/volgende/*.sql; do
	n=$(basename "$f")
	[ "${n%%-*}" -gt 50 ] || continue
	case $(head -n 1 "$f") in
	'-- old version: keeps serving')
		if grep -niE 'drop +(table|column)|rename|set +not +null' "$f"; then
			echo "$f: takes something away from a version that keeps serving"
			exit 1
		fi
		;;
	'-- old version: stops first, because '*) ;;
	*)
		echo "$f: the first line is '-- old version: keeps serving' or" \
			"'-- old version: stops first, because ...' (docs/operations.md)"
		exit 1
		;;
	esac
done
exec node tests/story/bijwerken.mjs "${1:-build}"
