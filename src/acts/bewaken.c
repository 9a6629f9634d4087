/* bewaken.c - acts of the program itself: warnings that are due, and their mail.
 *
 * One mail per person and round, with the case number and the reason of each
 * clock and nothing else (mail is read along the way).
 * The job holds who it is for and the lines; the address is looked up when it is
 * sent, so that who left gets nothing. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "acts/act.h"
#include "acts/termijn.h"
#include "base/buf.h"
#include "db/db.h"
#include "domain/klus/klus.h"
#include "domain/regio/regio.h"
#include "domain/voorval/voorval.h"
#include "post_sql.h"

#define MAIL_MAX ((size_t)256 * 1024)
#define POST_PER_KEER 20

static int
op_ontvanger(const void *a, const void *b)
{
	const struct waarschuwing_nieuw *x = a, *y = b;

	if (x->ontvanger != y->ontvanger)
		return x->ontvanger < y->ontvanger ? -1 : 1;
	return strcmp(x->kenmerk, y->kenmerk);
}

static const char *
reden(const struct waarschuwing_nieuw *v, struct arena *a)
{
	if (strcmp(v->soort, "zonder_eigenaar") == 0)
		return arena_printf(a, "niemand heeft deze termijn (%s)", v->tijd);
	return v->tijd;
}

/* The lines of one person, from v: "ID", the subject, then the text. */
static enum err_code
mail_aan(struct act_ctx *c, const struct waarschuwing_nieuw *v, size_t n, struct err *err)
{
	BUF_AUTO b = BUF_INIT(MAIL_MAX);
	struct arena *a = c->w.a;

	buf_printf(&b, "%" PRId64 "\n", v->ontvanger);
	if (n == 1)
		buf_printf(&b, "%s: %s\n", v->kenmerk, reden(v, a));
	else
		buf_printf(&b, "%zu termijnen vragen aandacht\n", n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s  %s: %s\n", v[i].kenmerk, v[i].naam, reden(&v[i], a));
	if (buf_failed(&b))
		return FAIL(err, ERR_LIMIT, "a mail with too many terms");
	return klus_nieuw(&c->w, KLUS_MAIL, buf_str(&b), err);
}

enum err_code
act_termijnen_bewaken(struct act_ctx *c, const struct in_termijnen_bewaken *in,
    struct uit_termijnen_bewaken *out, struct err *err)
{
	struct waarschuwing_nieuw *v;
	size_t n, van, tot, begonnen;

	(void)in;
	TRY(voorval_periodes(&c->w, &begonnen, err));
	TRY(waarschuwen(&c->w, &v, &n, &out->klokken, err));
	out->gegeven = n;
	act_detail(c, "klokken %zu waarschuwingen %zu begonnen %zu", out->klokken, n, begonnen);
	if (!c->app->post || n == 0)
		return ERR_OK;
	qsort(v, n, sizeof(*v), op_ontvanger);
	for (van = 0; van < n; van = tot) {
		for (tot = van + 1; tot < n && v[tot].ontvanger == v[van].ontvanger;)
			tot++;
		TRY(mail_aan(c, v + van, tot - van, err));
	}
	return ERR_OK;
}

/* Of a job: to whom, subject and text. aan NULL: nobody to send it to. */
static enum err_code
lees_mail(struct act_ctx *c, const struct klus *k, struct post *out, struct err *err)
{
	char *rest, *s = arena_strdup(c->w.a, k->gegevens);
	const char *adres = c->app->adres == NULL ? "" : c->app->adres;
	struct q_post_adres *r;
	size_t n;

	*out = (struct post){ .klus = k->id };
	if (s == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	TRY(q_post_adres(c->w.tx, c->w.a, &(struct p_post_adres){ .regio = c->w.regio,
	    .id = strtoll(s, &rest, 10), .nu = c->w.nu }, &r, &n, err));
	if (n == 0 || r[0].email == NULL || r[0].email[0] == '\0' || *rest != '\n')
		return ERR_OK;
	out->onderwerp = ++rest;
	rest += strcspn(rest, "\n");
	if (*rest == '\0')
		return ERR_OK;
	*rest++ = '\0';
	out->tekst = arena_printf(c->w.a, "%s\n%s%s%sDeze e-mail bevat geen namen. Wie erin "
	    "werkt, vindt de zaak op nummer.\n", rest, adres,
	    adres[0] == '\0' ? "" : "/waarschuwingen\n", adres[0] == '\0' ? "" : "\n");
	if (out->tekst == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	out->aan = r[0].email;
	return ERR_OK;
}

enum err_code
act_post_nemen(struct act_ctx *c, const struct in_post_nemen *in, struct uit_post_nemen *out,
    struct err *err)
{
	struct klus *k;
	size_t n;

	TRY(klussen_claim(&c->w, in->claim, POST_PER_KEER, &k, &n, err));
	if ((out->v = arena_new(c->w.a, struct post, n + 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	for (size_t i = 0; i < n; i++) {
		TRY(lees_mail(c, &k[i], &out->v[out->n], err));
		if (out->v[out->n].aan == NULL)
			TRY(klus_klaar(&c->w, in->claim, k[i].id, NULL, err));
		else
			out->n++;
	}
	act_detail(c, "mails %zu", out->n);
	return ERR_OK;
}

enum err_code
act_post_klaar(struct act_ctx *c, const struct in_post_klaar *in, struct act_klaar *out,
    struct err *err)
{
	out->id = in->klus;
	act_raak(c, "klus", in->klus);
	act_detail(c, "%s", in->fout == NULL ? "verstuurd" : "niet verstuurd");
	return klus_klaar(&c->w, in->claim, in->klus, in->fout, err);
}
