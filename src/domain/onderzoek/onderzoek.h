/* onderzoek.h - the investigation (C1): plan, informants, findings, how the
 * persons concerned see it, and a conclusion per form of violence and person.
 *
 * It is made by the decision, which starts the ten weeks of the judgement; the
 * plan starts it and stops the clock of five days; finishing is the judgement. */
#ifndef DOMAIN_ONDERZOEK_ONDERZOEK_H
#define DOMAIN_ONDERZOEK_ONDERZOEK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

/* For besluit_vastleggen. id_out may be NULL. */
MUST_CHECK enum err_code onderzoek_nieuw(struct werk *, const struct seal_key *,
    int64_t melding, int64_t besluit, int64_t onderzoeker, int64_t *id_out, struct err *);

/* ERR_INVALID, field "plan": none. ERR_CONFLICT: finished, or the report closed.
 * An investigation that runs gets a new plan; its clock stopped the first time. */
MUST_CHECK enum err_code onderzoek_start(struct werk *, const struct seal_key *,
    int64_t onderzoek, const char *plan, struct err *);

struct informant_invoer {
	const char	*naam;		/* sealed */
	const char	*hoedanigheid;	/* code list */
	const char	*toestemming;	/* ja, nee, niet_nodig */
};

/* ERR_INVALID (field naam, hoedanigheid, toestemming). ERR_CONFLICT: not started,
 * or finished. */
MUST_CHECK enum err_code informant_vraag(struct werk *, const struct seal_key *,
    int64_t onderzoek, const struct informant_invoer *, int64_t *id_out, struct err *);

/* What the informant said. ERR_CONFLICT: no permission, so it may not be kept;
 * or the investigation is finished. */
MUST_CHECK enum err_code informant_antwoordt(struct werk *, const struct seal_key *,
    int64_t informant, const char *antwoord, struct err *);

struct conclusie {
	int64_t		 persoon;
	const char	*vorm;		/* of the report */
	const char	*uitkomst;	/* code list onderzoek_uitkomst */
	const char	*uitleg;	/* NULL: none */
};

struct onderzoek_einde {
	const char	*bevindingen, *kijk_betrokkenen;
	const struct conclusie *v;
	size_t		 n;
};

/* One thing that is missing or wrong in the conclusions; NULL vorm: a person or
 * form that is not of the report. */
struct conclusie_gat {
	int64_t		 persoon;
	const char	*vorm;
	const char	*waarom;	/* Dutch sentence */
};

/* Each form of the report for each person concerned has one conclusion, and one
 * that goes with the form: else the gaps, in the order of the report. */
MUST_CHECK enum err_code onderzoek_gaten(struct werk *, int64_t onderzoek,
    const struct conclusie *, size_t n, struct conclusie_gat **out, size_t *n_out,
    struct err *);

/* Ends with the judgement. ERR_INVALID (field bevindingen, kijk_betrokkenen,
 * conclusies): something is missing. ERR_CONFLICT: not started, or finished. */
MUST_CHECK enum err_code onderzoek_rond_af(struct werk *, const struct seal_key *,
    int64_t onderzoek, const struct onderzoek_einde *, struct err *);

struct informant {
	int64_t		 id, gevraagd_op, beantwoord_op;	/* DB_NULL: not yet */
	const char	*naam, *hoedanigheid, *toestemming;
	const char	*antwoord;	/* or NULL */
};

struct onderzoek {
	int64_t		 id, melding, dossier, besluit, onderzoeker;
	int64_t		 besloten_op, gestart_op, afgerond_op;	/* DB_NULL: not yet */
	const char	*onderzoeker_naam;	/* or NULL */
	const char	*plan, *bevindingen, *kijk_betrokkenen;	/* or NULL */
	struct informant *informanten;
	size_t		 ninformanten;
	struct conclusie *conclusies;
	size_t		 nconclusies;
};

/* For the point check: without the sealed words, informants and conclusions.
 * ERR_NOT_FOUND. */
MUST_CHECK enum err_code onderzoek_vind(struct werk *, int64_t onderzoek,
    struct onderzoek *out, struct err *);
/* The investigation of an informant. ERR_NOT_FOUND. */
MUST_CHECK enum err_code onderzoek_van_informant(struct werk *, int64_t informant,
    int64_t *onderzoek_out, struct err *);
/* All of it. */
MUST_CHECK enum err_code onderzoek_laad(struct werk *, const struct seal_key *,
    int64_t onderzoek, struct onderzoek *out, struct err *);
/* Without words, oldest first, at most 50. */
MUST_CHECK enum err_code onderzoeken_van_melding(struct werk *, int64_t melding,
    struct onderzoek **out, size_t *n_out, struct err *);

#endif
