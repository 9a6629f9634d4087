/* dossier.h - answers of the acts about one dossier.
 *
 * Each answer that a page of the dossier shows begins with the head: what
 * stands on every tab (case number, safety, steps, counts). */
#ifndef ACTS_DOSSIER_H
#define ACTS_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/contact/concept.h"
#include "domain/dossier/dossier.h"
#include "domain/dossier/tijdlijn.h"
#include "domain/gezin/gezin.h"
#include "domain/gezin/omgeving.h"
#include "domain/lid/lid.h"
#include "domain/melding/kluis.h"
#include "domain/melding/melder.h"
#include "domain/melding/melding.h"
#include "domain/notitie/notitie.h"
#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_feit.h"
#include "domain/plan/plan.h"
#include "domain/signaal/signaal.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"
#include "domain/toegang/toegang.h"

/* The tabs, as in /dossier/{id}/{deel}. */
enum dossier_deel {
	DEEL_OVERZICHT, DEEL_GEZIN, DEEL_TIJDLIJN, DEEL_VEILIGHEID, DEEL_PLAN,
	DEEL_NOTITIES, DEEL_BESLUITEN, DEEL_KETEN, DEEL_INZAGE, DEEL_COUNT
};
const char *dossier_deel_code(enum dossier_deel);

struct dossier_kop {
	struct dossier	 dossier;
	struct dossier_tellingen tellingen;
	struct melding_kort *meldingen;		/* newest first */
	size_t		 nmeldingen;
	struct lid	*leden;			/* who belongs to it */
	size_t		 nleden;
	struct veilig	*veilig;		/* not for a partner */
	size_t		 nveilig;
	const struct melding_kort *melding;	/* newest open, else newest; NULL */
	struct dossier_verloop verloop;		/* of that report */
	int64_t		 loopt_tot;		/* its first clock; DB_NULL: none */
	bool		 van_team;		/* false: a partner looks */
};

struct uit_dossier_openen {
	struct dossier_kop kop;
	enum dossier_deel deel;
	struct lid	*leden;			size_t nleden;
	struct gezin	 gezin;			/* with leden: people and ties */
	struct omgeving	 omgeving;		/* with the family */
	struct signaal	*signalen;		size_t nsignalen; /* overview */
	struct termijn	*termijnen;		size_t ntermijnen;
	struct taak	*taken;			size_t ntaken;
	struct tijdlijn_rij *tijdlijn;		size_t ntijdlijn;
	bool		 tijdlijn_meer;		/* there is more below */
	struct notitie	*notities;		size_t nnotities;
	struct plan	 plan;			/* versie 0: none yet */
	struct plan	*versies;		size_t nversies;
	struct dossier_besluit *besluiten;	size_t nbesluiten;
	struct dossier_keten *keten;		size_t nketen;
	struct concept	 concept;		/* one's own note; versie 0: none */
	struct concept	 botsing;		/* its other side; versie 0: none */
};

/* A look or a change, as the journal has it. */
struct dossier_blik {
	int64_t		 volgnr, tijd;
	const char	*wie, *rol;		/* "" : the program itself */
	const char	*titel;			/* of the act */
	char		 actie;			/* NEN 7513 */
	bool		 geweigerd;
	const char	*grond;			/* "" : none */
};

struct uit_dossier_inzage {
	struct dossier_kop kop;
	struct dossier_blik *v;
	size_t		 n;
	int64_t		 volgende;		/* voor of the next page; 0: none */
	struct toegang	*toegangen, *vroeger, *dicht;	/* by name: now, before; closed to */
	size_t		 ntoegangen, nvroeger, ndicht;
};

struct uit_persoon_openen {
	struct dossier_kop kop;
	struct persoon	 persoon;
	struct lid	 lid;
	struct persoon_eerder *eerder;		/* in dossiers that one sees (A6) */
	size_t		 neerder;
	struct gezin	 gezin;			/* people and ties of the dossier */
	bool		 is_lid;		/* false: only tied to a member */
	/* Not for partners: */
	struct persoon_vol vol;
	struct lid_contact contact;
	struct persoon_naam *namen;		size_t nnamen;
	struct persoon_feit *feiten;		size_t nfeiten;
};

struct uit_plan_openen {
	struct dossier_kop kop;
	struct plan	 plan;			/* versie 0: none yet */
};

struct uit_kluis_kijken {
	struct dossier_kop kop;
	int64_t		 melding, volgnr;
	struct melder	 melder;
	struct kluis_inzage *inzagen;		/* without reasons */
	size_t		 ninzagen;
};

/* For this person and this moment: show it, keep it nowhere. */
struct uit_kluis_openen {
	int64_t		 dossier;
	struct melder	 melder;
	struct melder_identiteit identiteit;
	const char	*grond_uitleg;		/* why he is protected, or NULL */
	struct kluis_inzage *inzagen;		/* with reasons, this one on top */
	size_t		 ninzagen;
};

/* ---- for the functions of acts that write in a dossier -------------------------- */

struct act_ctx;

/* Point check, mark for the journal, and the key. z_out may be NULL. */
struct zicht_dossier;
MUST_CHECK enum err_code dossier_voor_werk(struct act_ctx *, int64_t dossier,
    struct zicht_dossier *z_out, struct seal_key **key_out, struct err *);

/* The head, for an act that answers a page of the dossier; persons are not in
 * it. key_out may be NULL. */
MUST_CHECK enum err_code dossier_kop_lees(struct act_ctx *, int64_t dossier,
    struct dossier_kop *, struct seal_key **key_out, struct err *);

/* For what a change answers: this dossier, or 0 when who handed it over does not
 * see it any more. */
MUST_CHECK enum err_code dossier_nog_te_zien(struct act_ctx *, int64_t dossier,
    int64_t *out, struct err *);

/* Where one's own draft of a kind stands: "notitie" in a dossier,
 * "terugkoppeling" on a report. Use it to read and to destroy. */
struct concept_plek concept_eigen(struct werk *, const char *soort, int64_t onderwerp);

/* Says what looks wrong at a field, and asks why it is right all the same;
 * nothing when there is a reason (gezin.c). */
void act_twijfel(struct act_ctx *, const char *veld, const struct twijfel *,
    const char *reden);

#endif
