/* advies.h - advice to someone with a suspicion (A2).
 *
 * Nothing here tells who the persons concerned are: there is no place for
 * them. Question and answer are sealed with a key of the advice itself, and
 * so is who asked, which is kept with consent only. */
#ifndef DOMAIN_ADVIES_ADVIES_H
#define DOMAIN_ADVIES_ADVIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/melding/melder.h"
#include "domain/werk.h"

#define ADVIES_VORMEN_MAX 50

struct advies_invoer {
	int64_t		 contact;
	int64_t		 ontvangen_op;	/* 0: now */
	const char	*bron, *hoedanigheid;
	const char	*gemeente, *meldcodestap;	/* or NULL */
	const char	*vraag, *advies;
	bool		 toestemming;	/* without it vrager is not looked at */
	struct melder_identiteit vrager;
	const char	*const *vormen;
	size_t		 nvormen;
};

/* Stores an advice with a number of its own (base/kenmerk.h), question and answer and who
 * asked sealed with a key of its own. The caller has checked the codes and that no
 * name is in the words. ERR_LIMIT: no number is left this year. */
MUST_CHECK enum err_code advies_nieuw(struct werk *, const struct advies_invoer *,
    int64_t *id_out, struct err *);

struct advies {
	int64_t		 id, contact, ontvangen_op, medewerker;
	int64_t		 melding;	/* what it became; 0: nothing */
	int64_t		 dossier;	/* of that report; 0 */
	const char	*kenmerk;	/* AV-2026-000123-4 */
	const char	*bron, *hoedanigheid, *gemeente, *meldcodestap; /* last two or NULL */
	const char	*medewerker_naam;
	const char	*vraag, *advies;	/* only advies_laad; else NULL */
	bool		 toestemming;
	struct melder_identiteit vrager;	/* only advies_laad, with consent */
	const char	**vormen;	/* only advies_laad */
	size_t		 nvormen;
};

/* ERR_NOT_FOUND: no such advice. */
MUST_CHECK enum err_code advies_laad(struct werk *, int64_t advies, struct advies *out,
    struct err *);

/* By number, as people type it ("av 2026 123 4"). ERR_INVALID: not a number of
 * an advice; ERR_NOT_FOUND. */
MUST_CHECK enum err_code advies_vind(struct werk *, const char *kenmerk, int64_t *id_out,
    struct err *);

#define ADVIEZEN_MAX 100

/* Newest first. The next page: voor_op and voor_id of the last row; 0, 0 for
 * the first. */
MUST_CHECK enum err_code adviezen_lees(struct werk *, int64_t voor_op, int64_t voor_id,
    struct advies **out, size_t *n_out, struct err *);

/* It became this report. ERR_CONFLICT: it had become another one. */
MUST_CHECK enum err_code advies_werd_melding(struct werk *, int64_t advies, int64_t melding,
    struct err *);

#endif
