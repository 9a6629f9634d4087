/* dossier_intern.h - what the files of the dossier's pages share. */
#ifndef WEB_DOSSIER_INTERN_H
#define WEB_DOSSIER_INTERN_H

#include "acts/dossier.h"
#include "web/dossier_view.h"
#include "web/web.h"

#define DOS_MENU "dossiers"

/* Reads a tab through the door. What is wrong with a form that was sent stays
 * known. False: the error page was written. */
bool dos_haal(struct pagina *, const char *dossier, enum dossier_deel,
    struct uit_dossier_openen *);

/* The dossier of the path, as text; NULL after an error page. */
const char *dos_pad_id(struct pagina *, const char *param);

/* Sends a form about a dossier and goes on to naar, with the notice m; or writes the
 * error page. True: show the form again, for something is wrong with it, or (botst)
 * somebody else was first. */
bool dos_stuur(struct pagina *, const char *dossier, enum act_id, const char *naar,
    const char *m, bool *botst_out);

/* Head, banner, steps and tabs; closes with dos_einde. deel DEEL_COUNT: none. */
void dos_begin(struct pagina *, const struct dossier_kop *, enum dossier_deel,
    const char *titel);
void dos_einde(struct pagina *);
struct dos_kop_view dos_kop(struct pagina *, const struct dossier_kop *, enum dossier_deel);

/* Views of parts. */
const struct dos_lid_view *dos_leden(struct pagina *, const struct uit_dossier_openen *);
struct dos_lid_view dos_lid(struct pagina *, int64_t dossier, const struct lid *);
const struct dos_termijn_view *dos_termijnen(struct pagina *,
    const struct uit_dossier_openen *, size_t *n_out);
const struct dos_taak_view *dos_taken(struct pagina *, const struct uit_dossier_openen *,
    size_t *n_out);
const struct dos_gebeurtenis_view *dos_tijdlijn(struct pagina *,
    const struct uit_dossier_openen *, bool kort);
const struct dos_melding_view *dos_meldingen(struct pagina *, const struct dossier_kop *);
struct dos_plan_view dos_plan(struct pagina *, int64_t dossier, const struct plan *);
struct dos_schrijf_view dos_schrijf(struct pagina *, const struct uit_dossier_openen *,
    bool met_soort);
const struct dos_notitie_view *dos_notities(struct pagina *,
    const struct uit_dossier_openen *);
void dos_inzage(struct pagina *, const char *dossier);

/* Writes the overview and the tab of notes. */
void dos_overzicht_toon(struct pagina *, const struct uit_dossier_openen *);
void dos_notities_toon(struct pagina *, const struct uit_dossier_openen *);

/* "22 nov": without the day of the week. "" for none. */
const char *dos_dag(struct pagina *, int64_t t);
/* The code list name of a code with a small first letter. */
const char *dos_klein(struct pagina *, const char *lijst, const char *code);
/* At most n characters, with an ellipsis when there is more. */
const char *dos_kort(struct pagina *, const char *s, size_t n);
/* The value of name= in the extra of a code; "" without. */
const char *dos_extra(struct pagina *, const char *lijst, const char *code,
    const char *naam);

/* Who may see the dossier by name, to whom it is closed, and who saw it before. */
void dos_toegangen(struct pagina *, const struct uit_dossier_inzage *);

/* Forms and what they send to. */
void dos_persoon_get(struct pagina *);
void dos_persoon_post(struct pagina *);
void dos_plan_get(struct pagina *);
void dos_plan_post(struct pagina *);
void dos_veiligheid_get(struct pagina *);
void dos_veiligheid_post(struct pagina *);
void dos_lid_get(struct pagina *);
void dos_lid_post(struct pagina *);
/* Both GET and POST: */
void dos_regie(struct pagina *);
void dos_afscherm(struct pagina *);
void dos_taak(struct pagina *);
void dos_gebeurtenis(struct pagina *);

#endif
