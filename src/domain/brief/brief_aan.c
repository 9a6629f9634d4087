/* brief_aan.c - who gets a letter, and whether paper may go to where he lives. */
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "brief_sql.h"
#include "db/db.h"
#include "domain/brief/brief.h"
#include "domain/persoon/persoon.h"
#include "domain/persoon/persoon_post.h"
#include "domain/samenvoegen/samenvoegen.h"

enum { EIGEN_POST = 12, VOLWASSEN_POST = 16 };	/* years of age */

/* ---- where he lives --------------------------------------------------------------------- */

static bool
volledig(const struct persoon *p)
{
	return !str_empty(p->straat) && !str_empty(p->huisnummer) && !str_empty(p->postcode) &&
	    !str_empty(p->woonplaats);
}

/* His own address, else the one of the only household that he lives in. None: NULLs. */
static enum err_code
adres(struct werk *w, struct persoon *p, struct err *err)
{
	struct q_brief_huizen *h;
	size_t n;

	if (!str_empty(p->straat) || !str_empty(p->postcode))
		return ERR_OK;
	TRY(q_brief_huizen(w->tx, w->a, &(struct p_brief_huizen){ .regio = w->regio,
	    .persoon = p->id }, &h, &n, err));
	if (n != 1)
		return ERR_OK;
	p->straat = h[0].straat;
	p->huisnummer = h[0].huisnummer;
	p->postcode = h[0].postcode;
	p->woonplaats = h[0].woonplaats;
	return ERR_OK;
}

/* He left the household at this address, and lives in none that has it. */
static enum err_code
vertrokken(struct werk *w, const struct persoon *p, bool *out, struct err *err)
{
	struct q_brief_vertrokken v;

	TRY(q_brief_vertrokken(w->tx, w->a, &(struct p_brief_vertrokken){ .regio = w->regio,
	    .persoon = p->id, .straat = p->straat, .huisnummer = p->huisnummer,
	    .woonplaats = p->woonplaats }, &v, err));
	*out = v.weg > 0 && v.nog == 0;
	return ERR_OK;
}

/* ---- may it be by post ------------------------------------------------------------------ */

/* What post_keur_... said no to becomes a sentence; other errors stay errors. */
static enum err_code
geblokkeerd(enum err_code rc, const char *zin, const char **post, struct err *err)
{
	if (rc != ERR_INVALID)
		return rc;
	*post = zin == NULL ? err->text : zin;
	*err = (struct err){ 0 };
	return ERR_OK;
}

static enum err_code
geheim(struct werk *w, const struct persoon *p, int64_t over, const char **post,
    struct err *err)
{
	TRY(geblokkeerd(post_keur_persoon(w, p->id, "wijze", err), NULL, post, err));
	if (*post == NULL && over != p->id)
		TRY(geblokkeerd(post_keur_persoon(w, over, "wijze", err), "Het kind over wie "
		    "de brief gaat, heeft een geheim adres. Stuur geen brief: bel, of spreek af "
		    "op een veilige plek.", post, err));
	if (*post == NULL)
		TRY(geblokkeerd(post_keur_huis(w, p->id, p->postcode, p->huisnummer, "wijze",
		    err), NULL, post, err));
	return ERR_OK;
}

static enum err_code
per_post(struct werk *w, struct persoon *p, int64_t over, struct brief_aan *out,
    struct err *err)
{
	bool weg;

	TRY(adres(w, p, err));
	TRY(geheim(w, p, over, &out->post, err));
	if (out->post != NULL)
		return ERR_OK;
	if (!volledig(p)) {
		out->post = "Het adres van deze persoon is niet bekend of niet compleet. Vul het "
		    "aan, of geef de brief zelf.";
		return ERR_OK;
	}
	TRY(vertrokken(w, p, &weg, err));
	if (weg) {
		out->post = "Deze persoon woont niet meer op het adres dat hier staat. Leg eerst "
		    "het nieuwe adres vast, of geef de brief zelf.";
		return ERR_OK;
	}
	out->adres = arena_printf(w->a, "%s %s\n%s  %s", p->straat, p->huisnummer, p->postcode,
	    p->woonplaats);
	return out->adres == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

/* ---- who -------------------------------------------------------------------------------- */

static enum err_code
erbij(struct werk *w, int64_t persoon, struct brief_over *o, struct err *err)
{
	struct brief_aan *aan = &o->aan[o->n];
	struct persoon p;
	bool zien;

	TRY(persoon_zichtbaar(w, persoon, &zien, err));
	if (!zien)
		return ERR_OK;
	TRY(persoon_laad(w, persoon, &p, err));
	*aan = (struct brief_aan){ .persoon = p.id, .naam = persoon_naam(w->a, &p),
	    .zelf = p.id == o->persoon };
	o->n++;
	if (p.overleden != NULL)
		aan->belet = "Deze persoon is overleden.";
	if (aan->belet != NULL) {
		aan->post = aan->belet;
		return ERR_OK;
	}
	return per_post(w, &p, o->persoon, aan, err);
}

static enum err_code
gezag(struct werk *w, struct brief_over *o, struct err *err)
{
	const char *vandaag = date_iso(w->a, date_of_time(w->nu));
	struct q_brief_gezag *g;
	size_t n;

	if (vandaag == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(q_brief_gezag(w->tx, w->a, &(struct p_brief_gezag){ .regio = w->regio,
	    .kind = o->persoon, .vandaag = vandaag }, &g, &n, err));
	if ((o->aan = arena_new(w->a, struct brief_aan, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++)
		if (g[i].persoon != o->persoon)
			TRY(erbij(w, g[i].persoon, o, err));
	return ERR_OK;
}

enum err_code
brief_ontvangers(struct werk *w, int64_t persoon, bool kind_rol, struct brief_over *out,
    struct err *err)
{
	struct persoon p;
	int jaar;
	bool kind;

	*out = (struct brief_over){ 0 };
	TRY(persoon_wortel(w, persoon, &persoon, err));
	TRY(persoon_laad(w, persoon, &p, err));
	out->persoon = p.id;
	out->naam = persoon_naam(w->a, &p);
	if (p.overleden != NULL)
		out->belet = "Deze persoon is overleden. Er gaat geen brief meer.";
	else if (p.geboren != NULL && strcmp(p.geboren, BIRTH_UNBORN) == 0)
		out->belet = "Dit kind is nog niet geboren. Schrijf aan de ouder zelf.";
	if (out->belet != NULL)
		return ERR_OK;
	jaar = p.geboren == NULL ? -1 : birth_age(p.geboren, date_of_time(w->nu));
	kind = jaar < 0 ? kind_rol : jaar < EIGEN_POST;
	TRY(gezag(w, out, err));
	if (kind) {
		out->uitleg = "Dit kind is jonger dan 12 jaar, of de leeftijd is niet bekend. De "
		    "brief gaat naar wie het gezag heeft.";
		if (out->n == 0)
			out->belet = "Van dit kind is niet vastgelegd wie het gezag heeft. Leg "
			    "dat eerst vast bij Gezin.";
		return ERR_OK;
	}
	if (jaar >= 0 && jaar < VOLWASSEN_POST)
		out->uitleg = "Deze jongere is nog geen 16 jaar. Stuur de brief ook aan wie het "
		    "gezag heeft.";
	else
		out->n = 0;
	return erbij(w, p.id, out, err);
}
