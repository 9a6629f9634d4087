/* test_zaak.h - the case most tests of the domain begin with: a dossier of the household
 * of test_db, and the shortest report there can be.
 * Part of tests only; functions are static so that the program has none. */
#ifndef HULP_TEST_ZAAK_H
#define HULP_TEST_ZAAK_H

#include "hulp/test_db.h"

#include "domain/dossier/dossier.h"
#include "domain/melding/melding.h"
#include "domain/termijn/termijn.h"

/* *dossier and *key: of the new one, which this employee holds. */
TEST_UNUSED static void
test_zaak_dossier(struct test_db *t, int64_t casusregisseur, int64_t *dossier,
    struct seal_key **key)
{
	TEST_OK(t, dossier_nieuw(&t->w, &(struct dossier_invoer){
	    .huishouden = TEST_HUISHOUDEN, .naam = "Hoekzema – Terlouw",
	    .casusregisseur = casusregisseur }, dossier, key, &t->err));
}

/* A school called, about these persons. */
TEST_UNUSED static struct melding_invoer
test_zaak_invoer(int64_t dossier, const struct melding_betrokkene *v, size_t n)
{
	static const char *const vormen[] = { "partnergeweld" };

	return (struct melding_invoer){ .dossier = dossier, .bron = "telefoon",
	    .hoedanigheid = "school", .verteld = "x", .direct_gevaar = "nee",
	    .vormen = vormen, .nvormen = 1, .betrokkenen = v, .nbetrokkenen = n,
	    .melder = { .openheid = "openbaar" } };
}

/* Registers it; its id. */
TEST_UNUSED static int64_t
test_zaak_meld(struct test_db *t, struct seal_key *key, struct melding_invoer in)
{
	int64_t id;

	TEST_OK(t, melding_nieuw(&t->w, key, &in, &id, &t->err));
	return id;
}

/* The clock of this norm that the report has. */
TEST_UNUSED static struct termijn
test_zaak_klok(struct test_db *t, int64_t melding, const char *code)
{
	struct termijn *v;
	size_t n;

	TEST_OK(t, termijnen_van_melding(&t->w, melding, &v, &n, &t->err));
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].code, code) == 0)
			return v[i];
	fail_msg("no clock %s", code);
	return (struct termijn){ 0 };
}

#endif
