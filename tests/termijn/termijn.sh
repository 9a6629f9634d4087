#!/bin/sh
# Terms: what the program says is what the law says. tests/termijn/termijn.sh BUILD
set -u
build=$(cd "${1:-build}" && pwd)
cd "$(dirname "$0")" || exit 1
goed=0
node tweede.mjs "$build/samenloop" || goed=1
exit $goed
