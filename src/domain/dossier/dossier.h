/* dossier.h - everything about one household's case; it has one case number.
 *
 * A household has one open dossier at most. An open dossier is never without
 * a case manager (casusregisseur, C6): it is made with one, and the only way
 * to take one away is to name another. The words in a dossier are sealed with
 * the data key of the dossier: open it once (dossier_key) and pass it on.
 *
 * No function here checks who may see the dossier: zicht_op_dossier first. */
#ifndef DOMAIN_DOSSIER_DOSSIER_H
#define DOMAIN_DOSSIER_DOSSIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

struct dossier_invoer {
	int64_t		 huishouden;
	const char	*naam;		/* of the household, on screen */
	const char	*gemeente;	/* code, or NULL */
	int64_t		 casusregisseur; /* a medewerker; MUST be there (C6) */
	bool		 nieuw_huishouden; /* just made: it cannot have a dossier */
};

/* A new open dossier with its number and its key. ERR_CONFLICT: the household
 * has an open dossier already. ERR_INVALID, field "casusregisseur": none. */
MUST_CHECK enum err_code dossier_nieuw(struct werk *, const struct dossier_invoer *,
    int64_t *id_out, struct seal_key **key_out, struct err *);

/* What that will ask, see tx_ahead. */
MUST_CHECK enum err_code dossier_nieuw_vooruit(struct werk *, int64_t casusregisseur,
    struct err *);

/* The data key. ERR_NOT_FOUND: no such dossier, or its key was destroyed. */
MUST_CHECK enum err_code dossier_key(struct werk *, int64_t dossier,
    struct seal_key **key_out, struct err *);

struct dossier {
	int64_t		 id, huishouden, versie;
	const char	*kenmerk, *naam;
	const char	*gemeente;	/* NULL: not known */
	bool		 open, afgeschermd;
	int64_t		 casusregisseur, procesregisseur;	/* DB_NULL: none */
	const char	*casusregisseur_naam, *procesregisseur_naam;	/* or NULL */
	const char	*veiligheid;	/* code list veiligheid; NULL: not weighed */
	int64_t		 veiligheid_op, veiligheid_door;	/* DB_NULL */
	const char	*veiligheid_door_naam;			/* or NULL */
	const char	*contact_veilig, *huisbezoek;		/* opened; or NULL */
	int64_t		 geopend_op, gesloten_op;		/* DB_NULL */
};

/* ERR_NOT_FOUND as dossier_key. key_out may be NULL. */
MUST_CHECK enum err_code dossier_laad(struct werk *, int64_t dossier,
    struct dossier *out, struct seal_key **key_out, struct err *);

/* Names another case manager; adds to the timeline. ERR_INVALID, field
 * "casusregisseur": unknown, or no longer working here (C6). */
MUST_CHECK enum err_code dossier_zet_casusregisseur(struct werk *, int64_t dossier,
    int64_t medewerker, struct err *);

struct dossier_veiligheid {
	const char	*veiligheid;	/* code list veiligheid; NULL: not weighed */
	const char	*contact_veilig, *huisbezoek;	/* NULL or "": nothing known */
	int64_t		 versie;	/* the version that was read */
	bool		 niet_gewogen;	/* only the texts are new: who weighed the safety,
					 * and when, stays */
};

/* The safety banner; adds to the timeline when the code changes. ERR_CONFLICT:
 * somebody saved in between; load again and show both texts. */
MUST_CHECK enum err_code dossier_zet_veiligheid(struct werk *, int64_t dossier,
    const struct dossier_veiligheid *, struct err *);

/* Closes. ERR_CONFLICT with a Dutch sentence while a report, investigation,
 * help or hand-over is still open. Closing twice is nothing. */
MUST_CHECK enum err_code dossier_sluit(struct werk *, int64_t dossier, struct err *);

/* Opens a closed one again: a hermelding. Keeps the case manager when he still
 * works here, else casusregisseur takes it. Opening twice is nothing. */
MUST_CHECK enum err_code dossier_heropen(struct werk *, int64_t dossier,
    int64_t casusregisseur, struct err *);

struct dossier_gevonden {
	int64_t		 id;		/* 0: none */
	bool		 open;		/* false: closed within the year before now */
};

/* The open dossier of a household, else the last one closed within a year
 * (then a report on it is a hermelding), else id 0. */
MUST_CHECK enum err_code dossier_van_huishouden(struct werk *, int64_t huishouden,
    struct dossier_gevonden *out, struct err *);

/* Assigned to the dossier: sees it also where the role sees only its own, or
 * the dossier is shielded, for as long as he has work in the case. Twice is once.
 * ERR_CONFLICT: the dossier is closed to him. ERR_FORBIDDEN: he acts himself and
 * sees it by emergency access only. */
MUST_CHECK enum err_code dossier_geef_toegang(struct werk *, int64_t dossier,
    int64_t medewerker, struct err *);

/* Named as one who may see it, until it is closed to him, or the dossier closes
 * and is not shielded. Errors as above. */
MUST_CHECK enum err_code dossier_geef_op_naam(struct werk *, int64_t dossier,
    int64_t medewerker, struct err *);

/* Ends the access of who was assigned and has no work in the case now: manages
 * the open dossier, has an open report, investigates, or has a task to do. Call it
 * when work passes to another or is done. The rows stay: who had access, and when. */
MUST_CHECK enum err_code dossier_toegang_volgt_werk(struct werk *, int64_t dossier,
    struct err *);

/* The same, for a dossier that was closed just now. */
MUST_CHECK enum err_code dossier_toegang_bij_sluiten(struct werk *, int64_t dossier,
    struct err *);

/* Is the dossier closed to this employee (afscherming)? DB_NULL: no. */
MUST_CHECK enum err_code dossier_dicht_voor(struct werk *, int64_t dossier,
    int64_t medewerker, bool *out, struct err *);

/* Has he work in the case now? */
MUST_CHECK enum err_code dossier_heeft_werk(struct werk *, int64_t dossier,
    int64_t medewerker, bool *out, struct err *);

/* Does this employee work here now, in a role that writes in dossiers? Only such
 * a one is given a dossier, a report or a task: to be given one is to be given
 * access (D14). */
MUST_CHECK enum err_code dossier_medewerker_werkt(struct werk *, int64_t medewerker,
    bool *out, struct err *);

/* The same in a role that reads dossiers: only such a one can be named as who may see a
 * shielded dossier. The data steward is one, who merges what stands in it. */
MUST_CHECK enum err_code dossier_medewerker_leest(struct werk *, int64_t medewerker,
    bool *out, struct err *);

/* The first thing that is still open, as a Dutch sentence; NULL: nothing. */
MUST_CHECK enum err_code dossier_open_werk(struct werk *, int64_t dossier,
    const char **wat_out, struct err *);

/* From when on a closed dossier makes a report a hermelding: a year ago. */
int64_t dossier_hermelding_sinds(int64_t nu);

#endif
