/* wekker.c - samenloop wekker: one round of the alarm by hand, and how long it took.
 * Without mail: what is due waits for the server. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "exchange/wekker.h"
#include "main/main.h"
#include "os/clock.h"

#define KEER_MAX 100000

static int
rondes(struct call *c, struct running *r, int keer)
{
	struct wekker_ronde ronde;
	struct wekker *w;
	struct err err;
	size_t gegeven = 0;
	int64_t begon;
	double ms;

	if (wekker_open(&(struct wekker_config){ .app = &r->app }, &w, &err) != ERR_OK)
		return call_failed(c, &err);
	begon = os_now_ms();
	for (int i = 0; i < keer; i++) {
		if (wekker_ronde(w, &ronde, &err) != ERR_OK) {
			wekker_close(w);
			return call_failed(c, &err);
		}
		gegeven += ronde.gegeven;
	}
	ms = (double)(os_now_ms() - begon) / keer;
	wekker_close(w);
	if (c->s.json)
		(void)printf("{\"gegeven\": %zu, \"ms\": %.3f}\n", gegeven, ms);
	else
		(void)printf("%zu waarschuwingen, %.3f ms per ronde\n", gegeven, ms);
	return 0;
}

static int
run(struct call *c)
{
	const char *s = call_option(c, "--keer");
	long keer = s == NULL ? 1 : strtol(s, NULL, 10);
	struct running r;
	struct err err;
	int rc;

	if (keer < 1 || keer > KEER_MAX)
		return 2;
	if (running_open(c, false, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = rondes(c, &r, (int)keer);
	running_close(&r);
	return rc;
}

static const struct option opties[] = {
	{ "--keer", true, "hoe vaak, om te meten (1)" },
	{ NULL, false, NULL },
};

const struct command command_wekker = {
	.naam = "wekker", .uitleg = "waarschuwen voor termijnen, één ronde",
	.gebruik = "[opties]", .opties = opties, .run = run,
};
