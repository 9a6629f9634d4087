/* The table of operations agrees with the acts. */

#include "api/api_intern.h"

#include "hulp/test_arena.h"

static void
names_go_both_ways(void **state)
{
	static const char *const both[][2] = {
		{ "personen.0.woont_elders", "personen.0.woontElders" },
		{ "melder_naam", "melderNaam" }, { "q", "q" }, { "", "" },
		{ "na_op", "naOp" }, { "vormen.12", "vormen.12" },
	};

	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		assert_string_equal(naam_camel(*state, both[i][0]), both[i][1]);
		assert_string_equal(naam_snake(*state, both[i][1]), both[i][0]);
	}
}

/* One name per field: woont_elders in JSON is no field, and is said back as
 * it was sent. */
static void
a_name_with_an_underscore_is_no_field(void **state)
{
	assert_string_equal(naam_snake(*state, "woont_elders"), "woont__elders");
	assert_string_equal(naam_camel(*state, "woont__elders"), "woont_elders");
}

static void
a_get_looks_and_what_changes_is_no_get(void **state)
{
	(void)state;
	for (size_t i = 0; i < api_nbronnen; i++) {
		const struct api_bron *b = &api_bronnen[i];
		bool get = strcmp(b->methode, "GET") == 0;

		if (strstr(b->pad, "/_zoek") == NULL)
			assert_int_equal(get, acts[b->act].soort == KIJK);
		else
			assert_string_equal(b->methode, "POST");
		assert_true(acts[b->act].soort != DOE_VRIJ);
	}
}

static void
every_parameter_of_a_path_is_an_id_that_the_act_must_have(void **state)
{
	for (size_t i = 0; i < api_nbronnen; i++) {
		const struct api_bron *b = &api_bronnen[i];
		size_t want = 0, have = 0;

		for (const char *s = b->pad; *s != '\0'; s++)
			want += *s == '{';
		for (const struct act_field *f = acts[b->act].velden();
		    f->naam != NULL; f++)
			if (bron_in_pad(b, f->naam)) {
				assert_int_equal(f->type, ACT_ID);
				assert_int_equal(f->moet, MOET);
				have++;
			}
		assert_int_equal(want, have);
	}
	(void)state;
}

/* The answer is written from the struct of the act: they must be the same. */
static void
every_answer_is_that_of_its_act(void **state)
{
	(void)state;
	for (size_t i = 0; i < api_nbronnen; i++) {
		const struct api_bron *b = &api_bronnen[i];

		if (b->antwoord == NULL)
			assert_int_equal(acts[b->act].out_size, sizeof(struct act_niets));
		else
			assert_true(b->antwoord->grootte == acts[b->act].out_size);
		for (const struct antwoord_veld *v = b->antwoord == NULL ? NULL :
		    b->antwoord->velden; v != NULL && v->naam != NULL; v++)
			assert_null(strchr(v->naam, '_'));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_go_both_ways),
		cmocka_unit_test(a_name_with_an_underscore_is_no_field),
		cmocka_unit_test(a_get_looks_and_what_changes_is_no_get),
		cmocka_unit_test(every_parameter_of_a_path_is_an_id_that_the_act_must_have),
		cmocka_unit_test(every_answer_is_that_of_its_act),
	};

	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
