#include "domain/persoon/persoon_zoek.h"

#include "hulp/test_file.h"

#include "db/db.h"

#define REGIO	12
#define ANDER	13

struct fix {
	char		 dir[TEST_DIR], file[TEST_FILE], url[TEST_PG_URL];
	struct db	*db;
	struct arena	*a;
	struct err	 err;
	const struct persoon_feiten *vraag;
	int64_t		 regio;
	struct persoon_kandidaat *gevonden;
	size_t		 n;
};

struct rij {
	int64_t			regio, id;
	struct persoon_feiten	f;
	int64_t			geheim, samengevoegd;
};

#define P(id_, ...) { .regio = REGIO, .id = (id_), .samengevoegd = DB_NULL, \
	.f = { __VA_ARGS__ } }

static const struct rij personen[] = {
	P(1, .voorvoegsel = "van der", .geslachtsnaam = "Meer",
	    .voornamen = "Sanne", .geboren = "19880412",
	    .postcode = "2011 AB", .huisnummer = "12 a"),
	P(2, .voorvoegsel = "van der", .geslachtsnaam = "Meer",
	    .voornamen = "Lotte", .geboren = "19880412",
	    .postcode = "2011 AB", .huisnummer = "12 a"),
	P(3, .geslachtsnaam = "Hoekzema", .voornamen = "Johannes",
	    .roepnaam = "Jan", .geboren = "19700101", .bsn = "249566758",
	    .telefoon = "+31612345678"),
	P(4, .voorvoegsel = "El", .geslachtsnaam = "Khatib",
	    .voornamen = "Mohammed", .geboren = "20010304"),
	P(5, .geslachtsnaam = "Bakker-de Vries", .voornamen = "Anna"),
	P(6, .geslachtsnaam = "Yılmaz", .voornamen = "Ayşe",
	    .geboren = "19950000"),
	P(7, .geslachtsnaam = "", .voornamen = "Onbekend",
	    .geboren = "20200520", .postcode = "1970 XY", .huisnummer = "3"),
	{ .regio = REGIO, .id = 8, .samengevoegd = DB_NULL, .geheim = 1,
	    .f = { .geslachtsnaam = "Terlouw", .voornamen = "Wil",
	    .postcode = "2033 CD", .huisnummer = "7",
	    .telefoon = "+31687654321" } },
	{ .regio = REGIO, .id = 9, .samengevoegd = 3,
	    .f = { .geslachtsnaam = "Hoeksema", .voornamen = "Jan" } },
	{ .regio = ANDER, .id = 1, .samengevoegd = DB_NULL,
	    .f = { .geslachtsnaam = "Hoekzema", .voornamen = "Jan" } },
};

static enum err_code
insert(struct tx *tx, struct arena *a, const struct rij *r, struct err *err)
{
	static const struct db_stmt stmt = { .name = "test_persoon",
	    .nparam = 15, .writes = true, .sql = "INSERT INTO persoon (regio,"
	    " id, bsn, voorvoegsel, geslachtsnaam, voornamen, roepnaam,"
	    " geboren, postcode, huisnummer, telefoon, geheim, samengevoegd,"
	    " achternaam, voornaam_kern, gemaakt_op) VALUES (?1, ?2, ?3,"
	    " coalesce(?4, ''), ?5, coalesce(?6, ''), coalesce(?7, ''), ?8,"
	    " ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0)" };
	struct persoon_sleutels s;

	TRY(persoon_keys_write(tx, a, r->regio, &r->f, &s, err));
	TRY(persoon_keys_own(tx, r->regio, r->id, &s, &r->f, err));
	return tx_exec(tx, &stmt, (const struct db_value[]){
		DB_VALUE_I64(r->regio), DB_VALUE_I64(r->id),
		db_value_text(r->f.bsn), db_value_text(r->f.voorvoegsel),
		db_value_text(r->f.geslachtsnaam),
		db_value_text(r->f.voornamen), db_value_text(r->f.roepnaam),
		db_value_text(r->f.geboren), db_value_text(r->f.postcode),
		db_value_text(r->f.huisnummer), db_value_text(r->f.telefoon),
		DB_VALUE_I64(r->geheim), DB_VALUE_I64(r->samengevoegd),
		DB_VALUE_I64(s.achternaam), db_value_text(s.voornaam_kern),
	    }, NULL, err);
}

static enum err_code
fill(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;

	for (size_t i = 0; i < sizeof(personen) / sizeof(personen[0]); i++)
		TRY(insert(tx, f->a, &personen[i], err));
	return ERR_OK;
}

static int
setup(void **state)
{
	struct fix *f = calloc(1, sizeof(*f));

	test_file_begin(f->dir, f->file);
	test_file_url(f->file, true, f->url);
	f->a = arena_create((size_t)64 << 20);
	assert_int_equal(db_open(&(struct db_config){ .url = f->url,
	    .readers = 1, .create = true }, &f->db, &f->err), ERR_OK);
	assert_int_equal(db_migrate(f->db, &f->err), ERR_OK);
	if (db_write(f->db, fill, f, &f->err) != ERR_OK)
		fail_msg("%s", f->err.detail);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	db_close(f->db);
	arena_destroy(f->a);
	test_file_end(f->dir, f->file);
	free(f);
	return 0;
}

static enum err_code
search(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;

	return persoon_candidates(tx, f->a, f->regio, NULL, f->vraag,
	    &f->gevonden, &f->n, err);
}

static size_t
ask(struct fix *f, const struct persoon_feiten *vraag)
{
	f->regio = REGIO;
	f->vraag = vraag;
	if (db_read(f->db, search, f, &f->err) != ERR_OK)
		fail_msg("%s", f->err.detail);
	return f->n;
}

#define ASK(f, ...) ask((f), &(struct persoon_feiten){ __VA_ARGS__ })

static void
first_is(struct fix *f, int64_t id, const char *reason)
{
	bool said = false;

	if (f->n == 0)
		fail_msg("nobody was found, want %d", (int)id);
	assert_int_equal(f->gevonden[0].id, id);
	for (unsigned i = 0; i < f->gevonden[0].gelijk.n; i++)
		said |= strcmp(f->gevonden[0].gelijk.redenen[i], reason) == 0;
	if (!said)
		fail_msg("%d found, but not for: %s", (int)id, reason);
}

/* A6: spelling variants of a surname alone. */
static void
a_misspelt_surname_finds_the_person(void **state)
{
	struct fix *f = *state;

	ASK(f, .geslachtsnaam = "Hoekszema");
	first_is(f, 3, "één letter verschil");
	ASK(f, .geslachtsnaam = "v.d. Mear");
	first_is(f, 1, "één letter verschil");
	ASK(f, .geslachtsnaam = "Elkhatib");
	first_is(f, 4, "zelfde achternaam");
	ASK(f, .geslachtsnaam = "Gatib");
	first_is(f, 4, "achternaam klinkt hetzelfde");
	ASK(f, .geslachtsnaam = "de Vries");
	first_is(f, 5, "deel van de dubbele naam gelijk");
	ASK(f, .geslachtsnaam = "YILMAZ", .voornamen = "Aicha");
	first_is(f, 6, "roepnaam past");
}

/* A6 */
static void
a_first_name_spelt_otherwise_comes_first(void **state)
{
	struct fix *f = *state;

	ASK(f, .geslachtsnaam = "Khatib", .voornamen = "Mohamad");
	first_is(f, 4, "voornaam lijkt");
	ASK(f, .geslachtsnaam = "Meer", .voornamen = "Lotte");
	first_is(f, 2, "zelfde voornaam");
}

static void
twins_are_both_shown_and_told_apart(void **state)
{
	struct fix *f = *state;

	assert_int_equal(ASK(f, .geslachtsnaam = "Meer", .voornamen = "Sanne",
	    .geboren = "19880412"), 2);
	first_is(f, 1, "zelfde geboortedatum");
	assert_true(f->gevonden[0].gelijk.score >= NAAM_ZEKER);
	assert_true(f->gevonden[1].gelijk.score <= 550);
}

static void
a_date_of_birth_finds_with_another_name_or_order(void **state)
{
	struct fix *f = *state;

	ASK(f, .geboren = "20200520");
	first_is(f, 7, "zelfde geboortedatum");
	ASK(f, .geslachtsnaam = "Meer", .geboren = "19881204");
	first_is(f, 1, "dag en maand verwisseld");
	ASK(f, .geslachtsnaam = "Yilmaz", .geboren = "19960000");
	first_is(f, 6, "leeftijd past ongeveer");
}

static void
number_telephone_and_address_find(void **state)
{
	struct fix *f = *state;

	ASK(f, .bsn = "249566758");
	first_is(f, 3, "zelfde BSN");
	assert_int_equal(f->gevonden[0].gelijk.score, 1000);
	ASK(f, .telefoon = "+31612345678", .voornamen = "Jan");
	first_is(f, 3, "zelfde telefoonnummer");
	ASK(f, .postcode = "1970 XY", .huisnummer = "3",
	    .geboren = "20200520");
	first_is(f, 7, "zelfde adres");
}

/* G2: a secret address may not be confirmed by asking for it. */
static void
a_secret_address_neither_finds_nor_shows(void **state)
{
	struct fix *f = *state;

	assert_int_equal(ASK(f, .postcode = "2033 CD", .huisnummer = "7",
	    .telefoon = "+31687654321"), 0);
	ASK(f, .geslachtsnaam = "Terlouw", .voornamen = "Wil",
	    .postcode = "2033 CD", .huisnummer = "7");
	first_is(f, 8, "zelfde achternaam");
	assert_true(f->gevonden[0].geheim);
	assert_null(f->gevonden[0].feiten.postcode);
	assert_null(f->gevonden[0].feiten.telefoon);
	for (unsigned i = 0; i < f->gevonden[0].gelijk.n; i++)
		assert_null(strstr(f->gevonden[0].gelijk.redenen[i], "adres"));
}

static void
a_merged_person_is_found_once_under_both_names(void **state)
{
	struct fix *f = *state;

	assert_int_equal(ASK(f, .geslachtsnaam = "Hoeksema",
	    .voornamen = "Jan"), 1);
	first_is(f, 3, "zelfde achternaam");
	assert_int_equal(ASK(f, .geslachtsnaam = "Hoekzema",
	    .voornamen = "Jan"), 1);
	first_is(f, 3, "zelfde achternaam");
}

static void
swapped_names_find(void **state)
{
	struct fix *f = *state;

	ASK(f, .geslachtsnaam = "Mohammed", .voornamen = "Khatib");
	first_is(f, 4, "voornaam en achternaam verwisseld");
}

/* A hundred and twenty who share the day of person 4, and the name in the wrong field. */
static enum err_code
born_that_day(struct tx *tx, void *arg, struct err *err)
{
	static const char *const names[] = { "Khatib", "Khatis", "Khatim", "Khatil",
	    "Khatin", "Khatir" };
	struct fix *f = arg;
	char surname[16];

	for (int64_t i = 0; i < 120; i++) {
		struct rij r = P(5000 + i, .geslachtsnaam = surname,
		    .voornamen = names[i % 6], .geboren = "20010304");

		(void)snprintf(surname, sizeof(surname), "%c%c%cmans",
		    (char)('B' + i % 20), "aeiou"[i % 5], (char)('b' + i % 23));
		TRY(insert(tx, f->a, &r, err));
	}
	return ERR_OK;
}

/* A6 */
static void
swapped_names_find_before_all_who_share_one_name_and_the_day(void **state)
{
	struct fix *f = *state;

	assert_int_equal(db_write(f->db, born_that_day, f, &f->err), ERR_OK);
	ASK(f, .geslachtsnaam = "Mohammed", .voornamen = "Khatib", .geboren = "20010304");
	first_is(f, 4, "voornaam en achternaam verwisseld");
}

/* A6: a first name alone, also misspelt or as a call name. */
static void
a_first_name_alone_finds(void **state)
{
	struct fix *f = *state;

	ASK(f, .voornamen = "Johannes");
	first_is(f, 3, "zelfde voornaam");
	ASK(f, .roepnaam = "Jan");
	first_is(f, 3, "zelfde voornaam");
	ASK(f, .voornamen = "Snane");
	first_is(f, 1, "voornaam lijkt");
	ASK(f, .voornamen = "Ayse");
	first_is(f, 6, "zelfde voornaam");
	ASK(f, .voornamen = "Hans");
	first_is(f, 3, "roepnaam past");
}

/* A6: an alias is found, and the person shown under its own name. */
static enum err_code
add_alias(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;

	return persoon_keys_alias(tx, f->a, REGIO, 5, &(struct persoon_feiten){
	    .geslachtsnaam = "Zuidema", .voornamen = "Anna" }, 1, err);
}

static void
another_name_of_a_person_gathers_it(void **state)
{
	struct fix *f = *state;
	struct persoon_feiten vraag = { .geslachtsnaam = "Zuidema", .voornamen = "Anna" };

	assert_int_equal(db_write(f->db, add_alias, f, &f->err), ERR_OK);
	ask(f, &vraag);
	first_is(f, 5, "onder een andere naam");
	assert_string_equal(f->gevonden[0].feiten.geslachtsnaam, "Bakker-de Vries");
}

/* A6: what was glued, dropped or typed wrong, with and without a birth date. */
static void
slips_of_every_kind_find(void **state)
{
	static const struct persoon_feiten v[] = {
		{ .geslachtsnaam = "Vandermeer", .voornamen = "Sanne" },
		{ .geslachtsnaam = "Meer", .voornamen = "Sane", .geboren = "19880412" },
		{ .geslachtsnaam = "Meer", .voornamen = "Sanne", .geboren = "19880413" },
		{ .geslachtsnaam = "Meer", .voornamen = "Sanne", .geboren = "19881204" },
		{ .geslachtsnaam = "Meer", .voornamen = "Sanne", .geboren = "1988" "0000" },
		{ .geslachtsnaam = "Sanne", .voornamen = "Meer", .geboren = "19880412" },
		{ .geslachtsnaam = "Meir", .voornamen = "Sanna", .geboren = "19880412" },
	};
	struct fix *f = *state;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		ask(f, &v[i]);
		if (f->n == 0 || f->gevonden[0].id != 1)
			fail_msg("slip %zu", i);
	}
}

static void
another_region_is_not_looked_at(void **state)
{
	struct fix *f = *state;

	f->regio = ANDER;
	f->vraag = &(struct persoon_feiten){ .geslachtsnaam = "Meer" };
	assert_int_equal(db_read(f->db, search, f, &f->err), ERR_OK);
	assert_int_equal(f->n, 0);
}

static void
nothing_or_nonsense_finds_nobody(void **state)
{
	struct fix *f = *state;
	char lang[201];

	memset(lang, 'q', 200);
	lang[200] = '\0';
	assert_int_equal(ASK(f, .bsn = NULL), 0);
	assert_int_equal(ASK(f, .geslachtsnaam = "", .voornamen = "",
	    .geboren = "", .postcode = "", .bsn = ""), 0);
	assert_int_equal(ASK(f, .geslachtsnaam = lang, .voornamen = lang,
	    .geboren = lang, .postcode = lang, .bsn = lang), 0);
	assert_int_equal(ASK(f, .geslachtsnaam = "' OR 1=1 --",
	    .voornamen = "😀"), 0);
}

static enum err_code
many(struct tx *tx, void *arg, struct err *err)
{
	struct fix *f = arg;

	for (int64_t i = 0; i < 600; i++) {
		struct rij r = P(1000 + i, .geslachtsnaam = "Jansen",
		    .voornamen = i == 599 ? "Quirijn" : "Kim",
		    .geboren = i == 599 ? "19441231" : "19900101");

		TRY(insert(tx, f->a, &r, err));
	}
	return ERR_OK;
}

/* A6: the right one among many namesakes, and never more than twenty. */
static void
among_six_hundred_namesakes_the_right_one_comes_first(void **state)
{
	struct fix *f = *state;

	assert_int_equal(db_write(f->db, many, f, &f->err), ERR_OK);
	assert_int_equal(ASK(f, .geslachtsnaam = "Janssen"),
	    PERSOON_KANDIDATEN);
	ASK(f, .geslachtsnaam = "Janssen", .voornamen = "Kwirijn");
	first_is(f, 1599, "voornaam lijkt");
	ASK(f, .geslachtsnaam = "Janssen", .voornamen = "Quirijn");
	first_is(f, 1599, "zelfde voornaam");
	ASK(f, .geslachtsnaam = "Janssen", .geboren = "19441231");
	first_is(f, 1599, "zelfde geboortedatum");
	ASK(f, .geslachtsnaam = "Janssen", .geboren = "19440000");
	first_is(f, 1599, "geboortedatum past");
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_misspelt_surname_finds_the_person),
		T(a_first_name_spelt_otherwise_comes_first),
		T(twins_are_both_shown_and_told_apart),
		T(a_date_of_birth_finds_with_another_name_or_order),
		T(number_telephone_and_address_find),
		T(a_secret_address_neither_finds_nor_shows),
		T(a_merged_person_is_found_once_under_both_names),
		T(swapped_names_find),
		T(swapped_names_find_before_all_who_share_one_name_and_the_day),
		T(a_first_name_alone_finds),
		T(another_name_of_a_person_gathers_it),
		T(slips_of_every_kind_find),
		T(another_region_is_not_looked_at),
		T(nothing_or_nonsense_finds_nobody),
		T(among_six_hundred_namesakes_the_right_one_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
