#!/bin/sh
# Bad input: a clear answer, nothing lost, the server alive. tests/story/slecht.sh BUILD
exec node "$(dirname "$0")/slecht.mjs" "${1:-build}"
