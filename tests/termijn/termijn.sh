#!/bin/sh
# Terms: what the program says is what the law says. tests/termijn/termijn.sh BUILD
set -u
build=$(cd "${1:-build}" && pwd)
cd "$(dirname "$0")" || exit 1
goed=0
node opdracht.mjs "$build/samenloop" || goed=1
node vrijedag.mjs "$build" || goed=1
node tweede.mjs "$build/samenloop" || goed=1

# The package to compare with is for this test only, and stays in the build folder.
if [ ! -d "$build/feestdagen/node_modules/date-holidays" ]; then
	mkdir -p "$build/feestdagen"
	cp feestdagen/package.json feestdagen/package-lock.json ../../.npmrc "$build/feestdagen/"
	(cd "$build/feestdagen" && npm ci --no-audit --no-fund --loglevel=error) || goed=1
fi
node feestdagen.mjs "$build/samenloop" "$build/feestdagen" || goed=1
exit $goed
