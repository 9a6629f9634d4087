#!/bin/sh
exec node "$(dirname "$0")/kill.mjs" "${1:-build}" "${2:-5}"
