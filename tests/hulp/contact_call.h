/* contact_call.h - calls through the door for tests of conversations, advice
 * and reports. Include after hulp/test_db.h. */
#ifndef HULP_CONTACT_CALL_H
#define HULP_CONTACT_CALL_H

#include "hulp/test_db.h"

#include "acts/act.h"
#include "acts/uit.h"

#define MAX_PAIRS 80

/* One call through the door, with fields by name and value. */
struct call {
	struct test_db	*t;
	struct act_ctx	 ctx;
	struct pair	 v[MAX_PAIRS];
	size_t		 n;
};

TEST_UNUSED static void
veld(struct call *c, const char *naam, const char *waarde)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->v[i].name, naam) == 0 && strcmp(naam, "vormen") != 0) {
			c->v[i].value = waarde;
			return;
		}
	assert_true(c->n < MAX_PAIRS);
	c->v[c->n++] = (struct pair){ naam, waarde };
}

TEST_UNUSED static void
veld_id(struct call *c, const char *naam, int64_t id)
{
	veld(c, naam, arena_printf(c->t->a, "%lld", (long long)id));
}

TEST_UNUSED static enum err_code
doe(struct call *c, enum act_id act, const char *sleutel, void *out)
{
	act_begin(&c->ctx, &c->t->app, c->t->a, &c->t->wie, "test");
	return act_run(&c->ctx, &(struct act_vraag){ .act = act, .velden = c->v,
	    .nvelden = c->n, .sleutel = sleutel }, out, &c->t->err);
}

/* What is wrong with this field, or NULL. */
TEST_UNUSED static const char *
fout(const struct call *c, const char *naam)
{
	for (size_t i = 0; i < c->ctx.nfouten; i++)
		if (strcmp(c->ctx.fouten[i].veld, naam) == 0)
			return c->ctx.fouten[i].tekst;
	return NULL;
}

TEST_UNUSED static int64_t
begin(struct test_db *t)
{
	struct call c = { .t = t };
	struct act_klaar out;

	veld(&c, "bron", "telefoon");
	TEST_OK(t, doe(&c, ACT_gesprek_beginnen, NULL, &out));
	return out.id;
}

TEST_UNUSED static struct uit_gesprek_bewaren
bewaar(struct test_db *t, int64_t contact, int64_t versie, const char *tekst,
    const char *venster)
{
	struct call c = { .t = t };
	struct uit_gesprek_bewaren out;

	veld_id(&c, "contact", contact);
	veld_id(&c, "versie", versie);
	veld(&c, "venster", venster);
	veld(&c, "verteld", tekst);
	veld(&c, "personen.0.geslachtsnaam", "Zomerdijkstra");
	TEST_OK(t, doe(&c, ACT_gesprek_bewaren, NULL, &out));
	return out;
}

TEST_UNUSED static const char *
bewaarde_tekst(struct test_db *t, int64_t contact)
{
	struct call c = { .t = t };
	struct uit_gesprek_openen out;

	veld_id(&c, "contact", contact);
	TEST_OK(t, doe(&c, ACT_gesprek_openen, NULL, &out));
	return concept_veld(out.concept.velden, out.concept.nvelden, "verteld");
}

/* Is this text in the bytes of the database file or its log? */
TEST_UNUSED static bool
in_file(struct test_db *t, const char *text)
{
	static const char *const tail[] = { "", "-wal" };
	bool found = false;
	char path[128];

	for (size_t i = 0; i < 2; i++) {
		FILE *f;
		char *all = NULL;
		size_t n = 0;

		(void)snprintf(path, sizeof(path), "%s%s", t->file, tail[i]);
		if ((f = fopen(path, "r")) == NULL)
			continue;
		all = malloc(64 << 20);
		assert_non_null(all);
		n = fread(all, 1, 64 << 20, f);
		(void)fclose(f);
		found = found || memmem(all, n, text, strlen(text)) != NULL;
		free(all);
	}
	return found;
}

TEST_UNUSED static void
advies_velden(struct call *c, int64_t contact)
{
	veld_id(c, "contact", contact);
	veld(c, "hoedanigheid", "school");
	veld(c, "vormen", "km_getuige");
	veld(c, "vormen", "partnergeweld");
	veld(c, "meldcode_stap", "2");
	veld(c, "vraag", "Een kind vertelt over ruzie thuis. Wat kan ik doen?");
	veld(c, "advies", "Praat eerst met de ouder, stap 3 van de meldcode.");
}

TEST_UNUSED static struct uit_gesprek_openen
open_gesprek(struct test_db *t, int64_t contact)
{
	struct call c = { .t = t };
	struct uit_gesprek_openen out;

	veld_id(&c, "contact", contact);
	TEST_OK(t, doe(&c, ACT_gesprek_openen, NULL, &out));
	return out;
}

TEST_UNUSED static void
melding_velden(struct call *c, int64_t contact)
{
	if (contact != 0)
		veld_id(c, "contact", contact);
	veld(c, "bron", "telefoon");
	veld(c, "hoedanigheid", "school");
	veld(c, "melder_naam", "Wilhelmina Grasveld");
	veld(c, "openheid", "openbaar");
	veld(c, "verteld", "Ruzie, schreeuwen, een kind huilde.");
	veld(c, "vormen", "partnergeweld");
	veld(c, "vormen", "km_getuige");
	veld(c, "direct_gevaar", "nee");
	veld(c, "straat", "Sterappelpad");
	veld(c, "huisnummer", "7");
	veld(c, "postcode", "1991 AB");
	veld(c, "woonplaats", "Velserbroek");
	veld(c, "gemeente", "0392");
	veld(c, "contact_veilig", "Bel mobiel, overdag");
	veld(c, "personen.0.geslachtsnaam", "van der Zomer");
	veld(c, "personen.0.roepnaam", "Mirjam");
	veld(c, "personen.0.rol", "112");
	veld(c, "personen.0.geboren", "4-4-1988");
	veld(c, "personen.2.geslachtsnaam", "Lente");
	veld(c, "personen.2.roepnaam", "Yara");
	veld(c, "personen.2.rol", "115");
	veld(c, "personen.2.geboren", "3-5-2014");
}

#endif
