/* zaak_show.h - what the pages about one report share. */
#ifndef WEB_ZAAK_SHOW_H
#define WEB_ZAAK_SHOW_H

#include "web/web.h"
#include "web/zaak_view.h"

/* The head; belet is the sentence of a refused change, or NULL. Fouten are those
 * of p->ctx. */
struct zaak_view zaak_kop_view(struct pagina *, const struct zaak_kop *, const char *titel,
    const char *belet);

/* The clocks of a report, running first; alles: also what stopped. A clock of
 * one of these persons says whose. */
struct klok_view *zaak_klokken(struct pagina *, const struct termijn *, size_t n, bool alles,
    const struct zaak_persoon *, size_t npersonen, size_t *n_out);

struct besluit_view *zaak_besluiten(struct pagina *, const struct besluit *, size_t n);
struct bericht_view *zaak_berichten(struct pagina *, const struct terugkoppeling *, size_t n);
struct stuk_view *zaak_eerder(struct pagina *, const struct melding_kort *, size_t n,
    int64_t behalve, size_t *n_out);

/* Who reported: name and numbers only when identiteit is not NULL. */
struct melder_view zaak_melder_view(struct pagina *, const struct zaak_kop *,
    const char *hoedanigheid, bool beschermd, bool bekend, const char *grond,
    const struct melder_identiteit *);

/* "Partnergeweld, Kind is getuige van geweld" */
const char *zaak_vormen(struct pagina *, const char *const *v, size_t n);
/* The name of a code, or another text for none. */
const char *zaak_naam(struct pagina *, const char *lijst, const char *code,
    const char *anders);
const char *zaak_stap(const char *stap);	/* "Acute screening" */
const char *zaak_organisatie(struct pagina *, int64_t id);

/* A field with these choices. */
struct veld_view zaak_keuze_organisatie(struct pagina *, enum act_id, const char *naam);
struct veld_view zaak_keuze_persoon(struct pagina *, enum act_id, const char *naam,
    const struct zaak_persoon *, size_t n);
struct veld_view zaak_keuze_collega(struct pagina *, enum act_id, const char *naam,
    int64_t gekozen);

/* After a change that was sent. toon shows the form again with what was typed:
 * with the errors of the fields, or with the sentence why it cannot be. */
typedef void zaak_toon(struct pagina *, const char *belet);
void zaak_antwoord(struct pagina *, enum err_code, const struct err *, zaak_toon *,
    const char *pad, const char *notice);

/* The end of such a page: 409 when it could not be done. */
void zaak_einde(struct pagina *, const char *belet);

/* Looks through an act without losing the errors of the form. */
MUST_CHECK enum err_code zaak_kijk(struct pagina *, enum act_id, const char *veld, void *out,
    struct err *);

#endif
