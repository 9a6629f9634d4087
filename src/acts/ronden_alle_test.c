/* ronden_alle_test.c - every look there is, on a region with rows in it: how often it
 * waits for PostgreSQL, and that it answers the same when it asks one by one. The list is
 * held against the acts, so a look without a figure fails. */
#include "hulp/test_rijk.h"

struct kijk {
	enum act_id	 act;
	uint64_t	 most;		/* trips to PostgreSQL */
	struct {
		const char	*veld;
		const int64_t	*id;	/* NULL: tekst */
		const char	*tekst;
	} v[4];
};

#define OVER(naam) { { #naam, &er.naam, NULL } }
#define ZEG(naam, tekst) { naam, NULL, tekst }

static const struct kijk kijken[] = {
	{ ACT_gesprek_botsing, 2, OVER(contact) },
	{ ACT_gesprek_openen, 2, OVER(contact) },
	{ ACT_gesprekken_openen, 1, { { 0 } } },
	{ ACT_adviezen_lezen, 1, { { 0 } } },
	{ ACT_advies_openen, 3, OVER(advies) },
	{ ACT_kandidaten, 4, { ZEG("geslachtsnaam", "Terlouw"), ZEG("geboren", "04-04-1988") } },
	{ ACT_intake_signalen, 3, { { "personen.0.bekend", &er.persoon, NULL },
	    ZEG("vormen", "partnergeweld") } },
	{ ACT_zoeken, 4, { ZEG("q", "Terlouw") } },
	{ ACT_werkvoorraad, 1, { { 0 } } },
	{ ACT_mijn_dossiers, 1, { { 0 } } },
	{ ACT_mijn_taken, 2, { { 0 } } },
	{ ACT_termijnen_lezen, 1, { { 0 } } },
	{ ACT_termijn_openen, 3, OVER(termijn) },
	{ ACT_termijnen_overzicht, 1, { { 0 } } },
	{ ACT_termijnen_toezicht, 1, { { 0 } } },
	{ ACT_waarschuwingen_lezen, 1, { { 0 } } },
	{ ACT_agenda, 1, { { 0 } } },
	{ ACT_agenda_team, 1, { { "medewerker", &er.collega, NULL } } },
	{ ACT_agenda_adressen, 1, { { 0 } } },
	{ ACT_agenda_ophalen, 1, { { 0 } } },
	{ ACT_voorvallen_lezen, 1, { { 0 } } },
	{ ACT_weging_openen, 2, OVER(melding) },
	{ ACT_overleggen_lezen, 1, { { 0 } } },
	{ ACT_overleg_openen, 3, OVER(overleg) },
	{ ACT_overleg_verslag, 2, OVER(overleg) },
	{ ACT_melding_openen, 2, OVER(melding) },
	{ ACT_besluit_openen, 2, OVER(melding) },
	{ ACT_onderzoek_openen, 3, OVER(onderzoek) },
	{ ACT_hulp_openen, 3, OVER(hulp) },
	{ ACT_overdracht_openen, 3, OVER(overdracht) },
	{ ACT_vto_openen, 3, OVER(vto) },
	{ ACT_terugkoppeling_openen, 3, OVER(melding) },
	{ ACT_terugkoppelingen_lezen, 2, { { 0 } } },
	{ ACT_dossier_openen, 3, OVER(dossier) },
	{ ACT_noodbladen, 1, { { 0 } } },
	{ ACT_noodblad_lezen, 3, OVER(dossier) },
	{ ACT_dossier_inzage, 2, OVER(dossier) },
	{ ACT_persoon_openen, 3, { { "dossier", &er.dossier, NULL },
	    { "persoon", &er.persoon, NULL } } },
	{ ACT_dubbelen_lezen, 2, { { 0 } } },
	{ ACT_dubbel_openen, 2, OVER(dubbel) },
	{ ACT_brieven_lezen, 3, OVER(dossier) },
	{ ACT_brief_opstellen, 7, { { "dossier", &er.dossier, NULL },
	    { "persoon", &er.persoon, NULL }, ZEG("soort", "kennisgeving") } },
	{ ACT_brief_openen, 4, OVER(brief) },
	{ ACT_vernietigingen_lezen, 1, { { 0 } } },
	{ ACT_vernietiging_openen, 18, OVER(dossier) },
	{ ACT_plan_openen, 2, OVER(dossier) },
	{ ACT_kluis_kijken, 3, OVER(melding) },
	{ ACT_berichten_lezen, 1, { { 0 } } },
	{ ACT_bericht_zien, 2, OVER(bericht) },
	{ ACT_bericht_openen, 2, OVER(bericht) },
	{ ACT_bericht_origineel, 2, OVER(bericht) },
	{ ACT_voorstellen_lezen, 1, OVER(melding) },
	{ ACT_kwartaal, 1, { { 0 } } },
	{ ACT_cijfer_lijst, 1, { ZEG("cijfer", "melding") } },
	{ ACT_journaal_lezen, 3, OVER(dossier) },
	{ ACT_medewerkers_lezen, 1, { { 0 } } },
};
#define KIJKEN (sizeof(kijken) / sizeof(kijken[0]))

/* ---- asking ------------------------------------------------------------------------- */

static uint64_t
rounds(void)
{
	struct db_stats s;

	db_stats(t.app.db, &s);
	return s.rounds;
}

static void
vul(const struct kijk *k)
{
	d.n = 0;
	for (size_t i = 0; i < 4 && k->v[i].veld != NULL; i++)
		if (k->v[i].id != NULL)
			doe_id(&d, k->v[i].veld, *k->v[i].id);
		else
			veld(k->v[i].veld, k->v[i].tekst);
}

static void
every_look_waits_for_the_database_no_oftener_than_its_figure(void **state)	/* F6 */
{
	bool found[ACT_COUNT] = { false }, goed = true;

	(void)state;
	for (size_t i = 0; i < KIJKEN; i++) {
		const struct act *a = &acts[kijken[i].act];
		void *uit = arena_alloc(t.a, a->out_size);
		uint64_t before, n;

		vul(&kijken[i]);
		before = rounds();
		if (doe(&d, kijken[i].act, uit) != ERR_OK)
			fail_msg("%s: %s %s %s", a->naam, err_name(t.err.code), t.err.detail,
			    t.err.text == NULL ? "" : t.err.text);
		n = rounds() - before;
		if (n > kijken[i].most) {
			print_error("%s: %llu rounds\n", a->naam, (unsigned long long)n);
			goed = false;
		} else if (n < kijken[i].most && t.driver == &db_postgres)
			print_message("# %s: %llu is enough\n", a->naam,
			    (unsigned long long)n);
		found[kijken[i].act] = true;
	}
	for (size_t i = 0; i < ACT_COUNT; i++)
		if (acts[i].soort == KIJK && !found[i])
			fail_msg("%s has no figure here", acts[i].naam);
	assert_true(goed);
}

/* ---- the same answers ----------------------------------------------------------------- */

/* Every statement and every row that an act was given, in their order, as one number. */
static uint64_t som;
static const struct tx *vragend;

static void
tel(const void *p, size_t n)
{
	const unsigned char *b = p;

	for (size_t i = 0; i < n; i++)
		som = (som ^ b[i]) * UINT64_C(1099511628211);
}

struct door {
	const struct db_stmt	*s;
	db_row_fn		*fn;
	void			*arg;
};

static enum err_code
rij(void *arg, const struct db_value *row, struct err *err)
{
	const struct door *door = arg;

	for (unsigned i = 0; i < door->s->ncol; i++) {
		tel(&row[i].type, sizeof(row[i].type));
		if (row[i].type == DB_TYPE_I64)
			tel(&row[i].i, sizeof(row[i].i));
		else if (row[i].type != DB_TYPE_NULL)
			tel(row[i].p, row[i].n);
	}
	return door->fn(door->arg, row, err);
}

static enum err_code
spoor_query(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, struct err *err)
{
	tel(s->name, strlen(s->name));
	return t.driver->query(c, s, params, rij, &(struct door){ s, fn, arg }, err);
}

static enum err_code
spoor_ask(struct db_conn *c, const struct db_stmt *s, const struct db_value *params,
    db_row_fn *fn, void *arg, bool *known, struct err *err)
{
	if (vragend->asking > 1)	/* asks for what comes, and lets go of the answer */
		return t.driver->ask(c, s, params, fn, arg, known, err);
	tel(s->name, strlen(s->name));
	return t.driver->ask(c, s, params, rij, &(struct door){ s, fn, arg }, known, err);
}

struct kant {
	struct act_ctx		 c;
	void			*in, *uit;
	struct db_driver	 spoor;
};

/* Each pass begins its number anew, so what stands at the end is of the last. */
static enum err_code
kant_work(struct tx *tx, void *arg, struct err *err)
{
	const struct db_driver *own = tx->driver;
	struct kant *k = arg;
	enum err_code rc;

	som = UINT64_C(14695981039346656037);
	memset(k->uit, 0, k->c.act->out_size);
	k->c.nobjecten = 0;
	k->c.detail[0] = '\0';
	k->c.w.tx = tx;
	vragend = tx;
	tx->driver = &k->spoor;
	rc = k->c.act->fn(&k->c, k->in, k->uit, err);
	tx->driver = own;
	return rc;
}

static void
maak_kant(struct kant *k, const struct kijk *van, bool samen)
{
	const struct act *a = &acts[van->act];

	vul(van);
	act_begin(&k->c, &t.app, t.a, &t.wie, "test");
	k->c.act = a;
	k->c.ruw = d.v;
	k->c.nruw = d.n;
	k->c.maxfouten = 10;
	k->c.fouten = arena_new(t.a, struct act_fout, 10);
	k->in = arena_alloc(t.a, a->in_size);
	k->uit = arena_alloc(t.a, a->out_size);
	act_bind(&k->c, a->velden(), d.v, d.n, false, k->in);
	assert_int_equal(k->c.nfouten, 0);
	k->spoor = *t.driver;
	k->spoor.query = spoor_query;
	k->spoor.ask = samen && t.driver->ask != NULL ? spoor_ask : NULL;
}

static void
every_look_is_given_the_same_rows_asked_together_or_one_by_one(void **state)
{
	static struct kant los, samen;

	(void)state;
	for (size_t i = 0; i < KIJKEN; i++) {
		const char *naam = acts[kijken[i].act].naam;
		uint64_t een;

		maak_kant(&los, &kijken[i], false);
		TEST_OK(&t, db_read(t.app.db, kant_work, &los, &t.err));
		een = som;
		maak_kant(&samen, &kijken[i], true);
		TEST_OK(&t, db_read_together(t.app.db, kant_work, &samen, &t.err));
		if (som != een)
			fail_msg("%s was given other rows", naam);
		assert_string_equal(samen.c.detail, los.c.detail);
		assert_int_equal(samen.c.nobjecten, los.c.nobjecten);
		for (size_t k = 0; k < los.c.nobjecten; k++)
			assert_int_equal(samen.c.objecten[k].id, los.c.objecten[k].id);
	}
}

/* ---- the connection goes ---------------------------------------------------------------- */

static int runs;

/* Answers of the first trip are there; all connections but the writer's end. */
static enum err_code
kant_verliest(struct tx *tx, void *arg, struct err *err)
{
	if (++runs == 2)
		test_db_script(&t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
		    " WHERE datname = current_database() AND pid <> pg_backend_pid()");
	return kant_work(tx, arg, err);
}

/* Prepared again on a new connection, in one snapshot from the start. */
static void
a_look_that_loses_its_connection_half_way_begins_anew(void **state)
{
	static struct kant k;
	static const enum act_id lang[] = { ACT_melding_openen, ACT_zoeken,
	    ACT_persoon_openen, ACT_overleg_openen };

	(void)state;
	for (size_t i = 0; i < KIJKEN && t.driver == &db_postgres; i++)
		for (size_t j = 0; j < sizeof(lang) / sizeof(lang[0]); j++) {
			uint64_t heel;

			if (kijken[i].act != lang[j])
				continue;
			maak_kant(&k, &kijken[i], true);
			TEST_OK(&t, db_read_together(t.app.db, kant_work, &k, &t.err));
			heel = som;
			maak_kant(&k, &kijken[i], true);
			runs = 0;
			TEST_OK(&t, db_read_together(t.app.db, kant_verliest, &k, &t.err));
			assert_true(runs > 2);
			assert_true(som == heel);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_look_waits_for_the_database_no_oftener_than_its_figure),
		cmocka_unit_test(every_look_is_given_the_same_rows_asked_together_or_one_by_one),
		cmocka_unit_test(a_look_that_loses_its_connection_half_way_begins_anew),
	};

	return cmocka_run_group_tests_name("ronden_alle", tests, test_rijk_begin,
	    test_rijk_einde);
}
