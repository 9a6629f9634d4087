/* demo_zaak.h - one made-up case and what happens in it. */
#ifndef MAIN_DEMO_ZAAK_H
#define MAIN_DEMO_ZAAK_H

#include "main/demo_doe.h"
#include "main/demo_tekst.h"

/* DS_: a step in the life of a case. */
enum demo_stap {
	DS_ONTVANGST, DS_SCREENING, DS_PLAATSE, DS_NEMEN, DS_VEILIGHEID,
	DS_WEGING, DS_BESLUIT, DS_NOTITIE, DS_VRAAG, DS_LID,
	DS_AANNAME, DS_TERUGKOPPELING, DS_PLAN, DS_START, DS_SLUITEN,
	DS_ADVIES, DS_OVERLEG, DS_BERICHTEN, DS_VOLGEND_OVERLEG,
	DS_KLACHT, DS_DATALEK, DS_VOORSTEL, DS_VERNIETIG
};

struct uit_melding_openen;

enum demo_route { DEMO_HULP, DEMO_LOKAAL, DEMO_ONDERZOEK, DEMO_RAAD, DEMO_AFSLUITEN };

struct demo_zaak {
	const struct demo_verhaal *verhaal;
	const struct demo_plaats *plaats;
	const struct demo_naam *naam1, *naam2;
	const char	*vrouw, *man, *kind[4];
	const char	*straat;
	unsigned	 huisnummer, nkinderen, leeftijd[4];
	unsigned	 jongens;		/* bit per child */
	int64_t		 ontvangen;
	enum demo_route	 route;
	const char	*behandelaar;		/* log-in */
	int64_t		 melding, dossier, onderwerp; /* what the follow-up is about */
	struct demo_zaak *vorige;		/* the same household, earlier; or NULL */
};

void demo_zaak_maak(struct demo *, struct demo_zaak *, int64_t ontvangen);
MUST_CHECK enum err_code demo_stap_doe(struct demo *, struct demo_zaak *,
    enum demo_stap, int64_t op, struct err *);
MUST_CHECK enum err_code demo_advies(struct demo *, int64_t op, struct err *);

/* Meetings (demo_overleg.c): one at that moment, and the next one from it. */
MUST_CHECK enum err_code demo_overleg(struct demo *, int64_t op, struct err *);
MUST_CHECK enum err_code demo_volgend_overleg(struct demo *, int64_t op,
    struct err *);

/* The messages of the region folder (demo_overleg.c). */
MUST_CHECK enum err_code demo_berichten(struct demo *, int64_t op, struct err *);

/* What happens to the organisation and to no case (demo_overleg.c). */
MUST_CHECK enum err_code demo_voorval(struct demo *, enum demo_stap, int64_t op, struct err *);

/* The whole report, for the ids of what stands under it. */
MUST_CHECK enum err_code demo_lees(struct demo *, const struct demo_zaak *,
    int64_t op, struct uit_melding_openen *, struct err *);

MUST_CHECK enum err_code demo_leden(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);

/* What the decision starts, and the end (demo_vervolg.c). */
MUST_CHECK enum err_code demo_vraag(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);
MUST_CHECK enum err_code demo_aanname(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);
MUST_CHECK enum err_code demo_start(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);
MUST_CHECK enum err_code demo_terugkoppeling(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);
MUST_CHECK enum err_code demo_sluiten(struct demo *, struct demo_zaak *, int64_t op,
    struct err *);

/* Proposed by the team leader; helemaal: and confirmed, so that a tombstone is left
 * (demo_vernietig.c). */
MUST_CHECK enum err_code demo_vernietig(struct demo *, const struct demo_zaak *,
    bool helemaal, int64_t op, struct err *);

/* The investigation (demo_onderzoek.c). */
MUST_CHECK enum err_code demo_onderzoek_start(struct demo *, struct demo_zaak *,
    int64_t op, struct err *);
MUST_CHECK enum err_code demo_onderzoek_af(struct demo *, struct demo_zaak *,
    int64_t op, struct err *);

#endif
