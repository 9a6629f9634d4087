/* tijdlijn.h - the timeline as one employee may read it, and what is counted.
 *
 * With the words of the notes, and without the notes that are not for w->wie. A
 * partner reads what happened and when; the words of Veilig Thuis itself are not
 * for partners (D14). */
#ifndef DOMAIN_DOSSIER_TIJDLIJN_H
#define DOMAIN_DOSSIER_TIJDLIJN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

struct tijdlijn_rij {
	int64_t		 id, op;
	int64_t		 melding;		/* 0: none */
	int64_t		 onderwerp;		/* 0: none */
	const char	*soort;			/* code list gebeurtenis */
	const char	*tekst;			/* or NULL */
	const char	*medewerker_naam;	/* NULL: the program */
	const char	*onderwerp_naam;	/* of the employee it is about, or NULL */
	const char	*persoon_naam;		/* of the person it is about, or NULL */
};

#define TIJDLIJN_MAX 200

/* Newest first, at most max (TIJDLIJN_MAX); only these are opened. The next
 * page: voor_op and voor_id are op and id of the last row; both 0: the first. */
MUST_CHECK enum err_code tijdlijn_lees(struct werk *, const struct seal_key *,
    int64_t dossier, int64_t voor_op, int64_t voor_id, int64_t max,
    struct tijdlijn_rij **out, size_t *n_out, struct err *);

/* What the tabs count, as far as w->wie may see it. */
struct dossier_tellingen {
	int64_t		 gebeurtenissen, notities, besluiten, keten, meldingen;
	int64_t		 eerste_melding;	/* DB_NULL: none */
};
MUST_CHECK enum err_code dossier_tel(struct werk *, int64_t dossier,
    struct dossier_tellingen *out, struct err *);

/* How far a report is, for the steps on top of the page. Moments: DB_NULL is
 * not yet. */
struct dossier_verloop {
	int64_t		 gewogen_op, besloten_op;
	const char	*route;			/* of the last decision; NULL: none */
	int64_t		 hulp_gevraagd_op, hulp_gestart_op;
	int64_t		 onderzoek_gestart_op, onderzoek_afgerond_op;
	int64_t		 overdracht_aangeboden_op, overdracht_aanvaard_op;
	int64_t		 vto_verzonden_op;
	int64_t		 plan_versie, plan_op;
	const char	*plan_stand;		/* NULL: there is no plan */
};
MUST_CHECK enum err_code dossier_verloop_lees(struct werk *, int64_t dossier,
    int64_t melding, struct dossier_verloop *out, struct err *);

/* Decisions, and what went to and came from partners: the tabs of that name. */
struct dossier_besluit {
	int64_t		 id, melding, volgnr, op;
	const char	*uitkomst, *route, *reden, *door_naam, *eigenaar_naam;
	bool		 overleg;
};
struct dossier_keten {
	int64_t		 id, melding, op;
	const char	*soort;		/* overdracht, hulp, vto, bericht */
	const char	*wat;		/* code list hulpsoort, or NULL */
	const char	*met;		/* organisation, or NULL */
	const char	*stand;		/* gevraagd, aanvaard, verzonden ... */
	int64_t		 stand_op;	/* DB_NULL: none */
};
#define DOSSIER_BESLUITEN_MAX 100
MUST_CHECK enum err_code dossier_besluiten_lees(struct werk *, const struct seal_key *,
    int64_t dossier, struct dossier_besluit **out, size_t *n_out, struct err *);
MUST_CHECK enum err_code dossier_keten_lees(struct werk *, int64_t dossier,
    struct dossier_keten **out, size_t *n_out, struct err *);

#endif
