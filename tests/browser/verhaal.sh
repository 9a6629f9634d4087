#!/bin/sh
# The story in a browser, all of it. tests/browser/verhaal.sh BUILD
exec node "$(dirname "$0")/verhaal.mjs" "${1:-build}"
