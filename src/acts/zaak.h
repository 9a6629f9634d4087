/* zaak.h - answers of the acts about one report: the whole of it, the decision
 * and what follows. */
#ifndef ACTS_ZAAK_H
#define ACTS_ZAAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/besluit/besluit.h"
#include "domain/dossier/dossier.h"
#include "domain/hulp/hulp.h"
#include "domain/melding/melder.h"
#include "domain/melding/melding.h"
#include "domain/onderzoek/onderzoek.h"
#include "domain/overdracht/overdracht.h"
#include "domain/terugkoppeling/terugkoppeling.h"
#include "domain/termijn/termijn.h"
#include "domain/vto/vto.h"

/* A person of the report. */
struct zaak_persoon {
	int64_t		 id;
	const char	*naam, *geboren;	/* geboren NULL: not known */
	const char	*rol, *hoedanigheid;	/* codes; hoedanigheid NULL: none */
	bool		 kind;
};

/* What stands on every page about a report. */
struct zaak_kop {
	int64_t		 melding, dossier, volgnr;
	const char	*kenmerk, *naam;	/* naam: of the household */
	const char	*stap;
	bool		 open, van_team;		/* van_team false: a partner looks */
	struct dossier	 van;
};

struct uit_melding_openen {
	struct zaak_kop	 kop;
	struct melding	 melding;	/* verteld and gevaar NULL for a partner */
	struct zaak_persoon *personen;		size_t npersonen;
	struct melder	 melder;
	bool		 melder_zien;	/* identiteit holds an open reporter */
	struct melder_identiteit identiteit;
	struct termijn	*termijnen;		size_t ntermijnen;
	struct besluit	*besluiten;		size_t nbesluiten;
	struct onderzoek *onderzoeken;		size_t nonderzoeken;
	struct hulp	*hulp;			size_t nhulp;
	struct overdracht *overdrachten;	size_t noverdrachten;
	struct vto	*vtos;			size_t nvtos;
	struct terugkoppeling *teruggekoppeld;	size_t nteruggekoppeld;
	struct melding_kort *eerder;		size_t neerder;	/* also this one */
	const char	*belet[MELDING_BELET_MAX]; size_t nbelet;
};

struct uit_onderzoek_openen {
	struct zaak_kop	 kop;
	struct melding	 melding;
	struct onderzoek onderzoek;
	struct zaak_persoon *personen;		size_t npersonen;
	struct termijn	*termijnen;		size_t ntermijnen;
};

/* One thing that followed: the one that was asked for is filled in. */
struct uit_vervolg_openen {
	struct zaak_kop	 kop;
	struct hulp	 hulp;
	struct overdracht overdracht;
	struct vto	 vto;
	struct zaak_persoon *personen;		size_t npersonen;
	struct termijn	*termijnen;		size_t ntermijnen;
};

struct uit_terugkoppeling_openen {
	struct zaak_kop	 kop;
	struct ontvanger ontvanger;
	struct melder_identiteit identiteit;	/* of an open reporter */
	const char	*voorstel;
	bool		 gewone_woorden;	/* a name here is secret from who writes */
	bool		 besloten;
	struct terugkoppeling *v;		size_t n;
	struct termijn	*termijnen;		size_t ntermijnen;
};

struct uit_terugkoppeling_wacht {
	struct terugkoppeling_wacht t;
	struct termijn	 klok;		/* id 0: none runs */
};

struct uit_terugkoppelingen_lezen {
	struct uit_terugkoppeling_wacht *v;	/* by legal time left */
	size_t		 n;
};

/* ---- for the functions of acts ---------------------------------------------------- */

struct act_ctx;

/* Point check on the report, marks for the journal, the key and the head. */
MUST_CHECK enum err_code zaak_open(struct act_ctx *, int64_t melding, struct zaak_kop *,
    struct seal_key **key_out, struct err *);

/* The persons of a report by name; each is marked for the journal. */
MUST_CHECK enum err_code zaak_personen(struct act_ctx *, const struct melding *,
    struct zaak_persoon **out, size_t *n_out, struct err *);

/* The identity of an open reporter, for who works at Veilig Thuis. false: a
 * protected one, or nobody is known. */
MUST_CHECK enum err_code zaak_melder(struct act_ctx *, const struct zaak_kop *,
    struct melder *melder_out, bool *zien_out, struct melder_identiteit *out, struct err *);

#endif
