#include "domain/weging/weging.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "db/db.h"
#include "domain/dossier/gebeurtenis.h"
#include "domain/melding/melding.h"
#include "domain/termijn/termijn.h"
#include "seal/seal.h"
#include "weging_sql.h"

#define LETTERS "weging_letter"
#define SECTIES "weging_sectie"

enum err_code
weging_lijst(struct werk *w, int64_t melding, const struct regio_vragenlijst **out,
    struct err *err)
{
	const struct regio_vragenlijst *l;
	struct q_weging_versie *eerder;
	struct q_weging_melding m;
	size_t n;

	TRY(q_weging_versie(w->tx, w->a, &(struct p_weging_versie){ .regio = w->regio,
	    .melding = melding, .vragenlijst = WEGING_VRAGENLIJST }, &eerder, &n, err));
	TRY(q_weging_melding(w->tx, w->a, &(struct p_weging_melding){ .regio = w->regio,
	    .melding = melding }, &m, err));
	if (n > 0)
		l = regio_vragenlijst_versie(w->gegevens, WEGING_VRAGENLIJST,
		    eerder[0].versie);
	else
		l = regio_vragenlijst(w->gegevens, WEGING_VRAGENLIJST,
		    date_of_time(m.ontvangen_op));
	if (l == NULL)
		return SAY(err, ERR_CONFLICT, NULL, "De regio heeft geen vragenlijst om "
		    "deze melding mee te wegen.");
	*out = l;
	return ERR_OK;
}

/* ---- counting ----------------------------------------------------------------- */

/* "max=6" of the code list. */
static int64_t
sectie_max(const struct regio_gegevens *g, const char *sectie)
{
	const char *extra = regio_code_extra(g, SECTIES, sectie);
	const char *at = extra == NULL ? NULL : strstr(extra, "max=");

	return at == NULL ? 0 : strtoll(at + 4, NULL, 10);
}

static struct weging_sectie *
sectie_van(const struct regio_gegevens *g, struct weging_som *som, const char *code)
{
	for (size_t i = 0; i < som->nsecties; i++)
		if (strcmp(som->sectie[i].code, code) == 0)
			return &som->sectie[i];
	if (som->nsecties == WEGING_SECTIES_MAX)
		return &som->sectie[WEGING_SECTIES_MAX - 1];
	som->sectie[som->nsecties] = (struct weging_sectie){ .code = code,
	    .naam = regio_code_naam(g, SECTIES, code), .max = sectie_max(g, code) };
	return &som->sectie[som->nsecties++];
}

static const struct weging_antwoord *
antwoord_op(const struct weging_antwoord *a, size_t n, const char *vraag)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].vraag != NULL && strcmp(a[i].vraag, vraag) == 0)
			return &a[i];
	return NULL;
}

static const struct regio_keuze *
keuze_van(const struct regio_vraag *v, const char *keuze)
{
	for (size_t i = 0; !str_empty(keuze) && i < v->nkeuzes; i++)
		if (strcmp(v->keuzes[i].code, keuze) == 0)
			return &v->keuzes[i];
	return NULL;
}

void
weging_reken(const struct regio_gegevens *g, const struct regio_vragenlijst *l,
    const struct weging_antwoord *a, size_t n, struct weging_som *out)
{
	*out = (struct weging_som){ 0 };
	for (size_t i = 0; i < l->nvragen; i++) {
		struct weging_sectie *s = sectie_van(g, out, l->vragen[i].sectie);
		const struct weging_antwoord *x = antwoord_op(a, n, l->vragen[i].code);
		const struct regio_keuze *k = x == NULL ? NULL :
		    keuze_van(&l->vragen[i], x->keuze);

		if (k != NULL)
			s->punten += k->punten;
	}
	for (size_t i = 0; i < out->nsecties; i++) {
		struct weging_sectie *s = &out->sectie[i];

		if ((s->max > 0 && s->punten > s->max) ||
		    (s->max < 0 && s->punten < s->max))
			s->punten = s->max;
		out->punten += s->punten;
	}
	if (out->punten < 0)
		out->punten = 0;
	out->letter = out->punten >= l->grens_a ? "A" : out->punten >= l->grens_b ? "B" : "C";
}

/* ---- checking ------------------------------------------------------------------ */

struct keur {
	struct weging_fout *v;
	size_t		 n, max;
};

static void
fout(struct keur *k, size_t i, const char *veld, const char *tekst)
{
	if (k->n < k->max)
		k->v[k->n++] = (struct weging_fout){ i, veld, tekst };
}

static const struct regio_vraag *
vraag_van(const struct regio_vragenlijst *l, const char *code)
{
	for (size_t i = 0; code != NULL && i < l->nvragen; i++)
		if (strcmp(l->vragen[i].code, code) == 0)
			return &l->vragen[i];
	return NULL;
}

static void
keur_antwoord(struct keur *k, const struct regio_vragenlijst *l,
    const struct weging_invoer *in, size_t i)
{
	const struct weging_antwoord *a = &in->antwoorden[i];
	const struct regio_vraag *v = vraag_van(l, a->vraag);

	if (v == NULL)
		fout(k, i, "keuze", "Deze vraag staat niet in de vragenlijst.");
	else if (antwoord_op(in->antwoorden, in->n, a->vraag) != a)
		fout(k, i, "keuze", "Deze vraag is al beantwoord.");
	else if (str_empty(a->keuze) && v->verplicht)
		fout(k, i, "keuze", "Kies een antwoord.");
	else if (str_empty(a->keuze) && !str_empty(a->reden))
		fout(k, i, "keuze", "Kies het antwoord dat bij deze uitleg hoort.");
	else if (!str_empty(a->keuze) && keuze_van(v, a->keuze) == NULL)
		fout(k, i, "keuze", "Kies een van de mogelijkheden.");
	else if (!str_empty(a->keuze) && str_empty(a->reden))
		fout(k, i, "reden", "Schrijf op waarom je dit kiest.");
}

static void
keur_letter(struct werk *w, struct keur *k, const struct weging_invoer *in,
    const char *letter)
{
	if (str_empty(in->letter)) {
		if (!str_empty(in->afwijking))
			fout(k, in->n, "letter", "Kies welke letter je geeft.");
	} else if (!regio_code_geldig(w->gegevens, LETTERS, in->letter,
	    date_of_time(w->nu)))
		fout(k, in->n, "letter", "Kies een van de mogelijkheden.");
	else if (strcmp(in->letter, letter) != 0 && str_empty(in->afwijking))
		fout(k, in->n, "afwijking",
		    "Schrijf op waarom je een andere letter geeft dan de punten.");
}

enum err_code
weging_keur(struct werk *w, const struct regio_vragenlijst *l, const struct weging_invoer *in,
    struct weging_fout *out, size_t max, size_t *n_out, struct err *err)
{
	struct keur k = { out, 0, max };
	struct weging_som som;

	if (in->n > WEGING_VRAGEN_MAX)
		return SAY(err, ERR_LIMIT, "antwoorden", "Dit zijn te veel antwoorden.");
	for (size_t i = 0; i < in->n; i++)
		keur_antwoord(&k, l, in, i);
	for (size_t i = 0; i < l->nvragen; i++) {
		const char *tekst;

		if (!l->vragen[i].verplicht ||
		    antwoord_op(in->antwoorden, in->n, l->vragen[i].code) != NULL)
			continue;
		tekst = arena_printf(w->a, "Beantwoord ook: %s", l->vragen[i].tekst);
		if (tekst == NULL)
			return FAIL(err, ERR_LIMIT, "arena full");
		fout(&k, in->n, "antwoorden", tekst);
	}
	weging_reken(w->gegevens, l, in->antwoorden, in->n, &som);
	keur_letter(w, &k, in, som.letter);
	*n_out = k.n;
	return ERR_OK;
}

/* ---- writing ------------------------------------------------------------------- */

static struct seal_place
plaats_afwijking(const struct werk *w, int64_t weging)
{
	return (struct seal_place){ "weging", "afwijking", w->regio, weging };
}

/* The rows have no id of their own: the question is part of the place. */
static enum err_code
plaats_reden(struct werk *w, int64_t weging, const char *vraag, struct seal_place *out,
    struct err *err)
{
	const char *kolom = arena_printf(w->a, "reden/%s", vraag);

	if (kolom == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*out = (struct seal_place){ "weging_antwoord", kolom, w->regio, weging };
	return ERR_OK;
}

static enum err_code
schrijf_antwoorden(struct werk *w, const struct seal_key *key, int64_t weging,
    const struct regio_vragenlijst *l, const struct weging_invoer *in, struct err *err)
{
	for (size_t i = 0; i < l->nvragen; i++) {
		const struct regio_vraag *v = &l->vragen[i];
		const struct weging_antwoord *a = antwoord_op(in->antwoorden, in->n, v->code);
		const struct regio_keuze *k = a == NULL ? NULL : keuze_van(v, a->keuze);
		struct p_weging_antwoord_insert p = { .regio = w->regio, .weging = weging,
		    .vraag = v->code };
		struct seal_place plaats;

		if (k == NULL)
			continue;
		p.keuze = k->code;
		p.punten = k->punten;
		TRY(plaats_reden(w, weging, v->code, &plaats, err));
		TRY(seal_text(key, plaats, a->reden, w->a, &p.reden, err));
		TRY(q_weging_antwoord_insert(w->tx, &p, err));
	}
	return ERR_OK;
}

static enum err_code
tijdlijn(struct werk *w, const struct seal_key *key, const struct weging_invoer *in,
    const struct p_weging_insert *p, struct err *err)
{
	const char *tekst = p->letter_gekozen == NULL ?
	    arena_printf(w->a, "%s, %" PRId64 " punten", p->letter, p->punten) :
	    arena_printf(w->a, "%s in plaats van %s, %" PRId64 " punten. %s",
	    p->letter_gekozen, p->letter, p->punten, in->afwijking);

	if (tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	return gebeurtenis_add(w, key, &(struct gebeurtenis){ .dossier = in->dossier,
	    .melding = in->melding, .soort = GEB_GEWOGEN, .tekst = tekst,
	    .onderwerp = p->id }, err);
}

enum err_code
weging_leg_vast(struct werk *w, const struct seal_key *key, const struct weging_invoer *in,
    int64_t *id_out, struct err *err)
{
	struct p_weging_insert p = { .regio = w->regio, .id = db_new_id(),
	    .melding = in->melding, .dossier = in->dossier, .door = werk_medewerker(w),
	    .nu = w->nu };
	const struct regio_vragenlijst *l;
	struct weging_fout f[1];
	struct weging_som som;
	size_t nf;

	TRY(weging_lijst(w, in->melding, &l, err));
	TRY(weging_keur(w, l, in, f, 1, &nf, err));
	if (nf > 0)
		return err_say(err, ERR_INVALID, __func__, f[0].veld, f[0].tekst);
	weging_reken(w->gegevens, l, in->antwoorden, in->n, &som);
	p.vragenlijst = l->code;
	p.versie = l->versie;
	p.punten = som.punten;
	p.letter = som.letter;
	if (!str_empty(in->letter) && strcmp(in->letter, som.letter) != 0) {
		p.letter_gekozen = in->letter;
		TRY(seal_text(key, plaats_afwijking(w, p.id), in->afwijking, w->a,
		    &p.afwijking, err));
	}
	TRY(q_weging_oud(w->tx, &(struct p_weging_oud){ .regio = w->regio,
	    .melding = in->melding }, NULL, err));
	TRY(q_weging_insert(w->tx, &p, err));
	TRY(schrijf_antwoorden(w, key, p.id, l, in, err));
	TRY(melding_weging_zet(w, in->melding, p.letter_gekozen != NULL ?
	    p.letter_gekozen : p.letter, p.punten, err));
	TRY(tijdlijn(w, key, in, &p, err));
	*id_out = p.id;
	return ERR_OK;
}

/* ---- reading ------------------------------------------------------------------- */

static enum err_code
van_rij(struct werk *w, const struct seal_key *key, int64_t melding,
    const struct q_wegingen *r, struct weging *out, struct err *err)
{
	*out = (struct weging){ .id = r->id, .melding = melding, .door = r->door,
	    .op = r->op, .punten = r->punten, .letter_punten = r->letter,
	    .letter = r->letter_gekozen != NULL ? r->letter_gekozen : r->letter,
	    .door_naam = r->door_naam == NULL ? "" : r->door_naam,
	    .actueel = r->actueel == 1,
	    .lijst = regio_vragenlijst_versie(w->gegevens, r->vragenlijst, r->versie) };
	return unseal_text(key, plaats_afwijking(w, r->id), r->afwijking, w->a,
	    &out->afwijking, err);
}

static enum err_code
laad_antwoord(struct werk *w, const struct seal_key *key, int64_t weging,
    const struct q_weging_antwoorden *r, struct weging_antwoord *out, struct err *err)
{
	struct seal_place plaats;

	*out = (struct weging_antwoord){ .vraag = r->vraag, .keuze = r->keuze,
	    .punten = r->punten };
	TRY(plaats_reden(w, weging, r->vraag, &plaats, err));
	return unseal_text(key, plaats, r->reden, w->a, &out->reden, err);
}

/* In the order of the list, so that a page can go through both. */
static enum err_code
laad_antwoorden(struct werk *w, const struct seal_key *key, struct weging *x,
    struct err *err)
{
	struct q_weging_antwoorden *r;
	size_t n;

	TRY(q_weging_antwoorden(w->tx, w->a, &(struct p_weging_antwoorden){
	    .regio = w->regio, .weging = x->id }, &r, &n, err));
	if ((x->antwoorden = arena_new(w->a, struct weging_antwoord, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t v = 0; v < x->lijst->nvragen; v++)
		for (size_t i = 0; i < n; i++)
			if (strcmp(r[i].vraag, x->lijst->vragen[v].code) == 0)
				TRY(laad_antwoord(w, key, x->id, &r[i],
				    &x->antwoorden[x->n++], err));
	return ERR_OK;
}

enum err_code
weging_laad(struct werk *w, const struct seal_key *key, int64_t melding, struct weging *out,
    struct err *err)
{
	struct q_wegingen *r;
	struct weging x;
	size_t n;

	TRY(q_wegingen(w->tx, w->a, &(struct p_wegingen){ .regio = w->regio,
	    .melding = melding, .alleen_actueel = 1, .max = 1 }, &r, &n, err));
	if (n == 0)
		return FAIL(err, ERR_NOT_FOUND, "not weighed yet");
	TRY_ALONG(w->tx, van_rij(w, key, melding, &r[0], &x, err));
	if (x.lijst == NULL)
		return FAIL(err, ERR_INTERNAL, "version %" PRId64 " of the instrument is gone",
		    r[0].versie);
	TRY(laad_antwoorden(w, key, &x, err));
	weging_reken(w->gegevens, x.lijst, x.antwoorden, x.n, &x.som);
	*out = x;
	return ERR_OK;
}

enum err_code
wegingen_van_melding(struct werk *w, const struct seal_key *key, int64_t melding,
    struct weging **out, size_t *n_out, struct err *err)
{
	struct q_wegingen *r;
	struct weging *v;
	size_t n;

	TRY(q_wegingen(w->tx, w->a, &(struct p_wegingen){ .regio = w->regio,
	    .melding = melding, .alleen_actueel = 0, .max = WEGINGEN_MAX }, &r, &n, err));
	if ((v = arena_new(w->a, struct weging, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		TRY_ALONG(w->tx, van_rij(w, key, melding, &r[i], &v[i], err));
	*out = v;
	*n_out = n;
	return ERR_OK;
}
