#!/bin/sh
# Terms: what the program says is what the law says. tests/termijn/termijn.sh BUILD
set -u
build=$(cd "${1:-build}" && pwd) || exit 1
cd "$(dirname "$0")/../.." || exit 1
here=tests/termijn
goed=0
node $here/opdracht.mjs "$build/samenloop" || goed=1
node $here/vrijedag.mjs "$build" || goed=1
node $here/tweede.mjs "$build/samenloop" || goed=1

# The package to compare with is for this test only, and stays in the build folder.
if [ ! -d "$build/feestdagen/node_modules/date-holidays" ]; then
	mkdir -p "$build/feestdagen"
	cp $here/feestdagen/package.json $here/feestdagen/package-lock.json .npmrc \
		"$build/feestdagen/"
	(cd "$build/feestdagen" && npm ci --no-audit --no-fund --loglevel=error) || goed=1
fi
node $here/feestdagen.mjs "$build/samenloop" "$build/feestdagen" || goed=1
exit $goed
