#!/bin/sh
# Persons from a list: tests/story/import.sh BUILD
exec node "$(dirname "$0")/import.mjs" "${1:-build}"
