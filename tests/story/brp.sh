#!/bin/sh
# The BRP against a stand-in. tests/story/brp.sh BUILD
exec node "$(dirname "$0")/brp.mjs" "${1:-build}"
