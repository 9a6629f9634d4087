/* Thousands of steps at random, allowed or not: what must always be true of
 * reports and dossiers is true after each. The walk is the same every time. */
#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"

#define STAPPEN 1500
#define MELDINGEN 12

static struct {
	struct test_db	 t;
	uint64_t	 seed;
	int64_t		 dossier[2], melding[MELDINGEN];
	struct seal_key	*key[2];
	int64_t		 van[MELDINGEN];	/* which dossier: 0 or 1 */
	size_t		 n;
} f;

static uint64_t
kies(uint64_t n)
{
	f.seed = f.seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (f.seed >> 33) % n;
}

static enum err_code
meld(void)
{
	static const char *const vormen[] = { "partnergeweld" };
	int64_t d = (int64_t)kies(2);
	enum err_code rc;

	if (f.n == MELDINGEN)
		return ERR_OK;
	rc = melding_nieuw(&f.t.w, f.key[d], &(struct melding_invoer){
	    .dossier = f.dossier[d], .bron = "telefoon", .hoedanigheid = "school",
	    .verteld = "x", .direct_gevaar = "nee", .vormen = vormen, .nvormen = 1,
	    .kinderen = (int64_t)kies(2), .crisis = kies(3) == 0,
	    .melder = { .openheid = "openbaar" } }, &f.melding[f.n], &f.t.err);
	if (rc == ERR_OK)
		f.van[f.n++] = d;
	return rc;
}

/* The row that another part of the program writes before it calls us. */
static void
rij(const char *naam, int64_t melding)
{
	static const struct { const char *naam, *sql; } rijen[] = {
		{ "besluit", "INSERT INTO besluit (regio, id, dossier, melding, uitkomst,"
		    " route, reden, door, op, eigenaar) SELECT 7, %lld, dossier, id, 'x',"
		    " 'x', x'00', 101, %lld, 102 FROM melding WHERE stand = 'open' AND"
		    " stap <> 'acute_screening' AND id = %lld" },
		{ "terugkoppeling", "INSERT INTO terugkoppeling (regio, id, dossier,"
		    " melding, tekst, wijze, door, op) SELECT 7, %lld, dossier, id,"
		    " x'00', 'x', 101, %lld FROM melding WHERE id = %lld" },
	};

	for (size_t i = 0; i < 2; i++)
		if (strcmp(rijen[i].naam, naam) == 0) {
			char sql[400];
			const char *s = rijen[i].sql;
			const long long v[] = { db_new_id(), f.t.w.nu, melding };
			size_t at = 0, k = 0;

			while (*s != '\0')
				if (strncmp(s, "%lld", 4) == 0) {
					at += (size_t)snprintf(sql + at,
					    sizeof(sql) - at, "%lld", v[k++]);
					s += 4;
				} else
					sql[at++] = *s++;
			sql[at] = '\0';
			test_db_script(&f.t, sql);
		}
}

static enum err_code
besluit(int64_t id)
{
	static const char *const stap[] = { STAP_HULP, STAP_ONDERZOEK, STAP_OVERDRACHT,
	    STAP_VTO, STAP_TERUGKOPPELING, "onzin" };

	rij("besluit", id);
	return melding_besloten(&f.t.w, id, &(struct melding_besluit){
	    .stap = stap[kies(kies(20) == 0 ? 6 : 5)], .onderzoek = kies(2) == 0,
	    .hulp = kies(2) == 0, .eigenaar = kies(2) == 0 ? TEST_CASUS : 0 }, &f.t.err);
}

static enum err_code
gebeurt(size_t i)
{
	static const char *const soort[] = { GEB_TER_PLAATSE, GEB_ONDERZOEK_GESTART,
	    GEB_ONDERZOEK_AFGEROND, GEB_HULP_GESTART, GEB_TERUGKOPPELING_GEGEVEN };

	return termijn_gebeurtenis(&f.t.w, &(struct termijn_gebeurtenis){
	    .melding = f.melding[i], .dossier = f.dossier[f.van[i]],
	    .soort = soort[kies(5)] }, &f.t.err);
}

static enum err_code
stap(void)
{
	static const char *const naar[] = { STAP_ACUUT, STAP_WEGING, STAP_BESLUIT,
	    STAP_HULP, STAP_TERUGKOPPELING, STAP_GESLOTEN };
	size_t i = f.n == 0 ? 0 : (size_t)kies(f.n);
	int64_t id = f.melding[i];

	switch (f.n == 0 ? 0 : kies(14)) {
	case 0:
		return meld();
	case 1: case 2:
		return melding_acuut_zet(&f.t.w, f.key[f.van[i]], id,
		    &(struct melding_acuut){ .direct_gevaar = "ja",
		    .crisis = kies(2) == 0 }, &f.t.err);
	case 3:
		return melding_weging_zet(&f.t.w, id, "B", 12, &f.t.err);
	case 4: case 5:
		return besluit(id);
	case 6:
		return melding_stap(&f.t.w, id, naar[kies(6)], &f.t.err);
	case 7:
		return melding_neem(&f.t.w, id, &f.t.err);
	case 8:
		return melding_geef_door(&f.t.w, f.key[f.van[i]], id,
		    TEST_FRONT + (int64_t)kies(6), NULL, &f.t.err);
	case 9:
		return melding_op_lijst(&f.t.w, id, kies(2) == 0, &f.t.err);
	case 10:
		rij("terugkoppeling", id);
		return ERR_OK;
	case 11: case 12:
		return melding_sluit(&f.t.w, id, "geen_vervolg", &f.t.err);
	default:
		return f.n > 0 && kies(2) == 0 ? gebeurt(i) :
		    dossier_sluit(&f.t.w, f.dossier[kies(2)], &f.t.err);
	}
}

/* Each question counts what must not be there. */
static void
alles_klopt(int na)
{
	static const char *const nooit[] = {
		"SELECT count(*) FROM melding m WHERE verloopt_op <> coalesce((SELECT"
		" min(t.verloopt_op) FROM termijn t WHERE t.melding = m.id AND t.stand ="
		" 'loopt'), 253402300799)",
		"SELECT count(*) FROM melding m WHERE (termijn IS NULL) <> (verloopt_op ="
		" 253402300799)",
		"SELECT count(*) FROM melding WHERE (stand = 'gesloten') <> (stap ="
		" 'gesloten')",
		"SELECT count(*) FROM melding m WHERE stand = 'gesloten' AND NOT EXISTS"
		" (SELECT 1 FROM besluit b WHERE b.melding = m.id)",	/* B4 */
		"SELECT count(*) FROM melding m WHERE stap IN ('hulp', 'onderzoek',"
		" 'overdracht', 'vto', 'terugkoppeling') AND NOT EXISTS"
		" (SELECT 1 FROM besluit b WHERE b.melding = m.id)",	/* B4 */
		"SELECT count(*) FROM melding m WHERE stand = 'gesloten' AND NOT EXISTS"
		" (SELECT 1 FROM terugkoppeling k WHERE k.melding = m.id)", /* D5 */
		"SELECT count(*) FROM melding WHERE stand = 'gesloten' AND op_lijst = 1",
		"SELECT count(*) FROM melding m JOIN dossier d ON d.id = m.dossier WHERE"
		" m.stand = 'open' AND d.stand = 'gesloten'",
		"SELECT count(*) FROM dossier WHERE stand = 'open' AND casusregisseur IS"
		" NULL",						/* C6 */
		"SELECT count(*) FROM termijn WHERE (stand = 'loopt') <> (stop_op IS NULL)",
		"SELECT count(*) FROM termijn WHERE stand = 'gehaald' AND stop_op >"
		" verloopt_op",
		"SELECT count(*) FROM termijn WHERE stand = 'te_laat' AND stop_op <="
		" verloopt_op",
		"SELECT count(*) FROM (SELECT 1 FROM termijn WHERE stand = 'loopt' GROUP BY"
		" melding, norm, persoon HAVING count(*) > 1) x",
		"SELECT count(*) FROM melding m WHERE NOT EXISTS (SELECT 1 FROM taak t"
		" WHERE t.melding = m.id AND t.soort = 'terugkoppeling')", /* D5 */
	};

	for (size_t i = 0; i < sizeof(nooit) / sizeof(nooit[0]); i++)
		if (test_db_getal(&f.t, nooit[i]) != 0)
			fail_msg("after step %d: %s", na, nooit[i]);
}

static void
whatever_is_tried_reports_and_clocks_stay_right(void **state)
{
	int gelukt = 0, geweigerd = 0;

	(void)state;
	f.seed = 20261124;
	for (int i = 0; i < STAPPEN; i++) {
		enum err_code rc = stap();

		if (rc != ERR_OK && rc != ERR_CONFLICT && rc != ERR_INVALID &&
		    rc != ERR_INTERNAL)
			fail_msg("step %d: %s %s", i, err_name(rc), f.t.err.detail);
		if (rc == ERR_INTERNAL)		/* only the step that is none */
			assert_non_null(strstr(f.t.err.detail, "onzin"));
		gelukt += rc == ERR_OK;
		geweigerd += rc != ERR_OK;
		if (i % 5 == 0)
			alles_klopt(i);
		f.t.w.nu += (int64_t)kies(4 * 3600);
	}
	assert_true(gelukt > STAPPEN / 4);
	assert_true(geweigerd > STAPPEN / 10);
	assert_true(test_db_getal(&f.t, "SELECT count(*) FROM melding WHERE stand ="
	    " 'gesloten'") > 3);
}

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	for (size_t i = 0; i < 2; i++)
		TEST_OK(&f.t, dossier_nieuw(&f.t.w, &(struct dossier_invoer){
		    .huishouden = i == 0 ? TEST_HUISHOUDEN : TEST_HUISHOUDEN_2,
		    .naam = "x", .casusregisseur = TEST_CASUS }, &f.dossier[i],
		    &f.key[i], &f.t.err));
	*state = &f.t;
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(whatever_is_tried_reports_and_clocks_stay_right,
		    setup, test_db_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
