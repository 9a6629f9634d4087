/* overleg.h - the screeningsoverleg: a meeting that makes its own list (B1).
 *
 * A meeting is planned at its next moment by the data of the region. Its list
 * builds itself: every open report that is to be treated (with children, or
 * put on the list). Until the meeting begins the list is live; then it becomes
 * an agenda with numbers, and what comes later is added behind it. Each case
 * is decided, held over to the next list, or was dealt with elsewhere; the
 * minutes are made out of that, nothing is typed twice.
 *
 * A partner sees the cases of the meeting it is invited to from its begin to
 * the end of that day. A case that the chair may not see (shielded) is not on
 * the agenda. Functions about one case do not check who may see it. */
#ifndef DOMAIN_OVERLEG_OVERLEG_H
#define DOMAIN_OVERLEG_OVERLEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/regio/regio.h"
#include "domain/werk.h"

struct seal_key;

#define OVERLEG_SCREENING	"screening"

#define OVERLEG_GEPLAND		"gepland"
#define OVERLEG_BEZIG		"bezig"
#define OVERLEG_GESLOTEN	"gesloten"

#define PUNT_OPEN		"open"
#define PUNT_BESLOTEN		"besloten"
#define PUNT_AANGEHOUDEN	"aangehouden"
#define PUNT_BUITEN		"buiten"	/* dealt with outside the meeting */

#define OVERLEG_NIET_TOE	"Niet aan toe gekomen."

enum { OVERLEG_ZAKEN_MAX = 200, OVERLEGGEN_MAX = 60 };

/* ---- the meeting --------------------------------------------------------------- */

struct overleg_partner {
	int64_t		 organisatie;
	const char	*code, *naam, *kort;	/* "Raad" */
	bool		 aanwezig;
};

struct overleg {
	int64_t		 id, begint_op, eindigt_op;
	int64_t		 voorzitter, geopend_op, gesloten_op;	/* DB_NULL */
	const char	*soort, *stand;
	const char	*naam;			/* "Screeningsoverleg" */
	const char	*voorzitter_naam;	/* NULL: nobody yet */
	const struct regio_overlegsoort *regels;
	struct overleg_partner *partners;	/* in the order of the wall */
	size_t		 npartners, naanwezig;
	bool		 quorum;		/* enough of them are there */
};

/* Plans a meeting. begint_op TIME_NONE: the first moment after now, by its days
 * and hour, on a working day, that has no meeting yet. ERR_INVALID, field
 * "soort": no such kind on that day; ERR_CONFLICT: there is one at that
 * moment, or none can be found within a year. */
MUST_CHECK enum err_code overleg_plan(struct werk *, const char *soort, int64_t begint_op,
    int64_t *id_out, struct err *);

/* ERR_NOT_FOUND too where w->wie belongs to an organisation that is not
 * invited. */
MUST_CHECK enum err_code overleg_laad(struct werk *, int64_t overleg, struct overleg *out,
    struct err *);

struct overleg_kort {
	int64_t		 id, begint_op, eindigt_op;
	const char	*soort, *naam, *stand;
	const char	*voorzitter_naam;	/* NULL: nobody yet */
	int64_t		 zaken, besloten, aangehouden;	/* zaken live while planned */
};

/* Meetings that w->wie may know of: those to come first, in order; then the
 * past, newest first. At most OVERLEGGEN_MAX. */
MUST_CHECK enum err_code overleggen(struct werk *, struct overleg_kort **out, size_t *n_out,
    struct err *);

/* Works here, not at a partner: may record input for every partner. */
bool overleg_staf(const struct wie *);

/* Begins: w->wie takes the chair, the list becomes the agenda, partners get
 * to see its cases. ERR_CONFLICT with a Dutch sentence: it began before, or
 * another meeting of this kind has not been closed. */
MUST_CHECK enum err_code overleg_begin(struct werk *, int64_t overleg, struct err *);

/* Adds the cases that came on the list since the agenda was made. */
MUST_CHECK enum err_code overleg_vul_aan(struct werk *, int64_t overleg, size_t *n_out,
    struct err *);

/* ERR_INVALID, field "organisatie": not invited. ERR_CONFLICT: closed. */
MUST_CHECK enum err_code overleg_zet_aanwezig(struct werk *, int64_t overleg,
    int64_t organisatie, bool aanwezig, struct err *);

/* Closes: what was not dealt with is held over, with OVERLEG_NIET_TOE, and so
 * stands on the next list. ERR_CONFLICT: it did not begin, or is closed. */
MUST_CHECK enum err_code overleg_sluit(struct werk *, int64_t overleg, struct err *);

/* ---- the cases ------------------------------------------------------------------ */

struct overleg_zaak {
	int64_t		 melding, dossier, sleutel;
	int64_t		 volgnr;	/* on the agenda; provisional while planned */
	const char	*kenmerk, *naam, *initialen;	/* of the household */
	const char	*gemeente;	/* code, or NULL */
	const char	*letter;	/* NULL: still to be weighed */
	int64_t		 punten;	/* DB_NULL: still to be weighed */
	int64_t		 kinderen, ontvangen_op;
	bool		 crisis, op_lijst;
	const char	*stand;		/* PUNT_... */
	int64_t		 besluit, begonnen_op, klaar_op;	/* DB_NULL */
	int64_t		 aanwezig;	/* partners there then; DB_NULL: still open */
	const char	*route;		/* code, when decided; or NULL */
	const char	*route_kort;	/* its short name; or NULL */
	const char	*eigenaar_naam;	/* or NULL */
	struct blob	 reden;		/* sealed: overleg_reden */
};

/* The cases that w->wie may see. While planned the live list: crisis first,
 * then A, B, C, then still to be weighed; points, then day of receipt. */
MUST_CHECK enum err_code overleg_lijst(struct werk *, const struct overleg *,
    struct overleg_zaak **out, size_t *n_out, struct err *);

/* Cases that came on the list after the meeting began and are not on the agenda. */
MUST_CHECK enum err_code overleg_laat(struct werk *, int64_t overleg, int64_t *n_out,
    struct err *);

/* Decides in the meeting: domain/besluit does it, the agenda and the minutes
 * follow; with too few partners a warning is written too. ERR_CONFLICT: the
 * meeting is not going on, or the case is not on the agenda or was decided.
 * The rest as besluit_vastleggen. */
struct overleg_besluit {
	int64_t		 overleg, melding, dossier, eigenaar;
	const char	*route, *reden;
};
MUST_CHECK enum err_code overleg_besluit(struct werk *, const struct seal_key *,
    const struct overleg_besluit *, int64_t *besluit_out, struct err *);

/* Holds a case over, with the reason; it stands on the next list. Errors as
 * overleg_besluit; ERR_INVALID, field "reden": none. */
MUST_CHECK enum err_code overleg_houd_aan(struct werk *, const struct seal_key *,
    int64_t overleg, int64_t melding, int64_t dossier, const char *reden, struct err *);

/* Why a case was held over; NULL: it was not. */
MUST_CHECK enum err_code overleg_reden(struct werk *, const struct seal_key *,
    int64_t overleg, const struct overleg_zaak *, const char **out, struct err *);

/* An earlier report of the same household, as short as the wall shows it. */
struct overleg_eerder {
	int64_t		 ontvangen_op;
	const char	*bron;		/* codes; NULL: a protected reporter */
	const char	*route;		/* what was decided; NULL: nothing */
	const char	*afsluitreden;	/* NULL: still open */
};

/* Newest first, at most max; not this one and none after it. */
MUST_CHECK enum err_code overleg_eerder_bekend(struct werk *, const struct overleg_zaak *,
    int64_t max, struct overleg_eerder **out, size_t *n_out, struct err *);

/* "Kaya – De Smet" gives "K. – D.S.". Never NULL. */
const char *overleg_initialen(struct arena *, const char *naam);

/* ---- what partners say ------------------------------------------------------------ */

struct inbreng {
	int64_t		 organisatie;
	const char	*kort;
	const char	*tekst;		/* NULL: no answer yet */
	int64_t		 op;		/* DB_NULL: none */
	const char	*door_naam;	/* or NULL */
	int64_t		 versie;	/* 0: nothing for this meeting yet */
	bool		 eerder;	/* said for an earlier meeting */
};

/* One row for every partner of the meeting, in the order of the wall. */
MUST_CHECK enum err_code inbreng_van_zaak(struct werk *, const struct seal_key *,
    const struct overleg *, int64_t melding, struct inbreng **out, size_t *n_out,
    struct err *);

struct inbreng_invoer {
	int64_t		 overleg, melding, dossier, organisatie;
	const char	*tekst;
	int64_t		 versie;	/* that was read; 0: there was none */
};

/* ERR_FORBIDDEN: a partner may record for its own organisation only.
 * ERR_INVALID, field "organisatie": not invited. ERR_CONFLICT: the meeting is
 * closed, or somebody else wrote in between; then show both texts. */
MUST_CHECK enum err_code inbreng_leg_vast(struct werk *, const struct seal_key *,
    const struct inbreng_invoer *, struct err *);

#endif
