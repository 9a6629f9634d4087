#!/bin/sh
# The API against the real program: a region of its own, served on a free port.
# tests/api/api.sh BUILD
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
: >"$dir/log"	# it is read at once, perhaps before the server opens it
database="sqlite:$dir/samenloop.db"
if [ "${SAMENLOOP_TEST_DB:-}" = postgres ]; then
	chmod 711 "$dir"
	tests/hulp/pg start "$dir/pg"
	database=$(tests/hulp/pg url "$dir/pg" api)
fi
"$build/samenloop" demo --database "$database" --map "$dir" --zaken 12 \
	--luister 127.0.0.1:0 >"$dir/log" 2>&1 &
server=$!
stop() {
	kill $server 2>/dev/null || :
	wait $server 2>/dev/null || :
	[ ! -d "$dir/pg" ] || tests/hulp/pg clean "$dir/pg"
	rm -r "$dir"
}
trap stop EXIT
for i in $(seq 600); do
	url=$(sed -n 's/^samenloop: luistert op //p' "$dir/log")
	[ -z "$url" ] || break
	kill -0 $server || { cat "$dir/log"; exit 1; }
	sleep 0.2
done
word=$(sed -n 's/.*het wachtwoord \([^ ]*\).*/\1/p' "$dir/log")
node tests/api/openapi.mjs "$url"
node tests/api/story.mjs "$url" "$word"
# The protected reporter of the story: nowhere in the database, its log or ours.
if grep -ril qwirrelmans "$dir"; then
	echo 'the name of a protected reporter was written in clear'
	exit 1
fi
