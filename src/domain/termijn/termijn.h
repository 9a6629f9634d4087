/* termijn.h - the clocks as they run, in the database.
 *
 * Law is data: a norm says which event starts its clock and which stops it.
 * Whoever does something raises the event with termijn_gebeurtenis; nobody
 * names a norm. A clock keeps the version of the norm under which it began.
 * How terms are counted: termijn_reken.h. Every change here ends in
 * termijn_zet_eerste, so that the work list is right. Clocks know reports by their
 * number only: melding and dossier call this, never the other way.
 *
 * A clock of the organisation (a data breach, the delivery to CBS) is of no report
 * but of a voorval (domain/voorval); its dossier and melding are DB_NULL. */
#ifndef DOMAIN_TERMIJN_TERMIJN_H
#define DOMAIN_TERMIJN_TERMIJN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/termijn/termijn_reken.h"
#include "domain/werk.h"

/* The events, of the code list gebeurtenis: norm.start and norm.stop are among
 * these. The timeline uses the same codes. */
#define GEB_MELDING_ONTVANGEN	"melding_ontvangen"
#define GEB_PERSOON_VASTGELEGD	"gegevens_vastgelegd"	/* per person concerned */
#define GEB_PERSOON_INGELICHT	"betrokkene_geinformeerd"	/* per person concerned */
#define GEB_CRISIS_GEMELD	"crisis_gemeld"
#define GEB_TER_PLAATSE		"ter_plaatse"
#define GEB_ACUUT_GESCREEND	"acute_screening_gedaan"
#define GEB_GEWOGEN		"gewogen"
#define GEB_BESLUIT_GENOMEN	"besluit_genomen"
#define GEB_ONDERZOEK_BESLOTEN	"onderzoek_besloten"
#define GEB_ONDERZOEK_GESTART	"onderzoek_gestart"
#define GEB_ONDERZOEK_AFGEROND	"oordeel_gegeven"
#define GEB_HULP_GEVRAAGD	"hulp_gevraagd"
#define GEB_HULP_GESTART	"hulp_gestart"
#define GEB_OVERDRACHT_AANGEBODEN "overdracht_aangeboden"
#define GEB_OVERDRACHT_BEANTWOORD "overdracht_beantwoord"
#define GEB_VTO_GEREGISTREERD	"vto_besloten"
#define GEB_VTO_VERZONDEN	"vto_verzonden"
#define GEB_VOORWAARDEN_BESLOTEN "voorwaarden_besloten"
#define GEB_VOORWAARDEN_AFGEROND "voorwaarden_afgerond"
#define GEB_TERUGKOPPELING_GEGEVEN "teruggekoppeld"
#define GEB_WACHT_BEGONNEN	"op_wachtlijst"	/* a step is late: the case waits */
#define GEB_VEILIGHEID_GEWOGEN	"veiligheid_herbeoordeeld"	/* while it waits */

struct termijn_gebeurtenis {
	int64_t		 melding, dossier;
	int64_t		 voorval;	/* instead of melding and dossier; else 0 */
	int64_t		 eigenaar;	/* whose its clocks are; only with voorval, DB_NULL:
					 * who has the role of the rule */
	int64_t		 persoon;	/* 0: not about one person */
	const char	*soort;		/* GEB_... */
	int64_t		 op;		/* when it happened; 0: now */
};

/* Something happened: stops the running clocks of the report that wait for it
 * ('gehaald' when op is not after the due moment, else 'te_laat'; with a person
 * only that person's), then starts those that begin with it, once: a clock of
 * that norm (and person) that already runs goes on as it was, unless the event may
 * happen again meanwhile (meer=ja in the code list: a second complaint).
 * Of a voorval it starts only: its clocks stop one by one, with termijn_stop. */
MUST_CHECK enum err_code termijn_gebeurtenis(struct werk *,
    const struct termijn_gebeurtenis *, struct err *);

/* The first events of a report that has no clocks yet, all at once. Only
 * melding_nieuw calls this. */
MUST_CHECK enum err_code termijn_eerste_gebeurtenissen(struct werk *,
    const struct termijn_gebeurtenis *, size_t n, struct err *);

/* When the first running clock that waits for this event runs out; DB_NULL:
 * none waits for it. */
MUST_CHECK enum err_code termijn_wacht_op(struct werk *, int64_t melding,
    const char *gebeurtenis, int64_t *verloopt_op_out, struct err *);

/* Running clocks that wait for this event no longer apply ("vervallen").
 * reden: a word for the list ("geen_onderzoek"). persoon 0: whoever's. */
MUST_CHECK enum err_code termijn_vervalt(struct werk *, int64_t melding,
    const char *gebeurtenis, const char *reden, struct err *);

/* All running clocks of a report lapse, but those towards an event with blijft=ja
 * (code list gebeurtenis): a request of a person, a year of monitoring. */
MUST_CHECK enum err_code termijn_vervallen_alle(struct werk *, int64_t melding,
    const char *reden, struct err *);

/* The safety was weighed anew while the case waited: that clock stops, and as long
 * as the case waits the next one begins. Not waiting: only the event. */
MUST_CHECK enum err_code termijn_wachtlijst_gewogen(struct werk *, int64_t melding,
    int64_t dossier, struct err *);

/* melding.verloopt_op when no clock runs (31-12-9999): sorts last; melding.termijn is
 * then DB_NULL. Never show it. */
#define TERMIJN_GEEN	INT64_C(253402300799)

/* The clock that runs out first into the row of its report; DB_NULL: of none. Whoever
 * changes a clock ends with it; nobody outside this folder needs to. */
MUST_CHECK enum err_code termijn_zet_eerste(struct werk *, int64_t melding, struct err *);

/* Ends one clock that runs or stands still, and what was said about it on screens.
 * For termijn_leven.c; the caller recomputes the report. */
MUST_CHECK enum err_code termijn_eindig(struct werk *, int64_t termijn, const char *stand,
    int64_t op, const char *reden, struct err *);

struct termijn {
	int64_t		 id;
	int64_t		 dossier, melding;	/* DB_NULL: of the organisation */
	int64_t		 voorval;	/* then what; DB_NULL: of a report. Only termijn_laad */
	int64_t		 persoon;	/* DB_NULL: none */
	const struct norm *norm;	/* the version under which it began; or NULL */
	const char	*code, *naam;	/* of the norm; naam is the code when unknown */
	int64_t		 start_op, verloopt_op;
	int64_t		 stop_op;	/* DB_NULL: it runs */
	const char	*stand;		/* loopt, geschorst, gehaald, te_laat, vervallen */
	const char	*stop_reden;	/* or NULL */
	int64_t		 eigenaar;	/* who sees to it; DB_NULL: nobody */
	int64_t		 geschorst_op;	/* since when it stands still; DB_NULL: it does not */
	const char	*laat_reden;	/* why it was late (code), or NULL */
	struct termijn_stand woorden;	/* "nog 13 u 32 m" and its colour, at w->nu */
	const char	*kenmerk, *dossier_naam; /* only in lists; naam NULL: no dossier */
};

#define TERMIJNEN_MAX 200

/* Running first by due moment, then what stopped last. */
MUST_CHECK enum err_code termijnen_van_melding(struct werk *, int64_t melding,
    struct termijn **out, size_t *n_out, struct err *);
MUST_CHECK enum err_code termijnen_van_dossier(struct werk *, int64_t dossier,
    struct termijn **out, size_t *n_out, struct err *);

/* Running clocks by due moment in dossiers that w->wie may see. alleen_laat:
 * only what is past. The next page: verloopt_op and id of the last row; the
 * first: 0, 0. At most max (TERMIJNEN_MAX). */
MUST_CHECK enum err_code termijnen_lopend(struct werk *, bool alleen_laat,
    int64_t na_op, int64_t na_id, int64_t max, struct termijn **out, size_t *n_out,
    struct err *);

/* For who reads rows of termijn by a query of his own: fills in norm, naam and
 * woorden from code, version, moments and stand. */
MUST_CHECK enum err_code termijn_maak_af(struct werk *, struct termijn *, int64_t versie,
    struct err *);

/* One clock. ERR_NOT_FOUND. */
MUST_CHECK enum err_code termijn_laad(struct werk *, int64_t termijn, struct termijn *out,
    struct err *);

#endif
