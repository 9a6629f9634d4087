/* Tasks: made, done, not done after all, and whose they are. */
#include "hulp/test_zaak.h"

#include "domain/taak/taak.h"

static struct {
	struct test_db	 t;
	int64_t		 dossier;
	struct seal_key	*key;
} f;

static int
setup(void **state)
{
	test_db_open(&f.t, true);
	test_zaak_dossier(&f.t, TEST_FRONT, &f.dossier, &f.key);
	*state = &f.t;
	return 0;
}

static int64_t
nieuw(const char *tekst, int64_t eigenaar, int64_t op)
{
	int64_t id;

	TEST_OK(&f.t, taak_nieuw(&f.t.w, f.key, &(struct taak_invoer){
	    .dossier = f.dossier, .melding = 55, .soort = TAAK_VRIJ, .tekst = tekst,
	    .eigenaar = eigenaar, .verloopt_op = op }, &id, &f.t.err));
	return id;
}

static struct taak *
lijst(size_t verwacht)
{
	struct taak *v;
	size_t n;

	TEST_OK(&f.t, taken_van_dossier(&f.t.w, f.key, f.dossier, &v, &n, &f.t.err));
	assert_int_equal(n, verwacht);
	return v;
}

static void
open_tasks_come_by_day_and_done_ones_last(void **state)
{
	int64_t een, later;
	struct taak *v;

	(void)state;
	een = nieuw("Bel de school", TEST_CASUS, TEST_NU + 100);
	(void)nieuw("Zonder dag", 0, 0);
	later = nieuw("Bel oma", 0, TEST_NU + 200);
	TEST_OK(&f.t, taak_zet_klaar(&f.t.w, een, true, &f.t.err));
	TEST_OK(&f.t, taak_zet_klaar(&f.t.w, een, true, &f.t.err));
	v = lijst(3);
	assert_int_equal(v[0].id, later);
	assert_string_equal(v[1].tekst, "Zonder dag");
	assert_int_equal(v[2].id, een);
	assert_string_equal(v[2].eigenaar_naam, "Mo Bakkali");
	TEST_OK(&f.t, taak_zet_klaar(&f.t.w, een, false, &f.t.err));
	assert_int_equal(lijst(3)[0].id, een);
}

static void
an_empty_task_is_refused_by_field(void **state)
{
	int64_t id;

	(void)state;
	assert_int_equal(taak_nieuw(&f.t.w, f.key, &(struct taak_invoer){
	    .dossier = f.dossier, .soort = TAAK_VRIJ, .tekst = "" }, &id, &f.t.err),
	    ERR_INVALID);
	assert_string_equal(f.t.err.field, "tekst");
	assert_int_equal(taak_zet_klaar(&f.t.w, 12345, true, &f.t.err), ERR_NOT_FOUND);
}

static void
tasks_of_a_kind_are_done_together(void **state)
{
	(void)state;
	(void)nieuw("een", 0, 0);
	(void)nieuw("twee", 0, 0);
	TEST_OK(&f.t, taak_klaar_soort(&f.t.w, f.dossier, 55, TAAK_HULP, 0, &f.t.err));
	assert_int_equal(lijst(2)[0].klaar_op, DB_NULL);
	TEST_OK(&f.t, taak_klaar_soort(&f.t.w, f.dossier, 55, TAAK_VRIJ, 0, &f.t.err));
	assert_int_equal(lijst(2)[0].klaar_op, TEST_NU);
}

static void
somebody_sees_his_own_open_tasks_in_dossiers_he_may_see(void **state)
{
	struct taak *v;
	size_t n;

	(void)state;
	(void)nieuw("Bel de school", TEST_EIGEN, TEST_NU + 100);
	(void)nieuw("Van een ander", TEST_CASUS, TEST_NU + 100);
	test_db_wie(&f.t, TEST_EIGEN);
	TEST_OK(&f.t, taken_van_medewerker(&f.t.w, TEST_EIGEN, &v, &n, &f.t.err));
	assert_int_equal(n, 0);
	TEST_OK(&f.t, dossier_geef_toegang(&f.t.w, f.dossier, TEST_EIGEN, &f.t.err));
	TEST_OK(&f.t, taken_van_medewerker(&f.t.w, TEST_EIGEN, &v, &n, &f.t.err));
	assert_int_equal(n, 1);
	assert_string_equal(v[0].tekst, "Bel de school");
	assert_string_equal(v[0].dossier_naam, "Hoekzema – Terlouw");
}

static void
the_owner_and_the_day_of_a_task_change_apart(void **state)
{
	struct taak *v;

	(void)state;
	(void)nieuw("een", TEST_CASUS, TEST_NU + 100);
	TEST_OK(&f.t, taak_zet_eigenaar(&f.t.w, f.dossier, 55, TAAK_VRIJ, TEST_PROCES, 0,
	    &f.t.err));
	TEST_OK(&f.t, taak_zet_eigenaar(&f.t.w, f.dossier, 55, TAAK_VRIJ, 0, TEST_NU + 300,
	    &f.t.err));
	v = lijst(1);
	assert_int_equal(v[0].eigenaar, TEST_PROCES);
	assert_int_equal(v[0].verloopt_op, TEST_NU + 300);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, test_db_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(open_tasks_come_by_day_and_done_ones_last),
		T(an_empty_task_is_refused_by_field),
		T(tasks_of_a_kind_are_done_together),
		T(somebody_sees_his_own_open_tasks_in_dossiers_he_may_see),
		T(the_owner_and_the_day_of_a_task_change_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
