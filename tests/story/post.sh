#!/bin/sh
# Warnings by mail and terms in a calendar program, with the built program: a real
# line of SMTP, two servers on one database, and libical. tests/story/post.sh BUILD
set -u
exec node "$(dirname "$0")/post.mjs" "${1:-build}"
