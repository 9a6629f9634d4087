/* vernietiging.h - destroying a dossier with what hangs under it, by two employees (G3,
 * Wmo 2015 5.3.4 and 5.3.5, decision 12). What stays is a tombstone: rights/grafsteen.h.
 *
 * Who destroys is never sure of the law alone: how long is kept is data of the region
 * (code list bewaartermijn), and needs a legal check before the first time.
 *
 * No function here checks who may do this, but that the second is another than the first. */
#ifndef DOMAIN_VERNIETIGING_VERNIETIGING_H
#define DOMAIN_VERNIETIGING_VERNIETIGING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define VERNIETIG_PERSONEN	400	/* of one dossier; more is refused */
#define VERNIETIG_HUIZEN	50

/* Who and what goes with a dossier, and who stays. */
struct vernietig_persoon {
	int64_t		 id;
	bool		 blijft;	/* another dossier keeps him */
	bool		 kind;		/* written down as a child */
	const char	*naam;
	const char	*geboren;	/* or NULL */
};
struct vernietig_lijst {
	int64_t		 dossier, huishouden, sleutel;
	int64_t		 gesloten_op;			/* DB_NULL: open */
	const char	*kenmerk;
	struct vernietig_persoon *v;	size_t n;	/* who goes first */
	size_t		 weg;				/* how many of them go */
	int64_t		 code;				/* stands for who goes; under 2^31 */
	int64_t		 huizen[VERNIETIG_HUIZEN];	size_t nhuizen;
	int64_t		 meldingen, notities, besluiten, onderzoeken, plannen;
	int64_t		 stops, termijnen, taken;	/* what holds it back now */
	bool		 open, vernietigd;
};
MUST_CHECK enum err_code vernietig_lijst_maak(struct werk *, int64_t dossier,
    struct vernietig_lijst *out, struct err *);

/* From when the law of the region lets it be destroyed by its term, and why, in words.
 * A child without a date of birth counts as born at the last moment it can have been:
 * that is said. ERR_INVALID, field "grond": the region has no term. */
struct vernietig_termijn {
	int32_t		 vanaf;
	const char	*uitleg;
};
MUST_CHECK enum err_code vernietig_termijn(struct werk *, const struct vernietig_lijst *,
    struct vernietig_termijn *out, struct err *);

/* The first thing that forbids destroying now, as a Dutch sentence with its field; ERR_OK:
 * nothing does. ERR_INVALID, or ERR_CONFLICT for what was destroyed already. */
MUST_CHECK enum err_code vernietig_mag(struct werk *, const struct vernietig_lijst *,
    const char *grond, struct err *);

struct vernietiging {
	int64_t		 id, op, door;
	int64_t		 journaal_tot;
	const char	*grond, *stand;		/* stand "": there is none */
	const char	*door_naam, *reden;	/* reden NULL: not opened */
};
/* The one that waits or was done. key NULL: without the reason. */
MUST_CHECK enum err_code vernietiging_lees(struct werk *, const struct seal_key *key,
    int64_t dossier, struct vernietiging *out, struct err *);

/* ERR_CONFLICT: one waits already. Else as vernietig_mag. */
MUST_CHECK enum err_code vernietiging_stel_voor(struct werk *, int64_t dossier,
    const char *grond, const char *reden, int64_t *id_out, struct err *);

MUST_CHECK enum err_code vernietiging_trek_in(struct werk *, int64_t dossier,
    const char *reden, struct err *);

/* Destroys, all of it, in this transaction. ERR_FORBIDDEN: who proposed agrees himself.
 * ERR_CONFLICT: something was written since, and the proposal is of before. lijst is
 * the code of the list that the second saw; ERR_CONFLICT: others go now. out: what was
 * done, for the journal; meldingen_out: numbers of the reports. */
MUST_CHECK enum err_code vernietiging_voer_uit(struct werk *, int64_t dossier,
    int64_t lijst, struct vernietig_lijst *out, int64_t **meldingen_out, size_t *n_out,
    struct err *);

/* After an older copy was put back with later keys: destroys again the first dossier whose key
 * is gone, with the day on which that was done; who decided then is not in the copy. The
 * article is not either: both are named. gedaan: was there one. */
MUST_CHECK enum err_code vernietiging_herhaal(struct werk *, struct vernietig_lijst *out,
    int64_t **meldingen_out, size_t *n_out, bool *gedaan, struct err *err);

/* ---- held back ------------------------------------------------------------------- */

struct vernietig_stop {
	int64_t		 id, op, los_op;		/* los_op DB_NULL: holds */
	const char	*soort, *reden, *door_naam, *los_reden, *los_naam;
};
#define VERNIETIG_STOPS 50
MUST_CHECK enum err_code vernietig_stops(struct werk *, const struct seal_key *,
    int64_t dossier, struct vernietig_stop **out, size_t *n_out, struct err *);
MUST_CHECK enum err_code vernietig_houd_tegen(struct werk *, int64_t dossier,
    const char *soort, const char *reden, int64_t *id_out, struct err *);
MUST_CHECK enum err_code vernietig_laat_los(struct werk *, int64_t dossier, int64_t stop,
    const char *reden, struct err *);

/* ---- the list ----------------------------------------------------------------------- */

struct vernietiging_rij {
	int64_t		 id, dossier, op, besloten_op;	/* DB_NULL */
	const char	*kenmerk, *grond, *door_naam, *besloten_naam;
};
#define VERNIETIGINGEN_MAX 100
/* Newest first, before this row (INT64_MAX: all). */
MUST_CHECK enum err_code vernietigingen_lees(struct werk *, const char *stand, int64_t voor,
    struct vernietiging_rij **out, size_t *n_out, struct err *);

#endif
