#!/bin/sh
# The proxy of deploy/ in front of a server that runs: tests/deploy/proxy.sh BUILD
set -u
cd "$(dirname "$0")/../.." || exit 1
libs='liblua5.3-0 libopentracing1 libopentracing-c-wrapper0'
# shellcheck disable=SC2086
if ! HAPROXY=$(tests/hulp/tool haproxy haproxy $libs); then
	echo 'haproxy cannot be had here: not checked'
	exit 0
fi
LD_LIBRARY_PATH=$PWD/build/hulp/x/usr/lib/x86_64-linux-gnu${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export HAPROXY LD_LIBRARY_PATH
exec node tests/deploy/proxy.mjs "${1:-build}"
