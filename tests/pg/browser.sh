#!/bin/sh
# The walk in a browser, on PostgreSQL: tests/pg/browser.sh BUILD
SAMENLOOP_TEST_DB=postgres exec "$(dirname "$0")/../browser/verhaal.sh" "${1:-build}"
