/* pagina.c - what pages call: through the door, and answering. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "acts/werk_bewaard.h"
#include "base/date.h"
#include "db/db.h"
#include "domain/regio/regio.h"
#include "domain/waarschuwing/waarschuwing.h"
#include "journal/noodlog.h"
#include "os/log.h"
#include "seal/seal.h"
#include "shell_tmpl.h"
#include "text/utf8.h"
#include "rights/grafsteen.h"
#include "web/web_intern.h"

/* ---- through the door ------------------------------------------------------ */

void
pagina_veld(struct pagina *p, const char *naam, const char *waarde)
{
	if (waarde != NULL && p->nextra < PAGINA_EXTRA)
		p->extra[p->nextra++] = (struct pair){ naam, waarde };
}

void
pagina_veld_id(struct pagina *p, const char *naam, int64_t waarde)
{
	pagina_veld(p, naam, arena_printf(p->a, "%" PRId64, waarde));
}

/* Fields that belong to the page, not to the act. */
static bool
of_page(const char *naam)
{
	return naam[0] == '_' || strcmp(naam, "csrf") == 0 ||
	    strcmp(naam, "sleutel") == 0 || strcmp(naam, "m") == 0;
}

/* The form was sent before and was then changed: nothing of it is wrong, so it
 * comes back as it was typed, and may be sent again. */
static enum err_code
key_used(struct pagina *p, enum err_code rc, struct err *err)
{
	if (rc != ERR_CONFLICT || err->field == NULL || strcmp(err->field, "sleutel") != 0)
		return rc;
	p->al_verstuurd = true;
	act_fout(&p->ctx, "sleutel", err->text);
	return err->code = ERR_INVALID;
}

static enum err_code
run(struct pagina *p, enum act_id act, const struct pair *in, size_t n,
    const char *key, void *out, struct err *err)
{
	struct pair *all = arena_new(p->a, struct pair, n + p->nextra + 1);
	struct act_vraag v = { .act = act, .velden = all,
	    .sleutel = key != NULL && key[0] != '\0' ? key : NULL,
	    .adres = p->req->remote };
	const char *herkomst = arena_printf(p->a, "web %s", p->req->remote);
	enum err_code rc;

	if (all == NULL || herkomst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	/* What the page itself says goes before what was sent. */
	for (size_t i = 0; i < p->nextra; i++)
		all[v.nvelden++] = p->extra[i];
	for (size_t i = 0; i < n; i++)
		if (!of_page(in[i].name))
			all[v.nvelden++] = in[i];
	act_begin(&p->ctx, p->app, p->a, &p->wie, herkomst);
	p->nextra = 0;
	rc = key_used(p, act_run(&p->ctx, &v, out, err), err);
	if (rc == ERR_OK && strcmp(p->req->method, "POST") == 0)
		werk_menu_weg(p->app->bewaard, p->wie.medewerker);
	return rc;
}

enum err_code
pagina_doe(struct pagina *p, enum act_id act, void *out, struct err *err)
{
	if (strcmp(p->req->method, "POST") == 0)
		return run(p, act, p->req->form, p->req->nform,
		    http_form(p->req, "sleutel"), out, err);
	return run(p, act, p->req->query, p->req->nquery, NULL, out, err);
}

enum err_code
pagina_doe_met(struct pagina *p, enum act_id act, const struct pair *velden, size_t n,
    const char *sleutel, void *out, struct err *err)
{
	return run(p, act, velden, n, sleutel, out, err);
}

enum err_code
pagina_kijk(struct pagina *p, enum act_id act, void *out, struct err *err)
{
	return run(p, act, NULL, 0, NULL, out, err);
}

/* ---- the frame --------------------------------------------------------------- */

static const struct {
	const char	*code, *pad, *naam, *icoon, *kop;
	enum recht	 recht;
} menu[] = {
	{ "werkvoorraad", "/werkvoorraad", "Werkvoorraad", "inbox", NULL, RECHT_WERKVOORRAAD },
	{ "screening", "/screening", "Screening", "users-group", NULL, RECHT_OVERLEG },
	{ "dossiers", "/dossiers", "Mijn dossiers", "folders", NULL, RECHT_DOSSIER_LEZEN },
	{ "taken", "/taken", "Mijn taken", "checklist", NULL, RECHT_TAAK },
	{ "agenda", "/agenda", "Agenda", "calendar", NULL, RECHT_TERMIJN },
	{ "adviezen", "/adviezen", "Adviezen", "message", NULL, RECHT_ADVIES },
	{ "berichten", "/berichten", "Politie en CORV", "arrows-exchange", "Keten", RECHT_BERICHT },
	{ "terugkoppeling", "/terugkoppeling", "Terugkoppeling", "message-reply", "Keten",
	    RECHT_TERUGKOPPELING },
	{ "dubbelen", "/dubbelen", "Dubbele personen", "users", "Keten", RECHT_PERSOON_BEHEER },
	{ "voorvallen", "/voorvallen", "Voorvallen", "shield-exclamation", "Organisatie",
	    RECHT_VOORVAL },
	{ "termijnen", "/termijnen", "Termijnen", "clock-exclamation", "Sturing",
	    RECHT_TERMIJN_STUREN },
	{ "rapportages", "/rapportages", "Rapportages", "chart-bar", "Sturing", RECHT_RAPPORTAGE },
	{ "vernietigen", "/vernietigen", "Vernietigen", "trash", "Toezicht", RECHT_VERNIETIGING },
	{ "journaal", "/journaal", "Journaal", "history", "Toezicht", RECHT_JOURNAAL_LEZEN },
};
#define MENU_MAX (sizeof(menu) / sizeof(menu[0]))

/* The count beside this item; NULL: it has none, or there is nothing to count. */
static const char *
telling(struct pagina *p, const char *code)
{
	static const char *const geteld[MENU_COUNT] = { [MENU_WERK] = "werkvoorraad",
	    [MENU_DOSSIERS] = "dossiers", [MENU_TAKEN] = "taken" };

	for (size_t i = 0; i < MENU_COUNT; i++)
		if (strcmp(geteld[i], code) == 0)
			return p->tel[i] == 0 ? NULL : pagina_tekst(p, "%" PRId64 "%s", p->tel[i],
			    p->tel[i] >= WERK_TEL_MAX ? "+" : "");
	return NULL;
}

void
pagina_menu(struct pagina *p, const char *hier)
{
	struct menu_item *items = arena_new(p->a, struct menu_item, MENU_MAX);
	const char *kop = NULL;
	size_t n = 0;

	/* The list of this page may have set its own meanwhile. */
	(void)werk_menu_vind(p->app->bewaard, p->wie.medewerker, p->nu, p->tel);
	for (size_t i = 0; i < MENU_MAX && items != NULL; i++) {
		if (!wie_mag(&p->wie, menu[i].recht))
			continue;
		items[n] = (struct menu_item){ .pad = menu[i].pad,
		    .naam = menu[i].naam, .icoon = menu[i].icoon,
		    .tel = telling(p, menu[i].code),
		    .hier = strcmp(menu[i].code, hier) == 0 };
		if (menu[i].kop != NULL && (kop == NULL ||
		    strcmp(kop, menu[i].kop) != 0))
			items[n].kop = kop = menu[i].kop;
		n++;
	}
	p->shell.menu = items;
	p->shell.nmenu = n;
}

static const char *
notice(const char *code)
{
	static const struct pair notices[] = {
#define NOTICE(code, text) { code, text },
#include "web/melding.def"
#undef NOTICE
	};

	for (size_t i = 0; code != NULL && i < sizeof(notices) / sizeof(notices[0]); i++)
		if (strcmp(notices[i].name, code) == 0)
			return notices[i].value;
	return NULL;
}

void
pagina_begin(struct pagina *p, const char *titel, const char *hier)
{
	bool wrong = p->ctx.nfouten > 0;

	if (wrong)
		p->resp->status = p->al_verstuurd ? 409 : 422;
	p->shell.titel = !wrong ? titel : pagina_tekst(p, "%s: %s",
	    p->al_verstuurd ? "Al verstuurd" : "Fout", titel);
	p->shell.naam = p->wie.naam;
	p->shell.functie = p->wie.rol_naam;
	p->shell.initialen = utf8_initials(p->a, p->wie.naam);
	p->shell.nood = noodlog_nood(p->app->nood);
	p->shell.csrf = p->csrf;
	p->shell.toetsen = p->wie.toetsen;
	p->shell.bel = p->wie.medewerker != DB_NULL;
	p->shell.bel_tel = p->waarschuwingen == 0 ? NULL : pagina_tekst(p, "%" PRId64 "%s",
	    p->waarschuwingen, p->waarschuwingen < WAARSCHUWINGEN_MAX ? "" : "+");
	p->shell.zoeken = wie_mag(&p->wie, RECHT_ZOEKEN);
	p->shell.gesprek = wie_mag(&p->wie, RECHT_GESPREK);
	p->shell.crisis = p->shell.gesprek && wie_mag(&p->wie, RECHT_MELDING);
	p->shell.bericht = (struct melding_view){ .soort = "ok",
	    .tekst = notice(http_query(p->req, "m")) };
	pagina_menu(p, hier);
	tmpl_kop(&p->resp->body, &p->shell);
}

void
pagina_einde(struct pagina *p)
{
	tmpl_voet(&p->resp->body, &p->shell);
}

/* ---- answering ----------------------------------------------------------------- */

static const char *
kop_of(enum err_code code)
{
	switch (code) {
	case ERR_NOT_FOUND:
		return "Dit is er niet";
	case ERR_FORBIDDEN:
		return "Dit mag niet";
	case ERR_CONFLICT:
		return "Iemand anders was je voor";
	case ERR_INVALID:
	case ERR_LIMIT:
		return "Dit klopt niet";
	default:
		return "Dit lukt nu niet";
	}
}

static const char *
uitleg_of(const struct err *err)
{
	if (err->text != NULL)
		return err->text;
	switch (err->code) {
	case ERR_NOT_FOUND:
		return "Het bestaat niet, of het is niet voor jou te zien.";
	case ERR_CONFLICT:
		return "Het is intussen veranderd. Kijk hoe het er nu staat en "
		    "probeer het dan opnieuw.";
	case ERR_LIMIT:
		return "Het is te groot of te veel in één keer.";
	case ERR_BUSY:
	case ERR_RETRY:
		return "Het is te druk, of de database is even weg. Er is niets "
		    "verloren. Probeer het zo opnieuw.";
	case ERR_UNCERTAIN:
		return "Het is niet zeker of dit is vastgelegd. Kijk eerst of het "
		    "er staat, voordat je het opnieuw doet.";
	default:
		return "Er ging iets mis in het programma. Er is niets half "
		    "gedaan. Geef het nummer hieronder door aan de beheerder.";
	}
}

static void
fout_toon(struct pagina *p, const struct err *err)
{
	bool ours = err->code == ERR_INTERNAL || err->code == ERR_UNCERTAIN;
	bool steen = grafsteen_is(err);
	const char *kop = steen ? "Vernietigd" : kop_of(err->code);
	const struct getypt_view *typed;
	size_t n;

	if (err->code == ERR_LOGIN) {
		http_redirect(p->resp, "/inloggen");
		return;
	}
	if (ours || err->code == ERR_BUSY)
		log_line(LEVEL_ERROR, "web", "vraag=%s fout=%s in %s: %s", p->req->id,
		    err_name(err->code), err->where, err->detail);
	buf_clear(&p->resp->body);
	p->ctx.nfouten = 0;
	pagina_begin(p, kop, "");
	p->resp->status = steen ? GRAF_STATUS : http_status_of(err->code);
	typed = pagina_getypt_alles(p, &n);
	if (err->code == ERR_BUSY && strcmp(p->req->method, "POST") == 0)
		tmpl_niet_bewaard(&p->resp->body, uitleg_of(err), typed, n);
	else if (err->code == ERR_CONFLICT && n > 0)
		tmpl_fout_getypt(&p->resp->body, kop, uitleg_of(err), typed, n);
	else
		tmpl_fout_pagina(&p->resp->body, kop, uitleg_of(err),
		    ours ? p->req->id : NULL);
	pagina_einde(p);
}

#define TYPED_MIN 12			/* shorter is typed again sooner than copied */

static const char *
label_in(const struct act *act, const char *naam)
{
	for (const struct act_field *f = act->velden(); f != NULL && f->naam != NULL; f++)
		if (strcmp(f->naam, naam) == 0 && (f->type == ACT_TEKST || f->type == ACT_REGEL))
			return f->label;
	return NULL;
}

/* As the form calls it: the act that was tried, or, when nothing was (nobody is
 * logged in any more), the first that knows a field of this name. */
static const char *
label_van(const struct pagina *p, const char *naam)
{
	const char *label = p->ctx.act == NULL ? NULL : label_in(p->ctx.act, naam);

	for (size_t i = 0; label == NULL && p->ctx.act == NULL && i < ACT_COUNT; i++)
		label = label_in(&acts[i], naam);
	return label == NULL ? naam : label;
}

/* Not what the page itself put into its form. */
static bool
typed_by_hand(const char *naam)
{
	static const char *const own[] = { "csrf", "sleutel", "venster", "vormen", NULL };

	for (size_t i = 0; own[i] != NULL; i++)
		if (strcmp(own[i], naam) == 0)
			return false;
	return naam[0] != '_';
}

const struct getypt_view *
pagina_getypt_alles(struct pagina *p, size_t *n_out)
{
	struct getypt_view *g = arena_new(p->a, struct getypt_view, p->req->nform + 1);
	size_t n = 0;

	for (size_t i = 0; g != NULL && i < p->req->nform; i++)
		if (strlen(p->req->form[i].value) >= TYPED_MIN &&
		    typed_by_hand(p->req->form[i].name))
			g[n++] = (struct getypt_view){ label_van(p, p->req->form[i].name),
			    p->req->form[i].value };
	*n_out = n;
	return g;
}

/* The same where the form itself is not there any more (a conversation that is
 * finished): what was typed is given back to copy. */
static void
already_sent(struct pagina *p)
{
	size_t n;
	const struct getypt_view *g = pagina_getypt_alles(p, &n);

	buf_clear(&p->resp->body);
	p->ctx.nfouten = 0;
	pagina_begin(p, "Dit is al eerder verstuurd", "");
	p->resp->status = http_status_of(ERR_CONFLICT);
	tmpl_al_verstuurd(&p->resp->body, g, n);
	pagina_einde(p);
}

void
pagina_fout(struct pagina *p, const struct err *err)
{
	if (p->al_verstuurd) {
		already_sent(p);
		return;
	}
	fout_toon(p, err);
}

bool
pagina_pad_id(struct pagina *p, int64_t *out)
{
	struct err err;

	if (http_param_id(p->req, "id", out))
		return true;
	(void)FAIL(&err, ERR_NOT_FOUND, "not an id");
	pagina_fout(p, &err);
	return false;
}

void
pagina_klaar(struct pagina *p, const char *path, const char *m)
{
	const char *frag = strchr(path, '#');
	size_t len = frag == NULL ? strlen(path) : (size_t)(frag - path);

	if (m != NULL)
		path = pagina_tekst(p, "%.*s%cm=%s%s", (int)len, path,
		    memchr(path, '?', len) != NULL ? '&' : '?', m,
		    frag == NULL ? "" : frag);
	http_redirect(p->resp, path);
}

const char *
pagina_sleutel(struct pagina *p)
{
	char token[SEAL_TOKEN];
	const char *s;

	s = p->al_verstuurd ? NULL : http_form(p->req, "sleutel");
	if (s == NULL) {
		seal_token_new(token);
		s = arena_strdup(p->a, token);
	}
	return s == NULL ? "" : s;
}

const char *
pagina_tekst(struct pagina *p, const char *fmt, ...)
{
	const char *s;
	va_list ap;

	va_start(ap, fmt);
	s = arena_vprintf(p->a, fmt, ap);
	va_end(ap);
	return s == NULL ? "" : s;
}
