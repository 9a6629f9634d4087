/* inlog_page.c - log in and out, and one's own settings. */
#include "db/db.h"
#include "inlog_tmpl.h"
#include "shell_tmpl.h"
#include "web/routes.h"
#include "web/web_intern.h"

static void
toon_inloggen(struct pagina *p, const char *fout)
{
	p->shell.titel = "Inloggen";
	if (fout != NULL)
		p->resp->status = 422;
	tmpl_inloggen(&p->resp->body, &p->shell, p->csrf,
	    pagina_getypt(p, "inlog"), fout);
}

static void
inloggen_get(struct pagina *p)
{
	if (p->wie.medewerker != DB_NULL)
		http_redirect(p->resp, "/");
	else
		toon_inloggen(p, NULL);
}

static void
inloggen_post(struct pagina *p)
{
	struct uit_inloggen uit;
	struct err err;
	enum err_code rc = pagina_doe(p, ACT_inloggen, &uit, &err);

	if (rc == ERR_BUSY)
		toon_inloggen(p, "Het is nu te druk. Probeer het zo opnieuw.");
	else if (rc == ERR_INVALID || (rc == ERR_OK && uit.medewerker == 0))
		/* The same words for every reason: who works here is not said. */
		toon_inloggen(p, "Naam of wachtwoord klopt niet, of er is te "
		    "vaak geprobeerd. Wacht even en probeer het opnieuw.");
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else {
		http_set_cookie(p->resp, WEB_COOKIE, uit.token, -1);
		http_redirect(p->resp, "/");
	}
}

static void
uitloggen_post(struct pagina *p)
{
	struct act_niets uit;
	struct err err;

	if (pagina_doe(p, ACT_uitloggen, &uit, &err) != ERR_OK) {
		pagina_fout(p, &err);
		return;
	}
	http_set_cookie(p->resp, WEB_COOKIE, "", 0);
	http_redirect(p->resp, "/inloggen");
}

/* The first page of each role. */
static void
begin_get(struct pagina *p)
{
	if (wie_mag(&p->wie, RECHT_WERKVOORRAAD))
		http_redirect(p->resp, "/werkvoorraad");
	else if (wie_mag(&p->wie, RECHT_RAPPORTAGE) &&
	    !wie_mag(&p->wie, RECHT_JOURNAAL_LEZEN))
		http_redirect(p->resp, "/rapportages");
	else if (wie_mag(&p->wie, RECHT_JOURNAAL_LEZEN))
		http_redirect(p->resp, "/journaal");
	else if (wie_mag(&p->wie, RECHT_OVERLEG))
		http_redirect(p->resp, "/screening");
	else
		http_redirect(p->resp, "/ik");
}

static void
ik_get(struct pagina *p)
{
	struct veld_view oud = pagina_invoer(p, ACT_wachtwoord_wijzigen, "oud", "");
	struct veld_view nieuw = pagina_invoer(p, ACT_wachtwoord_wijzigen, "nieuw", "");
	const struct fout_view *f;
	size_t n;

	f = pagina_fouten(p, &n);
	pagina_begin(p, "Mijn instellingen", "");
	tmpl_ik(&p->resp->body, &p->shell, f, n, &oud, &nieuw);
	pagina_einde(p);
}

static void
wachtwoord_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;
	enum err_code rc = pagina_doe(p, ACT_wachtwoord_wijzigen, &uit, &err);

	if (rc == ERR_INVALID)
		ik_get(p);
	else if (rc != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/ik", "wachtwoord");
}

static void
toetsen_post(struct pagina *p)
{
	struct act_klaar uit;
	struct err err;

	if (pagina_doe(p, ACT_toetsen_zetten, &uit, &err) != ERR_OK)
		pagina_fout(p, &err);
	else
		pagina_klaar(p, "/ik", "bewaard");
}

const struct pagina_route inlog_routes[] = {
	{ "GET", "/", begin_get, 0, 0 },
	{ "GET", "/inloggen", inloggen_get, PAGINA_OPEN, 0 },
	{ "POST", "/inloggen", inloggen_post, PAGINA_OPEN, 0 },
	{ "POST", "/uitloggen", uitloggen_post, 0, 0 },
	{ "GET", "/ik", ik_get, 0, 0 },
	{ "POST", "/ik/wachtwoord", wachtwoord_post, 0, 0 },
	{ "POST", "/ik/toetsen", toetsen_post, 0, 0 },
	{ 0 },
};
