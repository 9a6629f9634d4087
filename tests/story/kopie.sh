#!/bin/sh
# Backup, restore and moving with the built program: tests/story/kopie.sh BUILD
exec node "$(dirname "$0")/kopie.mjs" "${1:-build}"
