#!/bin/sh
# Tests of the tools against what they must say or write, as TAP:
#	tools_test.sh SQL2C EMBED CHECKSRC
# With UPDATE=1 the expected texts are written anew; read the difference.
sql2c=$(realpath "$1") embed=$(realpath "$2") checksrc=$(realpath "$3")
cd "$(dirname "$0")/testdata" || exit 1
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
n=0 failed=0

# verdict NAME STATUS: status 0 is good
verdict() {
	n=$((n + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		failed=1
	fi
}

# same EXPECTED ACTUAL: compares, and shows the difference as a comment
same() {
	[ -z "$UPDATE" ] || cp "$2" "$1"
	diff -u "$1" "$2" >"$out/diff" 2>&1 && return 0
	sed 's/^/# /' "$out/diff"
	return 1
}

# expect NAME STATUS EXPECTED COMMAND...: exit status and what is printed
expect() {
	name=$1 status=$2 expected=$3
	shift 3
	"$@" >"$out/said" 2>&1
	got=$?
	[ $got -eq "$status" ] || echo "# exit status $got, not $status"
	same "$expected" "$out/said" && [ $got -eq "$status" ]
	verdict "$name" $?
}

statements() {
	"$sql2c" --schema "$1" --fragments sql2c/fragments "$2" "$out/$3_sql.h" "$out/$3_sql.c"
}

for f in sql2c/bad/*.sql; do
	expect "sql2c refuses $(basename "$f" .sql)" 1 "${f%.sql}.expected" \
	    statements sql2c/schema "$f" bad
done
test ! -e "$out/bad_sql.h" && test ! -e "$out/bad_sql.c"
verdict 'sql2c writes nothing when it refuses' $?
expect 'sql2c refuses a migration that does not run' 1 sql2c/schema_bad.expected \
    statements sql2c/schema_bad sql2c/fragments/good.sql bad
for f in good visible; do
	statements sql2c/schema sql2c/fragments/$f.sql $f &&
	    same sql2c/fragments/$f.h.expected "$out/${f}_sql.h" &&
	    same sql2c/fragments/$f.c.expected "$out/${f}_sql.c"
	verdict "sql2c writes $f" $?
done

"$embed" thing "$out/embed.c" embed/a/0003.txt embed/a/0002.txt embed/b/0001.txt &&
    same embed/files.expected "$out/embed.c"
verdict 'embed writes files in the order of their base names' $?
"$embed" thing "$out/none.c" embed/nothing.txt 2>/dev/null
test $? -eq 1 && test ! -e "$out/none.c"
verdict 'embed leaves nothing behind when a file is not there' $?

for d in checksrc/*/; do
	d=${d%/}
	status=1
	[ "$d" = checksrc/good ] && status=0
	expect "checksrc on ${d#checksrc/}" $status "$d.expected" "$checksrc" "$d"
done

# What may not stand in the tree itself is made here.
tree() {
	rm -rf "$out/tree"
	mkdir -p "$out/tree/src/base" "$out/tree/docs"
}
tree
printf 'int x; \nint y;\t\n\nint z;\n' >"$out/tree/src/base/x.c"
expect 'checksrc on white space at the end' 1 checksrc/space.expected "$checksrc" "$out/tree"
tree
seq 600 | sed 's/.*/int x&;/' >"$out/tree/src/base/x600.c"
seq 601 | sed 's/.*/int x&;/' >"$out/tree/src/base/x601.c"
expect 'checksrc on long files' 1 checksrc/length.expected "$checksrc" "$out/tree"
tree
printf '/* %s%s: later */\n/* %s%s */\nint TODOS; /* %s%s */\n' TO DO FIX ME XX X \
    >"$out/tree/src/base/x.c"
expect 'checksrc on unfinished work' 1 checksrc/unfinished.expected "$checksrc" "$out/tree"
tree
printf 'See %s%s/x, %s%s/y.\nhttps://example.org%s%s/x\n' /wo rk /tm p/w /wo rk \
    >"$out/tree/docs/x.md"
expect 'checksrc on places of one machine' 1 checksrc/path.expected "$checksrc" "$out/tree"

echo "1..$n"
exit $failed
