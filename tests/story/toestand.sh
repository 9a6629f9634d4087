#!/bin/sh
# Health, figures and doctor of the built program: tests/story/toestand.sh BUILD
exec node "$(dirname "$0")/toestand.mjs" "${1:-build}"
