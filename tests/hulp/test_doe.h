/* test_doe.h - calls through the door in a test: fields by name and value.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_DOE_H
#define HULP_TEST_DOE_H

#include <strings.h>

#include "hulp/test_db.h"

#include "acts/act.h"
#include "acts/uit.h"

#define DOE_MAX 60

struct doe {
	struct test_db	*t;
	struct act_ctx	 ctx;
	struct pair	 v[DOE_MAX];
	size_t		 n;
};

TEST_UNUSED static void
doe_veld(struct doe *d, const char *naam, const char *waarde)
{
	assert_true(d->n < DOE_MAX);
	d->v[d->n++] = (struct pair){ naam, waarde };
}

TEST_UNUSED static void
doe_id(struct doe *d, const char *naam, int64_t id)
{
	doe_veld(d, naam, arena_printf(d->t->a, "%lld", (long long)id));
}

/* As t->wie; the fields stay, so that it can be done again. */
TEST_UNUSED static enum err_code
doe(struct doe *d, enum act_id act, void *out)
{
	act_begin(&d->ctx, &d->t->app, d->t->a, &d->t->wie, "test");
	return act_run(&d->ctx, &(struct act_vraag){ .act = act, .velden = d->v,
	    .nvelden = d->n }, out, &d->t->err);
}

/* Did the call find this wrong with the field? */
TEST_UNUSED static bool
doe_fout(const struct doe *d, const char *veld, const char *woord)
{
	for (size_t i = 0; i < d->ctx.nfouten; i++)
		if (strcmp(d->ctx.fouten[i].veld, veld) == 0 &&
		    strstr(d->ctx.fouten[i].tekst, woord) != NULL)
			return true;
	return false;
}

/* One part of a dossier, as t->wie sees it. */
TEST_UNUSED static enum err_code
doe_open(struct test_db *t, int64_t dossier, const char *deel, struct uit_dossier_openen *u)
{
	struct doe d = { .t = t };

	doe_id(&d, "dossier", dossier);
	doe_veld(&d, "deel", deel);
	return doe(&d, ACT_dossier_openen, u);
}

/* Is this text in the bytes of the database file or its log, in any case? On
 * PostgreSQL: in any column of any table. */
TEST_UNUSED static bool
doe_in_bestand(struct test_db *t, const char *text)
{
	static const char *const tail[] = { "", "-wal" };
	size_t len = strlen(text);
	struct blob all;
	char path[128];

	if (t->driver == &db_postgres)
		return test_db_getal(t, arena_printf(t->a, "SELECT test_ergens('%s')", text)) > 0;
	for (size_t i = 0; i < 2; i++) {
		(void)snprintf(path, sizeof(path), "%s%s", t->file, tail[i]);
		if (file_read(t->a, path, (size_t)32 << 20, &all, &t->err) != ERR_OK)
			continue;
		for (size_t k = 0; k + len <= all.n; k++)
			if (strncasecmp((const char *)all.p + k, text, len) == 0)
				return true;
	}
	return false;
}

/* A report of the household of test_db (mother, father, child), with a
 * protected reporter of this name; gives the report, dossier in *dossier. */
TEST_UNUSED static int64_t
doe_melding(struct test_db *t, const char *melder, int64_t *dossier)
{
	static const struct pair vast[] = { { "bron", "telefoon" },
	    { "hoedanigheid", "buurtbewoner" }, { "openheid", "beschermd" },
	    { "beschermingsgrond", "geen_toestemming" },
	    { "verteld", "Er wordt elke avond geschreeuwd." },
	    { "vormen", "partnergeweld" }, { "direct_gevaar", "nee" },
	    { "melder_telefoon", "0612340987" },
	    { "personen.0.geslachtsnaam", "Terlouw" }, { "personen.0.roepnaam", "Elin" },
	    { "personen.0.rol", "112" }, { "personen.0.geboren", "04-04-1988" },
	    { "personen.1.geslachtsnaam", "Hoekzema" }, { "personen.1.roepnaam", "Fenna" },
	    { "personen.1.rol", "115" }, { "personen.1.geboren", "06-09-2019" } };
	struct doe d = { .t = t };
	struct act_klaar uit;

	for (size_t i = 0; i < sizeof(vast) / sizeof(vast[0]); i++)
		doe_veld(&d, vast[i].name, vast[i].value);
	doe_veld(&d, "melder_naam", melder);
	TEST_OK(t, doe(&d, ACT_melding_registreren, &uit));
	*dossier = uit.dossier;
	return uit.id;
}

/* Pim, who works at Hulp aan huis: may read dossiers that he has access to. */
#define TEST_PIM 110
TEST_UNUSED static void
doe_partner(struct test_db *t)
{
	test_db_script(t, "INSERT INTO rol VALUES (7,'partner','Partner','eigen',"
	    "'2000-01-01',NULL);"
	    "INSERT INTO rolrecht VALUES (7,'partner','dossier.lezen','2000-01-01',NULL);"
	    "INSERT INTO medewerker (regio,id,inlog,naam,rol,organisatie,van) VALUES"
	    " (7,110,'pim','Pim Partner','partner',3,0)");
}

#endif
