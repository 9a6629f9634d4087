#!/bin/sh
# Messages of the police, with the built program: taken in, refused as double,
# kept when broken, dropped in a folder, and a kill in the middle (A9, D9).
# tests/story/bericht.sh BUILD
set -u
build=${1:-build}
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
case $build in /*) ;; *) build=$here/$build ;; esac
cd "$here" || exit 1
dir=$(mktemp -d) || exit 1
prog=$build/samenloop
database=sqlite:$dir/db
if [ "${SAMENLOOP_TEST_DB:-}" = postgres ]; then
	chmod 711 "$dir"
	tests/hulp/pg start "$dir/pg" || exit 1
	database=$(tests/hulp/pg url "$dir/pg" bericht)
fi
opt="--database $database --sleutels $dir/keys"
server='' n=0 failed=0

clean() {
	[ -n "$server" ] && kill -9 "$server" 2>/dev/null
	[ ! -d "$dir/pg" ] || tests/hulp/pg clean "$dir/pg"
	rm -rf "$dir"
}
trap clean EXIT
trap 'exit 1' INT TERM

ok() { # STATUS SENTENCE
	n=$((n + 1))
	[ "$1" = 0 ] && echo "ok $n - $2" && return
	failed=$((failed + 1))
	echo "not ok $n - $2"
}
neem() { # FILE...: answers in $dir/out, one line of JSON each
	# shellcheck disable=SC2086
	"$prog" bericht innemen --json $opt "$@" >"$dir/out" 2>"$dir/err"
}
start() {
	# shellcheck disable=SC2086
	"$prog" serve $opt --luister 127.0.0.1:0 --postvak "$dir/post" 2>>"$dir/log" &
	server=$!
}
count() { find "$1" -type f 2>/dev/null | wc -l | tr -d ' '; }
wait_empty() { # until nothing waits to be taken in, 10 seconds at most
	i=0
	while [ "$i" -lt 100 ]; do
		left=$(find "$dir/post" -maxdepth 1 -type f | wc -l)
		[ "$left" -eq 0 ] && [ "$(count "$dir/post/bezig")" -eq 0 ] && return 0
		sleep 0.1
		i=$((i + 1))
	done
	return 1
}

# shellcheck disable=SC2086
"$prog" sleutel maak $opt >/dev/null && "$prog" regio laden regio/kennemerland $opt >/dev/null
ok $? 'a region to work in'

good='minimaal gezin-van-vijf datums-onvolledig waarden-onbekend adres-buitenland
tekenset-latin1 in-soap-envelop zonder-betrokkenen'
files=''
for f in $good; do files="$files tests/msg/$f.xml"; done
# shellcheck disable=SC2086
neem $files
ok $? 'every good message is taken in'
[ "$(grep -c '"stand":"verwerkt"' "$dir/out")" = 8 ]
ok $? 'eight are processed'
[ "$(grep -o '"kenmerk":"VT-[^"]*"' "$dir/out" | sort -u | wc -l)" = 8 ]
ok $? 'each has a case number of its own'

# shellcheck disable=SC2086
neem $files
ok $? 'the same again is told, not an error'
[ "$(grep -c '"stand":"dubbel".*StUF016' "$dir/out")" = 8 ]
ok $? 'all eight are double, StUF016'

broken=0
for f in tests/msg/fout-*.xml; do
	neem "$f"
	[ $? = 1 ] && grep -q '"stand":"afgewezen".*"reden":"' "$dir/out" && broken=$((broken + 1))
done
[ "$broken" = 4 ]
ok $? 'broken ones are refused with the reason, exit status 1'
: >"$dir/leeg.xml"
neem "$dir/leeg.xml"
[ $? = 1 ] && grep -q afgewezen "$dir/out"
ok $? 'an empty file is refused too'
neem "$dir/bestaat-niet.xml"
[ $? = 1 ] && [ ! -s "$dir/out" ]
ok $? 'a file that is not there is no message'

sed 's/BVH-2026-000102/BVH-2026-900001/' tests/msg/gezin-van-vijf.xml >"$dir/tweede.xml"
first=$(neem tests/msg/gezin-van-vijf.xml; grep -o '"kenmerk":"[^"]*"' "$dir/out")
second=$(neem "$dir/tweede.xml"; grep -o '"kenmerk":"[^"]*"' "$dir/out")
[ -n "$first" ] && [ "$first" = "$second" ]
ok $? 'a second report about the same BSN joins the running case'

if [ -d "$dir/pg" ]; then
	find "$dir/pg/data/base" "$dir/pg/data/pg_wal" -type f -exec cat {} +
else
	cat "$dir"/db*
fi >"$dir/all"
! grep -aq 'papa doet mama pijn' "$dir/all" && ! grep -aq 'taakaccenthouder' "$dir/all"
ok $? 'neither the story nor the reporter stands in the database file in clear'

# The drop folder: copied, renamed into it, and broken.
start
i=0
while [ ! -d "$dir/post/afgewezen" ] && [ "$i" -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
cp tests/msg/fout-doctype.xml "$dir/post/"
sed 's/BVH-2026-000101/BVH-2026-900002/' tests/msg/minimaal.xml >"$dir/een.xml"
mv "$dir/een.xml" "$dir/post/een.xml"
wait_empty
ok $? 'what is dropped in the folder is taken away'
[ "$(count "$dir/post")" = 0 ]
ok $? 'and does not lie anywhere in clear'

# Killed in the middle, three times.
many=40
i=1
while [ "$i" -le "$many" ]; do
	sed "s/BVH-2026-000101/KILL-$i/" tests/msg/minimaal.xml >"$dir/kill-$i.xml"
	cp "$dir/kill-$i.xml" "$dir/.kill" && mv "$dir/.kill" "$dir/post/kill-$i.xml"
	[ $((i % 13)) = 0 ] && { kill -9 "$server"; wait "$server" 2>/dev/null; start; }
	i=$((i + 1))
done
wait_empty
ok $? 'all are taken away though the server was killed three times'
[ "$(count "$dir/post")" = 0 ]
ok $? 'and none lies anywhere in clear'
kill "$server" && wait "$server"
ok $? 'the server stops cleanly'
server=''
neem "$dir"/kill-[12]*.xml
cp "$dir/out" "$dir/both"
neem "$dir"/kill-[3-9]*.xml
cat "$dir/out" >>"$dir/both"
[ "$(grep -c '"stand":"dubbel"' "$dir/both")" = "$many" ] &&
	[ "$(grep -o '"melding":"[0-9]*"' "$dir/both" | sort -u | wc -l)" = "$many" ]
ok $? 'each became one report'
sed 's/BVH-2026-000101/LAATSTE/' tests/msg/minimaal.xml >"$dir/laatste.xml"
neem "$dir/laatste.xml"
# Eight, one dropped, forty, and this one: fifty cases.
grep -q '"kenmerk":"VT-[0-9]*-000050-' "$dir/out"
ok $? 'no case was made twice'
# shellcheck disable=SC2086
"$prog" verify $opt >"$dir/verify"
ok $? 'the journal is whole'

echo "1..$n"
[ "$failed" = 0 ]
