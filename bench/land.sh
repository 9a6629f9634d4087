#!/bin/sh
# Builds bench/land.c against the library of a build: bench/land.sh BUILD
set -e
cd "$(dirname "$0")/.."
command -v vmtouch >/dev/null || tools/needs bench/needs.txt
${CC:-gcc} -std=c17 -O2 -g -D_GNU_SOURCE -Wall -Wextra -Isrc -I"$1/src" -Ibench bench/land.c \
	bench/bevolking.c "$1/src/libsamenloop.a" $(sed -n 's/^libs="\(.*\)"$/\1/p' tests/fuzz/run) \
	-o "$1/land"
