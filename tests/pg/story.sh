#!/bin/sh
# The stories, the API and 10 kills of the program, on PostgreSQL: tests/pg/story.sh BUILD
set -eu
cd "$(dirname "$0")/../.."
export SAMENLOOP_TEST_DB=postgres
for t in tests/story/bericht.sh tests/story/slecht.sh tests/story/buur.sh tests/story/toestand.sh \
	tests/story/post.sh tests/story/brp.sh tests/story/bijwerken.sh tests/story/import.sh \
	tests/story/noodblad.sh tests/api/api.sh; do
	"$t" "$1" >/tmp/samenloop-story.$$ 2>&1 || { cat /tmp/samenloop-story.$$; exit 1; }
	echo "$t: $(tail -1 /tmp/samenloop-story.$$)"
	rm -f /tmp/samenloop-story.$$
done
tests/fault/kill "$1" 10
