#!/bin/sh
# Reading on when nothing can be written, and the sheets on paper: tests/story/noodblad.sh BUILD
exec node "$(dirname "$0")/noodblad.mjs" "${1:-build}"
