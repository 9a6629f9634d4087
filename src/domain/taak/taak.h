/* taak.h - tasks: what somebody still has to do in a dossier.
 *
 * The words are sealed with the key of the dossier. */
#ifndef DOMAIN_TAAK_TAAK_H
#define DOMAIN_TAAK_TAAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define TAAK_VRIJ		"vrij"
#define TAAK_TERUGKOPPELING	"terugkoppeling"	/* on every report (D5) */
#define TAAK_HULP		"hulp"
#define TAAK_ONDERZOEK		"onderzoek"
#define TAAK_OVERDRACHT		"overdracht"
#define TAAK_VTO		"vto"

struct taak_invoer {
	int64_t		 dossier;
	int64_t		 melding;	/* 0: none */
	const char	*soort;		/* TAAK_... */
	int64_t		 onderwerp;	/* the row it is about; 0: none */
	const char	*tekst;
	int64_t		 eigenaar;	/* 0: nobody yet */
	int64_t		 verloopt_op;	/* 0: no date */
};

/* ERR_INVALID, field "tekst": none. The caller has checked dossier and eigenaar.
 * id_out may be NULL. */
MUST_CHECK enum err_code taak_nieuw(struct werk *, const struct seal_key *,
    const struct taak_invoer *, int64_t *id_out, struct err *);

/* Done, or not done after all; twice the same is nothing. ERR_NOT_FOUND. */
MUST_CHECK enum err_code taak_zet_klaar(struct werk *, int64_t taak, bool klaar,
    struct err *);

/* All open tasks of a kind on a report are done (the feedback was given); with
 * onderwerp 0 whatever row they are about. None is fine. */
MUST_CHECK enum err_code taak_klaar_soort(struct werk *, int64_t dossier, int64_t melding,
    const char *soort, int64_t onderwerp, struct err *);

/* Open tasks of a kind on a report get this owner and day (0: keep). */
MUST_CHECK enum err_code taak_zet_eigenaar(struct werk *, int64_t dossier, int64_t melding,
    const char *soort, int64_t eigenaar, int64_t verloopt_op, struct err *);

struct taak {
	int64_t		 id, dossier, melding, onderwerp, eigenaar, verloopt_op;
	int64_t		 gemaakt_op, klaar_op;	/* DB_NULL: none, in all these */
	const char	*soort, *tekst;
	const char	*eigenaar_naam;		/* or NULL */
	const char	*kenmerk, *dossier_naam;
};

#define TAKEN_MAX 200

/* One task, for the point check on its dossier. tekst is NULL. ERR_NOT_FOUND. */
MUST_CHECK enum err_code taak_vind(struct werk *, int64_t taak, struct taak *out,
    struct err *);

/* Open first by day, then what was done last; at most TAKEN_MAX. */
MUST_CHECK enum err_code taken_van_dossier(struct werk *, const struct seal_key *,
    int64_t dossier, struct taak **out, size_t *n_out, struct err *);

/* Open tasks of an employee by day, in dossiers that w->wie may see. */
MUST_CHECK enum err_code taken_van_medewerker(struct werk *, int64_t medewerker,
    struct taak **out, size_t *n_out, struct err *);

#endif
