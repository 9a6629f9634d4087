/* genogram.c - the drawing of a family as paths. */
#include "web/genogram.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "domain/regio/regio.h"
#include "web/dossier_intern.h"

#define PAD_MAX 8000
#define PAST 560		/* a drawing up to this width is fitted in its card */
#define ZAK 8			/* one tooth of the line of violence */
#define UITSLAG 4
#define KORT_NAAM 12

/* ---- lines ---------------------------------------------------------------------- */

static int
teken(int v)
{
	return v > 0 ? 1 : v < 0 ? -1 : 0;
}

static const char *
uit_buf(struct pagina *p, struct buf *b)
{
	const char *s = buf_failed(b) ? NULL : arena_strdup(p->a, buf_str(b));

	buf_free(b);
	return s == NULL ? "" : s;
}

static const char *
gewoon(struct pagina *p, const struct geno_punt *v, size_t n, bool dicht)
{
	struct buf b = BUF_INIT(PAD_MAX);

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%c%d %d", i == 0 ? 'M' : 'L', v[i].x, v[i].y);
	if (dicht)
		buf_puts(&b, "Z");
	return uit_buf(p, &b);
}

/* Teeth along the line, with straight ends for the arrows. */
static const char *
zigzag(struct pagina *p, const struct geno_lijn *l)
{
	struct buf b = BUF_INIT(PAD_MAX);
	int kant = 1;

	for (size_t i = 0; i + 1 < l->n; i++) {
		struct geno_punt u = l->p[i], v = l->p[i + 1];
		int dx = teken(v.x - u.x), dy = teken(v.y - u.y);
		int len = dx != 0 ? (v.x - u.x) * dx : (v.y - u.y) * dy;

		if (i == 0)
			buf_printf(&b, "M%d %d", u.x, u.y);
		for (int at = ZAK; at < len - ZAK / 2; at += ZAK) {
			buf_printf(&b, "L%d %d", u.x + dx * at + dy * kant * UITSLAG,
			    u.y + dy * at + dx * kant * UITSLAG);
			kant = -kant;
		}
		buf_printf(&b, "L%d %d", v.x, v.y);
	}
	return uit_buf(p, &b);
}

/* An arrow head at u, coming from v. */
static void
pijl(struct buf *b, struct geno_punt u, struct geno_punt v)
{
	int dx = teken(v.x - u.x), dy = teken(v.y - u.y);

	buf_printf(b, "M%d %dL%d %dL%d %d", u.x + 9 * dx + 7 * dy, u.y + 9 * dy + 7 * dx,
	    u.x, u.y, u.x + 9 * dx - 7 * dy, u.y + 9 * dy - 7 * dx);
}

static const char *
pijlen(struct pagina *p, const struct geno_lijn *l)
{
	struct buf b = BUF_INIT(PAD_MAX);

	pijl(&b, l->p[l->n - 1], l->p[l->n - 2]);
	if (l->beide)
		pijl(&b, l->p[0], l->p[1]);
	return uit_buf(p, &b);
}

static const char *
strepen(struct pagina *p, const struct geno_lijn *l)
{
	int d = teken(l->p[1].x - l->p[0].x), x = l->p[0].x + 8 * d, y = l->p[0].y;

	return pagina_tekst(p, "M%d %dl%d -18M%d %dl%d -18", x, y + 9, 9 * d, x + 6 * d, y + 9,
	    9 * d);
}

static void
erbij(struct geno_lijn_view *v, size_t *n, const char *klasse, const char *d)
{
	v[(*n)++] = (struct geno_lijn_view){ .klasse = klasse, .d = d };
}

static void
lijnen(struct pagina *p, const struct geno_tekening *t, struct geno_view *v)
{
	struct geno_lijn_view *out = arena_new(p->a, struct geno_lijn_view,
	    3 * t->nlijnen + 1);
	size_t n = 0;

	for (size_t i = 0; out != NULL && i < t->nlijnen; i++) {
		const struct geno_lijn *l = &t->lijnen[i];
		const char *d = gewoon(p, l->p, l->n, false);

		switch (l->soort) {
		case GENO_GEWELD:
			erbij(out, &n, "geweld", zigzag(p, l));
			erbij(out, &n, "geweld", pijlen(p, l));
			v->geweld = true;
			break;
		case GENO_STEUN:
			erbij(out, &n, "steun", d);
			erbij(out, &n, "steun-binnen", d);
			v->steun = true;
			break;
		case GENO_EX:
			erbij(out, &n, "lijn", d);
			erbij(out, &n, "lijn", strepen(p, l));
			v->uit = true;
			break;
		case GENO_FAMILIE:
		case GENO_BROER:
		case GENO_OUDERS:
			erbij(out, &n, "lijn lijn--los", d);
			break;
		default:
			erbij(out, &n, "lijn", d);
		}
	}
	v->lijnen = out;
	v->nlijnen = n;
}

static void
huizen(struct pagina *p, const struct geno_tekening *t, struct geno_view *v)
{
	struct geno_huis_view *h = arena_new(p->a, struct geno_huis_view, t->nhuizen + 1);

	for (size_t i = 0; h != NULL && i < t->nhuizen; i++)
		h[v->nhuizen++] = (struct geno_huis_view){ .x = t->huizen[i].naam.x,
		    .y = t->huizen[i].naam.y, .d = gewoon(p, t->huizen[i].p, t->huizen[i].n,
		    true) };
	v->huizen = h;
	v->samen = v->nhuizen > 0;
}

/* ---- people ------------------------------------------------------------------------- */

static const char *
vorm(struct pagina *p, enum geno_vorm v, int x, int y)
{
	int r = GENO_R;

	switch (v) {
	case GENO_VIERKANT:
		return pagina_tekst(p, "M%d %dh%dv%dh%dZ", x - r, y - r, 2 * r, 2 * r, -2 * r);
	case GENO_ROND:
		return pagina_tekst(p, "M%d %da%d %d 0 1 0 %d 0a%d %d 0 1 0 %d 0Z", x - r, y, r,
		    r, 2 * r, r, r, -2 * r);
	case GENO_RUIT:
		return pagina_tekst(p, "M%d %dL%d %dL%d %dL%d %dZ", x, y - r, x + r, y, x,
		    y + r, x - r, y);
	default:
		return pagina_tekst(p, "M%d %dL%d %dL%d %dZ", x, y - r, x + r, y + r, x - r,
		    y + r);
	}
}

/* "vader", "moeder"; of a child that lives elsewhere with its name. */
static const char *
ouder_woord(struct pagina *p, const struct gezin *g, size_t i)
{
	const struct gezin_persoon *x = &g->personen[i];
	const char *woord = strcmp(x->geslacht, "M") == 0 ? "vader" :
	    strcmp(x->geslacht, "V") == 0 ? "moeder" : "ouder";

	for (size_t k = 0; k < g->nbanden; k++)
		if (g->banden[k].geno == GENO_OUDER && g->banden[k].relatie &&
		    g->banden[k].a == i)
			return x->samen || g->banden[k].id == 0 ? woord : pagina_tekst(p,
			    "%s %s", woord, dos_kort(p, g->personen[g->banden[k].b].kort, 8));
	return NULL;
}

static const char *
rol(struct pagina *p, const struct gezin *g, size_t i, bool *gevaar)
{
	const struct gezin_persoon *x = &g->personen[i];
	const char *h = x->hoedanigheid == NULL ? "" : x->hoedanigheid, *o;

	*gevaar = !x->overleden && (strcmp(h, "pleger") == 0 || strcmp(h, "beide") == 0);
	if (x->overleden)
		return "overleden";
	if (gezin_vorm(x) == GENO_DRIEHOEK)
		return "ongeboren";
	if (*gevaar)
		return "geeft geweld";
	if ((o = ouder_woord(p, g, i)) != NULL)
		return o;
	if (strcmp(h, "getuige") == 0)
		return "was getuige";
	if (strcmp(h, "slachtoffer") == 0)
		return "slachtoffer";
	return x->rol == NULL ? "" : dos_kort(p, dos_klein(p, "jeugdzorgrol", x->rol), 13);
}

static const char *
leeftijd_woorden(struct pagina *p, const struct gezin_persoon *x)
{
	int age = x->geboren == NULL ? -1 : birth_age(x->geboren, date_of_time(p->nu));

	if (x->overleden)
		return "overleden";
	if (gezin_vorm(x) == GENO_DRIEHOEK)
		return "nog niet geboren";
	return age < 0 ? "leeftijd onbekend" : pagina_tekst(p, "%d jaar", age);
}

static const char *
pad(struct pagina *p, int64_t dossier, const struct gezin_persoon *x)
{
	return !x->lid ? NULL : pagina_tekst(p, "/dossier/%" PRId64 "/persoon/%" PRId64,
	    dossier, x->id);
}

static void
persoon(struct pagina *p, int64_t dossier, const struct gezin *g, size_t i,
    struct geno_punt at, struct geno_persoon_view *out)
{
	const struct gezin_persoon *x = &g->personen[i];
	int age = x->geboren == NULL ? -1 : birth_age(x->geboren, date_of_time(p->nu));
	enum geno_vorm v = gezin_vorm(x);
	bool gevaar, ongeboren = v == GENO_DRIEHOEK;
	const char *r = rol(p, g, i, &gevaar);

	*out = (struct geno_persoon_view){ .pad = pad(p, dossier, x), .x = at.x, .y = at.y,
	    .y_leeftijd = at.y + 6, .y_naam = at.y + GENO_R + 18, .y_rol = at.y + GENO_R + 35,
	    .vorm = vorm(p, v, at.x, at.y), .naam = dos_kort(p, strcmp(x->naam,
	    "naam onbekend") == 0 ? "naam?" : x->kort, KORT_NAAM), .rol = r,
	    .rol_klasse = gevaar ? "rol-gevaar" : "rol",
	    .leeftijd = x->overleden || ongeboren ? "" : age < 0 ? "?" :
	    pagina_tekst(p, "%d", age), .groep = x->overleden ? "overleden" : gevaar ?
	    "pleger" : ongeboren || (age >= 0 && age < 18) ? "kind" : "volwassen",
	    .alles = pagina_tekst(p, "%s, %s%s%s%s", x->naam, leeftijd_woorden(p, x),
	    r[0] == '\0' || x->overleden ? "" : ", ", x->overleden ? "" : r,
	    x->samen ? ", woont hier" : "") };
	if (x->overleden)
		out->kruis = pagina_tekst(p, "M%d %dl%d %dM%d %dl%d %d", at.x - GENO_R,
		    at.y - GENO_R, 2 * GENO_R, 2 * GENO_R, at.x + GENO_R, at.y - GENO_R,
		    -2 * GENO_R, 2 * GENO_R);
}

/* ---- the list ------------------------------------------------------------------------ */

static const char *
noot(struct pagina *p, const struct gezin_band *b, bool getekend)
{
	const char *niet = b->tekenen && !getekend ? ", niet in de tekening" : "";

	if (b->id == 0)
		return pagina_tekst(p, "(volgens %s%s)", b->relatie ?
		    "de rollen in de melding" : "een melding", niet);
	if (b->tot != NULL || b->van != NULL)
		return pagina_tekst(p, "(%s%s%s%s%s%s)", b->van == NULL ? "" : "sinds ",
		    b->van == NULL ? "" : b->van, b->van != NULL && b->tot != NULL ? ", " : "",
		    b->tot == NULL ? "" : "tot ", b->tot == NULL ? "" : b->tot, niet);
	return niet[0] == '\0' ? NULL : "(niet in de tekening)";
}

/* "Kind" for the other side of "Ouder". */
static const char *
omgekeerd(struct pagina *p, const char *soort)
{
	const char *code = dos_extra(p, "relatie", soort, "omgekeerd");

	return code[0] == '\0' ? NULL : regio_code_naam(p->app->gegevens, "relatie", code);
}

static const char *
zin(struct pagina *p, const struct gezin *g, const struct gezin_band *b, bool van_a)
{
	const char *ander = g->personen[van_a ? b->b : b->a].naam, *om;

	if (b->relatie) {
		if (van_a)
			return pagina_tekst(p, "%s van %s", b->naam, ander);
		om = omgekeerd(p, b->soort);
		return om != NULL ? pagina_tekst(p, "%s van %s", om, ander) :
		    pagina_tekst(p, "%s is: %s", ander, b->naam);
	}
	if (van_a || b->beide)
		return pagina_tekst(p, "%s %s%s", b->naam, ander, b->beide ?
		    ", over en weer" : "");
	return pagina_tekst(p, "Krijgt %s van %s", b->soort, ander);
}

const struct geno_feit_view *
geno_feiten(struct pagina *p, const struct gezin *g, size_t wie, const bool *getekend,
    size_t *n_out)
{
	struct geno_feit_view *v = arena_new(p->a, struct geno_feit_view, g->nbanden + 1);

	*n_out = 0;
	for (size_t k = 0; v != NULL && k < g->nbanden; k++) {
		const struct gezin_band *b = &g->banden[k];

		if (b->a == wie || b->b == wie)
			v[(*n_out)++] = (struct geno_feit_view){ .tekst = zin(p, g, b,
			    b->a == wie), .noot = noot(p, b, getekend == NULL || getekend[k]) };
	}
	return v;
}

static void
lijst(struct pagina *p, int64_t dossier, const struct gezin *g, const bool *getekend,
    struct geno_view *v)
{
	struct geno_rij_view *r = arena_new(p->a, struct geno_rij_view, g->n + 1);

	for (size_t i = 0; r != NULL && i < g->n; i++) {
		const struct gezin_persoon *x = &g->personen[i];
		bool gevaar;
		const char *o = rol(p, g, i, &gevaar);

		r[i] = (struct geno_rij_view){ .naam = x->naam, .pad = pad(p, dossier, x),
		    .sub = pagina_tekst(p, "%s%s%s", leeftijd_woorden(p, x),
		    o[0] == '\0' || x->overleden ? "" : ", ", x->overleden ? "" : o),
		    .woont = x->samen ? "in dit huishouden" : x->overleden ? "" : "elders" };
		r[i].feiten = geno_feiten(p, g, i, getekend, &r[i].n);
		v->nrijen++;
	}
	v->rijen = r;
}

struct geno_view
geno_view(struct pagina *p, int64_t dossier, const struct gezin *g)
{
	struct geno_view v = { .titel = "Genogram van dit gezin; dezelfde gegevens staan in "
	    "de lijst eronder" };
	struct geno_persoon_view *pv = arena_new(p->a, struct geno_persoon_view, g->n + 1);
	struct geno_tekening t = { 0 };
	struct err err = { 0 };

	v.getekend = pv != NULL && gezin_teken(p->a, g, date_of_time(p->nu), &t, &err) ==
	    ERR_OK;
	lijst(p, dossier, g, v.getekend ? t.getekend : NULL, &v);
	if (wie_mag(&p->wie, RECHT_DOSSIER_SCHRIJVEN) && g->n > 1)
		v.erbij = pagina_tekst(p, "/dossier/%" PRId64 "/gezin/relatie", dossier);
	if (!v.getekend)
		return v;
	huizen(p, &t, &v);
	lijnen(p, &t, &v);
	for (size_t i = 0; i < g->n; i++)
		if (t.plaats[i].x >= 0)
			persoon(p, dossier, g, i, t.plaats[i], &pv[v.n++]);
	v.personen = pv;
	v.box = pagina_tekst(p, "0 0 %d %d", t.breed, t.hoog);
	v.klasse = t.breed > PAST ? "vt-geno--breed" : "";
	v.breed = t.breed > PAST ? t.breed * 17 / 20 : t.breed;
	v.hoog = t.breed > PAST ? t.hoog * 17 / 20 : t.hoog;
	return v;
}
