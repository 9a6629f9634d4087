/* melding.h - a report of (suspected) domestic violence or child abuse (A3, A5).
 *
 * melding_nieuw writes all that belongs to a report in one go and starts the
 * clocks. After that the columns the work list sorts by (stap, behandelaar,
 * letter, verloopt_op, op_lijst ...) change only through the functions here.
 *
 * The steps:
 *   acute_screening -> weging -> besluit -> hulp | onderzoek | overdracht |
 *   vto | terugkoppeling  (these five among each other) -> gesloten
 * A decision may be taken from weging too (the meeting decided first); never
 * before the acute screening. gesloten is reached through melding_sluit only.
 *
 * No function here checks who may see the report: zicht_op_melding first.
 * Each adds its row to the timeline, but melding_weging_zet, melding_besloten
 * and melding_stap do not: there the caller has the words. */
#ifndef DOMAIN_MELDING_MELDING_H
#define DOMAIN_MELDING_MELDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/melding/melder.h"
#include "domain/werk.h"

struct seal_key;

#define STAP_ACUUT		"acute_screening"
#define STAP_WEGING		"weging"
#define STAP_BESLUIT		"besluit"
#define STAP_HULP		"hulp"
#define STAP_ONDERZOEK		"onderzoek"
#define STAP_OVERDRACHT		"overdracht"
#define STAP_VTO		"vto"
#define STAP_TERUGKOPPELING	"terugkoppeling"
#define STAP_AFSLUITEN		"afsluiten"	/* told; only closing is left */
#define STAP_GESLOTEN		"gesloten"

enum {
	MELDING_VORMEN_MAX = 50, MELDING_BETROKKENEN_MAX = 60, MELDING_MELDCODE_MAX = 20
};

struct melding_betrokkene {
	int64_t		 persoon;
	const char	*rol;		/* code list jeugdzorgrol */
	const char	*hoedanigheid;	/* code list betrokkenheid, or NULL */
	const char	*geboren;	/* in: as in persoon, or NULL. Not read back */
	bool		 kind;		/* in: surely a child; read: child when reported */
};

struct melding_meldcode {
	const char	*stap, *antwoord;
};

/* All texts plain; sealed here. NULL is absent, ids 0 are absent. */
struct melding_invoer {
	int64_t		 dossier;	/* open, or closed (then it opens again) */
	bool		 nieuw_dossier;	/* just made: this is its first report */
	int64_t		 contact, bericht, advies;
	const char	*bron, *hoedanigheid;
	int64_t		 ontvangen_op;	/* 0: now. The clocks run from here */
	const char	*verteld, *getoond;
	const char	*gebeurd_op, *gebeurd_tijd, *gebeurd_waar;
	const char	*direct_gevaar;	/* ja, nee, onbekend */
	const char	*gevaar;
	bool		 crisis;
	int64_t		 kinderen;	/* how many, also when nameless */
	const char	*gezin_weet, *gemeente;
	int64_t		 behandelaar;	/* 0: nobody yet */
	const char	*const *vormen;	/* more than one may be (A5); twice is once */
	size_t		 nvormen;
	const struct melding_betrokkene *betrokkenen; /* a person twice is once */
	size_t		 nbetrokkenen;
	const struct melding_meldcode *meldcode;
	size_t		 nmeldcode;
	struct melder_invoer melder;
};

/* Writes the report, decides its soort (vervolgmelding on an open dossier that
 * has reports, hermelding within a year after closing) and number, puts it on
 * the list of the screeningsoverleg when there are children (B1), starts the
 * clocks of law and contract (norms of the day of receipt) and makes the task
 * of the feedback (D5). key: of the dossier. A closed dossier opens again.
 * ERR_NOT_FOUND: no such dossier. ERR_INVALID (field): no vorm, no text, over a
 * limit, or as melder_nieuw. */
MUST_CHECK enum err_code melding_nieuw(struct werk *, const struct seal_key *,
    const struct melding_invoer *, int64_t *id_out, struct err *);

/* ---- reading ---------------------------------------------------------------- */

struct melding {
	int64_t		 id, dossier, volgnr, versie;
	const char	*soort;		/* melding, vervolgmelding, hermelding */
	int64_t		 contact, bericht, advies;	/* DB_NULL: none */
	const char	*bron, *hoedanigheid;
	int64_t		 ontvangen_op, medewerker;
	const char	*gebeurd_op, *gebeurd_tijd, *gebeurd_waar, *gezin_weet,
			*gemeente, *getoond, *gevaar;	/* NULL: absent */
	const char	*verteld, *direct_gevaar;
	int64_t		 kinderen;
	bool		 crisis, open, op_lijst;
	const char	*stap;
	int64_t		 behandelaar;	/* DB_NULL: nobody */
	const char	*behandelaar_naam;
	const char	*letter;	/* NULL: still to be weighed */
	int64_t		 punten;	/* DB_NULL: still to be weighed, never 0 */
	int64_t		 verloopt_op;	/* TERMIJN_GEEN: none runs */
	int64_t		 termijn;	/* DB_NULL: none */
	const char	*afsluitreden;
	int64_t		 gesloten_op;	/* DB_NULL: open */
	const char	**vormen;
	size_t		 nvormen;
	struct melding_betrokkene *betrokkenen;
	size_t		 nbetrokkenen;
	struct melding_meldcode *meldcode;
	size_t		 nmeldcode;
};

/* The whole report, opened with the key of its dossier. ERR_NOT_FOUND. */
MUST_CHECK enum err_code melding_laad(struct werk *, const struct seal_key *,
    int64_t melding, struct melding *out, struct err *);

struct melding_kort {
	int64_t		 id, volgnr, ontvangen_op, gesloten_op, behandelaar, punten;
	const char	*soort, *bron, *hoedanigheid, *stap, *letter, *afsluitreden,
			*behandelaar_naam;
	const char	*vormen;	/* codes, space between; "" */
	int64_t		 kinderen, verloopt_op;
	bool		 open, crisis, op_lijst;
};

/* The reports of a dossier, newest first, at most 200. */
MUST_CHECK enum err_code meldingen_van_dossier(struct werk *, int64_t dossier,
    struct melding_kort **out, size_t *n_out, struct err *);

/* ---- changing ---------------------------------------------------------------- */

struct melding_acuut {
	const char	*direct_gevaar;	/* ja, nee, onbekend */
	const char	*gevaar;	/* NULL: keeps what was told */
	bool		 crisis;
};

/* The acute screening: stops its clock, starts the crisis clock when it has
 * become one (and lets it lapse when it no longer is), step to weging.
 * ERR_CONFLICT: the report is closed. */
MUST_CHECK enum err_code melding_acuut_zet(struct werk *, const struct seal_key *,
    int64_t melding, const struct melding_acuut *, struct err *);

/* The weighing that counts (B2): letter and points, step to besluit when the
 * report stood at weging. ERR_CONFLICT: closed, or before the acute screening. */
MUST_CHECK enum err_code melding_weging_zet(struct werk *, int64_t melding,
    const char *letter, int64_t punten, struct err *);

struct melding_besluit {
	const char	*stap;		/* what follows: one of those behind it */
	bool		 onderzoek;	/* false: clocks towards an investigation lapse */
	bool		 hulp;		/* false: clocks towards help lapse */
	int64_t		 eigenaar;	/* becomes behandelaar */
};

/* After the row of besluit was written (B4): raises besluit_genomen, starts and
 * stops what follows from that, takes the report off the list of the meeting.
 * ERR_CONFLICT: closed, before the acute screening, or without a decision. */
MUST_CHECK enum err_code melding_besloten(struct werk *, int64_t melding,
    const struct melding_besluit *, struct err *);

/* To another step. Same step: nothing. ERR_CONFLICT: not from where it stands. */
MUST_CHECK enum err_code melding_stap(struct werk *, int64_t melding, const char *stap,
    struct err *);

/* At STAP_TERUGKOPPELING with all told that has to be told, and no clock that waits
 * for it: to STAP_AFSLUITEN. Anywhere else nothing (D5). */
MUST_CHECK enum err_code melding_verteld(struct werk *, int64_t melding, struct err *);

/* Take it oneself: w->wie becomes behandelaar. ERR_CONFLICT: a colleague was
 * first (also when closed). Taking what one has is nothing. */
MUST_CHECK enum err_code melding_neem(struct werk *, int64_t melding, struct err *);

/* Hand over to a colleague; the reason, sealed, on the timeline. ERR_INVALID,
 * field "aan": unknown or no longer working here. */
MUST_CHECK enum err_code melding_geef_door(struct werk *, const struct seal_key *,
    int64_t melding, int64_t aan, const char *reden, struct err *);

/* On or off the list of the screeningsoverleg. ERR_CONFLICT: closed. */
MUST_CHECK enum err_code melding_op_lijst(struct werk *, int64_t melding, bool op,
    struct err *);

/* Closes: the running clocks lapse, and with the last report the dossier closes
 * too when nothing else is open in it. ERR_CONFLICT with a Dutch sentence: no
 * decision (B4), the reporter did not hear since (D5), or an investigation, help,
 * hand-over or verzoek is still open. reden: code list afsluitreden. */
MUST_CHECK enum err_code melding_sluit(struct werk *, int64_t melding, const char *reden,
    struct err *);

/* What stands in the way of closing, as Dutch sentences; 0: nothing. For the
 * page, so that it can say so before. */
#define MELDING_BELET_MAX 6
MUST_CHECK enum err_code melding_belet(struct werk *, int64_t melding,
    const char *out[MELDING_BELET_MAX], size_t *n_out, struct err *);

#endif
