#!/bin/sh
# The kills that every check runs.
exec node "$(dirname "$0")/kill.mjs" "$1" 20
