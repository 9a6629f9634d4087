/* verify.c - is the journal whole, the database sound, a copy readable? */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "db/tabel.h"
#include "exchange/kopie/kopie.h"
#include "journal/journaal.h"
#include "main/main.h"
#include "seal/seal.h"

struct verify {
	struct arena		*scratch, *a;
	int64_t			 regio;
	struct journaal_anker	 anker;
	struct journaal_proef	 proef;
	const char		*schade;	/* what the engine found, or NULL */
};

static enum err_code
verify_work(struct tx *tx, void *arg, struct err *err)
{
	struct verify *v = arg;

	TRY(tabel_controle(tx, v->a, &v->schade, err));
	return journaal_verify(tx, v->scratch, v->regio, &v->anker, &v->proef, err);
}

/* "1234:89ab...": a row and the hash that was written down for it. */
static bool
anchor_read(const char *s, struct journaal_anker *out)
{
	char *end;

	if (s == NULL)
		return true;
	out->volgnr = strtoll(s, &end, 10);
	if (*end != ':' || out->volgnr <= 0 ||
	    strlen(end + 1) != 2 * sizeof(out->hash))
		return false;
	for (size_t i = 0; i < sizeof(out->hash); i++) {
		char pair[3] = { end[1 + 2 * i], end[2 + 2 * i], '\0' };
		char *stop;

		out->hash[i] = (uint8_t)strtoul(pair, &stop, 16);
		if (*stop != '\0')
			return false;
	}
	return true;
}

static void
verify_print(const struct call *c, const struct verify *v)
{
	const struct journaal_proef *p = &v->proef;
	char anchor[SEAL_HEX];

	seal_hex(p->laatste, anchor);
	if (c->s.json)
		(void)printf("{\"regio\": %" PRId64 ", \"heel\": %s, \"regels\": %" PRId64
		    ", \"breuk\": %" PRId64 ", \"waarom\": \"%s\", \"database\": %s"
		    ", \"anker\": \"%" PRId64 ":%s\"}\n", v->regio,
		    p->heel ? "true" : "false", p->rijen, p->breuk, p->waarom,
		    v->schade == NULL ? "true" : "false", p->rijen, anchor);
	else if (p->heel)
		(void)printf("Het journaal is heel: %" PRId64 " regels.\nBewaar dit anker "
		    "buiten deze machine: %" PRId64 ":%s\n", p->rijen, p->rijen, anchor);
	else
		(void)printf("Het journaal breekt bij regel %" PRId64 ". %s\n",
		    p->breuk, p->waarom);
	if (v->schade != NULL)
		(void)fprintf(stderr, "De database is beschadigd (%s). Stop de server en zet "
		    "een reservekopie terug naast deze.\n", v->schade);
	else if (!c->s.json)
		(void)puts("De database is heel: bladzijden en verwijzingen kloppen.");
}

int
verify_journaal(const struct call *c, struct db *db, int64_t regio, const char *anker)
{
	struct verify v = { .scratch = arena_create((size_t)32 << 20), .a = c->a,
	    .regio = regio };
	struct err err;
	enum err_code rc;

	if (!anchor_read(anker, &v.anker)) {
		(void)fprintf(stderr, "samenloop verify: een anker is NUMMER:HASH\n");
		arena_destroy(v.scratch);
		return 2;
	}
	rc = db_read(db, verify_work, &v, &err);
	arena_destroy(v.scratch);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	verify_print(c, &v);
	return v.proef.heel && v.schade == NULL ? 0 : 1;
}

/* A copy: both files to their end, with the key file alone. */
static int
verify_kopie(struct call *c)
{
	struct seal *seal = NULL;
	struct kopie k;
	struct err err;
	enum err_code rc = seal_open(c->s.sleutels, &seal, &err);

	if (rc == ERR_OK)
		rc = kopie_toets(c->args[0], seal, c->a, &k, &err);
	seal_close(seal);
	if (rc != ERR_OK)
		return call_failed(c, &err);
	if (c->s.json)
		(void)printf("{\"heel\": true, \"gemaakt_op\": %" PRId64 ", \"tabellen\": %"
		    PRId64 ", \"rijen\": %" PRId64 "}\n", k.gemaakt_op, k.inhoud.tabellen +
		    k.sleutels.tabellen, k.inhoud.rijen + k.sleutels.rijen);
	else
		(void)printf("De kopie is heel: %" PRId64 " tabellen, %" PRId64 " rijen.\n"
		    "Of de regels van het journaal kloppen blijkt na restore.\n",
		    k.inhoud.tabellen + k.sleutels.tabellen,
		    k.inhoud.rijen + k.sleutels.rijen);
	return 0;
}

static int
verify_run(struct call *c)
{
	struct db_config config = { .url = c->s.database, .readers = 1 };
	struct db *db = NULL;
	struct err err;
	int rc;

	if (c->nargs > 1)
		return 2;
	if (c->nargs == 1)
		return verify_kopie(c);
	if (db_open(&config, &db, &err) != ERR_OK)
		return call_failed(c, &err);
	rc = verify_journaal(c, db, c->s.regio, call_option(c, "--anker"));
	db_close(db);
	return rc;
}

static const struct option verify_opties[] = {
	{ "--anker", true, "NUMMER:HASH van een eerdere verify" },
	{ NULL, false, NULL },
};

const struct command command_verify = {
	.naam = "verify", .uitleg = "nagaan of journaal, database of kopie heel is",
	.gebruik = "[KOPIE] [opties]", .opties = verify_opties, .run = verify_run,
};
