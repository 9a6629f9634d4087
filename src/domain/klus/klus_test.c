/* Jobs when two servers have one database. */
#include <inttypes.h>
#include <pthread.h>

#include "domain/klus/klus.h"
#include "hulp/test_db.h"

#define KLUSSEN 60
#define SERVERS 2

struct server {
	struct test_db	*t;
	struct db	*db;
	const char	*claim;
	int64_t		 kreeg[KLUSSEN];
	size_t		 n, nu;
};

static enum err_code
maak_work(struct tx *tx, void *arg, struct err *err)
{
	struct werk w = { .a = arg, .regio = TEST_REGIO, .nu = TEST_NU, .tx = tx };

	for (int i = 0; i < KLUSSEN; i++)
		TRY(klus_nieuw(&w, KLUS_MAIL, "1\nonderwerp\ntekst", err));
	return ERR_OK;
}

static enum err_code
claim_work(struct tx *tx, void *arg, struct err *err)
{
	struct server *s = arg;
	struct arena *a = arena_create((size_t)1 << 20);
	struct werk w = { .a = a, .regio = TEST_REGIO, .nu = TEST_NU, .tx = tx };
	struct klus *v;
	enum err_code rc;

	s->nu = 0;			/* it may run twice */
	rc = klussen_claim(&w, s->claim, 3, &v, &s->nu, err);
	for (size_t i = 0; rc == ERR_OK && i < s->nu && s->n + i < KLUSSEN; i++)
		s->kreeg[s->n + i] = v[i].id;
	arena_destroy(a);
	return rc;
}

static void *
werk_alles_weg(void *arg)
{
	struct server *s = arg;
	struct err err;

	do {
		if (db_write(s->db, claim_work, s, &err) != ERR_OK)
			return (void *)(uintptr_t)"failed";
		s->n += s->nu;
	} while (s->nu > 0 && s->n < KLUSSEN);
	return NULL;
}

static void
two_servers_never_take_one_job_both_and_leave_none(void **state)
{
	static const char *const namen[SERVERS] = { "een", "twee" };
	struct server s[SERVERS];
	pthread_t thread[SERVERS];
	struct test_db t;
	size_t all = 0;
	void *failed;

	(void)state;
	test_db_open(&t, false);
	TEST_OK(&t, db_write(t.db, maak_work, t.a, &t.err));
	for (int i = 0; i < SERVERS; i++) {
		s[i] = (struct server){ .t = &t, .claim = namen[i] };
		TEST_OK(&t, db_open(&(struct db_config){ .url = t.url, .readers = 1,
		    .lane = TEST_REGIO }, &s[i].db, &t.err));
		assert_int_equal(pthread_create(&thread[i], NULL, werk_alles_weg, &s[i]), 0);
	}
	for (int i = 0; i < SERVERS; i++) {
		(void)pthread_join(thread[i], &failed);
		assert_null(failed);
		all += s[i].n;
		db_close(s[i].db);
	}
	assert_int_equal(all, KLUSSEN);
	for (size_t i = 0; i < s[0].n; i++)
		for (size_t k = 0; k < s[1].n; k++)
			assert_int_not_equal(s[0].kreeg[i], s[1].kreeg[k]);
	test_db_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_servers_never_take_one_job_both_and_leave_none),
	};

	return cmocka_run_group_tests_name("klus", tests, NULL, NULL);
}
