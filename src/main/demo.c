/* demo.c - samenloop demo: a made-up region with a year of cases, served here.
 *
 * Everything is done through acts, with the clock set to the moment it is
 * said to have happened. A second start keeps what is there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "acts/uit.h"
#include "base/date.h"
#include "main/demo.h"
#include "main/main.h"
#include "main/serve.h"
#include "os/file.h"

/* Made up, and printed: this region holds no real person. */
#define WACHTWOORD "samenloop-demo"

static void
forget(const char *path)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-node" };
	char full[512];

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		(void)snprintf(full, sizeof(full), "%s%s", path, tails[i]);
		(void)unlink(full);
	}
}

static enum err_code
fill(struct call *c, struct running *r, struct err *err)
{
	const struct pair velden[] = { { "map", c->s.regio_map },
	    { "wachtwoord", WACHTWOORD } };
	struct uit_regio_laden uit;

	(void)fprintf(stderr, "samenloop: regio laden uit %s\n", c->s.regio_map);
	TRY(call_act(c, r, ACT_regio_laden, velden, 2, &uit, err));
	TRY(running_reload(r, NULL, err));
	return demo_vul(c, r, err);
}

/* Data of an older program: its region gets the rights and norms of today. */
static enum err_code
refresh(struct call *c, struct running *r, struct err *err)
{
	const struct pair map = { "map", c->s.regio_map };
	struct uit_regio_laden uit;

	TRY(call_act(c, r, ACT_regio_laden, &map, 1, &uit, err));
	return running_reload(r, NULL, err);
}

static void
welcome(const struct call *c)
{
	static const char *const rollen[][2] = {
		{ "frontoffice", "neemt gesprekken en meldingen aan" },
		{ "casusregie", "houdt dossiers vast tot de hulp is gestart" },
		{ "onderzoeker", "doet onderzoek" },
		{ "procesregisseur", "zit het screeningsoverleg voor" },
		{ "gedragswetenschapper", "beslist mee" },
		{ "teamleider", "verdeelt werk" },
		{ "piket", "heeft dienst bij crisis" },
		{ "ketenpartner", "doet mee aan het overleg" },
		{ "manager", "ziet cijfers, geen namen" },
		{ "directeur", "ziet cijfers" },
		{ "privacy", "leest het journaal" },
		{ "beheer", "beheert medewerkers, met: samenloop user" },
		{ "gegevens", "voegt dubbele personen samen" },
	};

	(void)fprintf(stderr, "\n  Open http://%s in een browser.\n"
	    "  Log in met een van deze namen en het wachtwoord %s\n\n",
	    c->s.luister, WACHTWOORD);
	for (size_t i = 0; i < sizeof(rollen) / sizeof(rollen[0]); i++)
		(void)fprintf(stderr, "    %-22s %s\n", rollen[i][0], rollen[i][1]);
	(void)fprintf(stderr, "\n  Een politiebericht (XML) dat je in %s legt, komt "
	    "vanzelf binnen.\n  Alle personen en zaken zijn verzonnen. Stoppen: "
	    "Ctrl-C.\n\n", c->s.postvak);
}

static int
run(struct call *c)
{
	const char *dir = call_option(c, "--map");
	bool elsewhere = strncmp(c->s.database, "postgres:", 9) == 0;
	struct running r;
	struct err err;
	char *db, *keys;
	int rc;

	if (dir == NULL)
		dir = "var/demo";
	db = arena_printf(c->a, "%s/samenloop.db", dir);
	keys = arena_printf(c->a, "%s/sleutels", dir);
	if (!elsewhere)
		c->s.database = arena_printf(c->a, "sqlite:%s", db);
	c->s.sleutels = keys;
	c->s.demo = true;
	if (c->s.postvak == NULL)
		c->s.postvak = arena_printf(c->a, "%s/postvak", dir);
	if (file_make_dirs(dir, 0700, &err) != ERR_OK ||
	    file_make_dirs(c->s.postvak, 0700, &err) != ERR_OK)
		return call_failed(c, &err);
	if (call_option(c, "--opnieuw") != NULL && elsewhere) {
		(void)fputs("samenloop: --opnieuw gooit alleen een database van SQLite weg; "
		    "maak zelf een lege database\n", stderr);
		return 2;
	}
	if (call_option(c, "--opnieuw") != NULL) {
		forget(db);
		(void)unlink(keys);
	}
	if (running_open(c, true, &r, &err) != ERR_OK)
		return call_failed(c, &err);
	if (r.gegevens != NULL && refresh(c, &r, &err) != ERR_OK) {
		running_close(&r);
		return call_failed(c, &err);
	}
	if (r.gegevens == NULL && fill(c, &r, &err) != ERR_OK) {
		/* A half made demo is worse than none. */
		running_close(&r);
		if (elsewhere)
			(void)fputs("samenloop: de demo is half gemaakt; begin met een lege "
			    "database\n", stderr);
		else
			forget(db);
		return call_failed(c, &err);
	}
	if (call_option(c, "--alleen-maken") != NULL)
		rc = 0;
	else {
		welcome(c);
		rc = serve_until_stopped(c, &r);
	}
	running_close(&r);
	return rc;
}

static const struct option opties[] = {
	{ "--opnieuw", false, "begin opnieuw: gooi de demo-gegevens weg" },
	{ "--alleen-maken", false, "maak de gegevens en stop" },
	{ "--map", true, "waar de gegevens staan (var/demo)" },
	{ "--zaken", true, "hoeveel zaken (300)" },
	{ "--luister", true, "adres en poort (127.0.0.1:8080)" },
	{ "--postvak", true, "map waar berichten binnenkomen" },
	{ NULL, false, NULL },
};

const struct command command_demo = {
	.naam = "demo", .uitleg = "een verzonnen regio maken en hier laten zien",
	.gebruik = "[opties]", .opties = opties, .run = run,
};
