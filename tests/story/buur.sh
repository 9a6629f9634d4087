#!/bin/sh
# A change by another process reaches live pages. tests/story/buur.sh BUILD
exec node "$(dirname "$0")/buur.mjs" "${1:-build}"
