/* doctor.c - samenloop doctor: looks at all of it, changes nothing but a heartbeat. */
#include "main/doctor.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "json/json.h"
#include "os/clock.h"

void
vind(struct doctor *d, const char *wat, enum oordeel oordeel, const char *fmt, ...)
{
	char tekst[600];
	va_list ap;

	if (d->n == sizeof(d->v) / sizeof(d->v[0]))
		return;
	va_start(ap, fmt);
	(void)vsnprintf(tekst, sizeof(tekst), fmt, ap);
	va_end(ap);
	d->v[d->n++] = (struct bevinding){ wat, oordeel, arena_strdup(d->a, tekst) };
}

static const char *
word(enum oordeel o)
{
	switch (o) {
	case GOED:
		return "goed";
	case LET_OP:
		return "let op";
	case FOUT:
		break;
	}
	return "FOUT";
}

static void
print_json(const struct doctor *d, bool goed)
{
	BUF_AUTO b = BUF_INIT((size_t)1 << 20);
	struct json_writer j = JSON_WRITER(&b);

	json_open_object(&j);
	json_field_bool(&j, "goed", goed);
	json_put_key(&j, "bevindingen");
	json_open_array(&j);
	for (size_t i = 0; i < d->n; i++) {
		json_open_object(&j);
		json_field_string(&j, "wat", d->v[i].wat);
		json_field_string(&j, "oordeel", d->v[i].oordeel == FOUT ? "fout" :
		    word(d->v[i].oordeel));
		json_field_string(&j, "tekst", d->v[i].tekst);
		json_close_object(&j);
	}
	json_close_array(&j);
	json_close_object(&j);
	buf_puts(&b, "\n");
	(void)fputs(buf_str(&b), stdout);
}

static int
run(struct call *c)
{
	struct clock clock = { .fixed = c->s.nu };
	struct doctor d = { .c = c, .a = c->a, .nu = clock_now(&clock) };
	unsigned fout = 0, let_op = 0;

	doctor_machine(&d);
	doctor_database(&d);
	for (size_t i = 0; i < d.n; i++) {
		fout += d.v[i].oordeel == FOUT;
		let_op += d.v[i].oordeel == LET_OP;
	}
	if (c->s.json) {
		print_json(&d, fout == 0);
		return fout == 0 ? 0 : 1;
	}
	for (size_t i = 0; i < d.n; i++)
		(void)printf("%-7s %s\n", word(d.v[i].oordeel), d.v[i].tekst);
	if (fout == 0 && let_op == 0)
		(void)puts("\nAlles is in orde.");
	else
		(void)printf("\n%u fout, %u om op te letten.\n", fout, let_op);
	return fout == 0 ? 0 : 1;
}

static const struct option opties[] = {
	{ "--luister", true, "adres en poort van de server" },
	{ "--https", false, "mensen komen via https" },
	{ "--proxy", true, "adres van de eigen proxy" },
	{ "--postvak", true, "map waar berichten binnenkomen" },
	{ NULL, false, NULL },
};

const struct command command_doctor = {
	.naam = "doctor", .uitleg = "zeggen wat er aan een installatie mankeert",
	.gebruik = "[opties]", .opties = opties, .run = run,
};
