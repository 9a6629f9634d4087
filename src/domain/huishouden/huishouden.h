/* huishouden.h - people who live together, with dates.
 *
 * A report belongs to the household it is about. Who is known already brings
 * the household along, so that child abuse and domestic violence in the same
 * house are one dossier (B6). */
#ifndef DOMAIN_HUISHOUDEN_HUISHOUDEN_H
#define DOMAIN_HUISHOUDEN_HUISHOUDEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

#define HUISHOUDEN_ONBEKEND "Gezin nog onbekend"

struct huishouden {
	int64_t		 id, versie;
	const char	*naam;		/* "Hoekzema – Terlouw" */
	const char	*straat, *huisnummer, *postcode, *woonplaats, *gemeente; /* or NULL */
};

/* A new household; id and versie of the input are not read. */
MUST_CHECK enum err_code huishouden_nieuw(struct werk *, const struct huishouden *,
    int64_t *id_out, struct err *);

/* ERR_NOT_FOUND: no such household. */
MUST_CHECK enum err_code huishouden_laad(struct werk *, int64_t huishouden,
    struct huishouden *out, struct err *);

/* Address and municipality, where none was known yet; and the name while it is
 * HUISHOUDEN_ONBEKEND. */
MUST_CHECK enum err_code huishouden_aanvullen(struct werk *, const struct huishouden *,
    struct err *);

/* For the name of a household: who is in it. */
struct huishouden_lid {
	int64_t		 persoon;
	const char	*geslachtsnaam, *voorvoegsel;	/* or NULL */
	bool		 kind;
};

/* The surnames of the adults, each once, at most three: "Hoekzema – Terlouw",
 * "Van Dijk". Without an adult those of the children; without any
 * HUISHOUDEN_ONBEKEND. Never NULL. */
const char *huishouden_naam(struct arena *, const struct huishouden_lid *, size_t n);

/* This person lives here from today on. Who is a member already stays as he is
 * (also his rol). */
/* The same in a household that was just made: nobody is in it twice. */
MUST_CHECK enum err_code huishouden_lid_eerste(struct werk *, int64_t huishouden,
    int64_t persoon, const char *rol, struct err *);
MUST_CHECK enum err_code huishouden_lid_erbij(struct werk *, int64_t huishouden,
    int64_t persoon, const char *rol, struct err *);

/* The households that a person lives in now, at most HUISHOUDENS_MAX. */
#define HUISHOUDENS_MAX 20
MUST_CHECK enum err_code huishoudens_van_persoon(struct werk *, int64_t persoon,
    int64_t **out, size_t *n_out, struct err *);

/* The household that these known persons belong to, in order: one with an open
 * dossier that w->wie may see, with one closed less than a year ago, with most
 * of these persons. dossier: 0 when there is none to go on with. A household
 * whose open dossier is not for w->wie to see does not count. id 0: none. */
struct huishouden_gevonden {
	int64_t		 id, dossier;
	bool		 open;		/* false: the dossier was closed */
};
MUST_CHECK enum err_code huishouden_vind(struct werk *, const int64_t *personen, size_t n,
    struct huishouden_gevonden *out, struct err *);

#endif
