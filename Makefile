# The words for people. meson.build holds the real build; needs.txt says what
# a Debian 12 machine must have, and tools/needs installs what is missing.
BUILD ?= build
TYPE ?= debugoptimized
STATIC = static.out/.made

all: $(BUILD)/samenloop

# A made-up region with a year of cases, served on this machine.
demo: all
	@$(BUILD)/samenloop demo
demo-reset: all
	@$(BUILD)/samenloop demo --opnieuw

# Builds and passes every test: units, tools, stories, browser, API, 20 kills.
check: all
	@tests/run $(BUILD)
lint: all
	@$(BUILD)/tools/checksrc .
	@tests/lint
asan:
	@$(MAKE) --no-print-directory BUILD=build-asan SANITIZE=address,undefined units
units: $(BUILD)/samenloop
	@meson test -C $(BUILD) --no-rebuild --print-errorlogs
bench: all
	@bench/run $(BUILD)
# How well the same persons are found, and the search in the whole country.
bench-koppeling: all
	@bench/land.sh $(BUILD)
	@node bench/koppeling.mjs $(BUILD)
bench-land: all
	@bench/land.sh $(BUILD)
	@node bench/land.mjs $(BUILD) $(HOUSEHOLDS)
# Kills of the server, then power cuts under it.
kill: all
	@tests/fault/kill $(BUILD) $(or $(TIMES),200)
	@tests/fault/stroom $(BUILD) $(or $(CUTS),50)
# Three PostgreSQL nodes, two servers, and one thing after the other dies.
cluster: all
	@tests/cluster/cluster $(BUILD)
# Disk full, read-only, gone and slow; clock back; crowds; no descriptors;
# each database gone for a minute.
fault: all
	@ulimit -n 20000 && tests/fault/fault $(BUILD)
	@node tests/fault/weg.mjs $(BUILD) $(or $(GONE),60)
	@tests/pg/weg.sh $(BUILD) $(or $(GONE),60)
# A year of warnings, minute by minute, with two servers that are killed.
jaar: all
	@JAAR=minuten $(BUILD)/src/test-exchange-jaar
fuzz:
	@tests/fuzz/run $(or $(SECONDS),60)
dist: all
	@tools/dist $(BUILD)
# The pictures of README and manual, out of a demo of their own.
beelden: all
	@node tools/beelden.mjs $(BUILD)
# The approved pictures of the browser tests anew; look at each before it is kept.
beeld-goed: all
	@BEELD_GOED=1 node tests/browser/verhaal.mjs $(BUILD) gezin
clean:
	rm -rf build build-*

$(BUILD)/samenloop: FORCE $(STATIC) $(BUILD)/build.ninja
	@ninja -C $(BUILD) --quiet

# Files are found by name, so a new one asks for a new look.
$(BUILD)/build.ninja: $(BUILD)/.files
	@if [ -f $@ ]; then meson setup --reconfigure $(BUILD) >$(BUILD)/setup.log || { cat $(BUILD)/setup.log; exit 1; }; \
	else meson setup $(BUILD) --buildtype=$(TYPE) $(if $(SANITIZE),-Db_sanitize=$(SANITIZE) -Db_lundef=false) >$(BUILD)/setup.log || { cat $(BUILD)/setup.log; exit 1; }; fi
	@touch $@
$(BUILD)/.files: FORCE .needs
	@mkdir -p $(BUILD)
	@{ find src tools tests -type f \( -name '*.c' -o -name '*.sql' -o -name '*.tmpl' \); find static.out/static -type f 2>/dev/null; } | LC_ALL=C sort >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(BUILD)/.files: $(STATIC)

ASSETS = $(shell find src/web -name '*.css' -o -name '*.js' -o -name '*.tmpl' -o -name '*.svg') src/web/pagina.c
# A release has them already made (tools/dist), and a file RELEASE that says so.
$(STATIC): $(if $(wildcard RELEASE),,node_modules/.made tools/assets.mjs $(ASSETS))
	@echo 'Styles, script and icons are made.'
	@node tools/assets.mjs static.out/static
	@touch $@
node_modules/.made: package-lock.json .npmrc .needs
	@echo 'Packages of the web interface are installed.'
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
.needs: needs.txt tools/needs
	@tools/needs needs.txt
	@touch $@

FORCE:
.PHONY: jaar all demo demo-reset check lint asan units bench bench-koppeling bench-land kill cluster fault fuzz dist beelden beeld-goed clean FORCE
