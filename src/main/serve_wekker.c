#include "main/serve_wekker.h"

#include <string.h>

#include "main/main.h"
#include "os/file.h"

#define WACHTWOORD_MAX 1024

/* The password stands in a file, not on the command line that everybody reads. */
static enum err_code
lees_wachtwoord(struct call *c, struct smtp_config *s, struct err *err)
{
	struct blob b;

	if (c->s.smtp_gebruiker == NULL)
		return ERR_OK;
	if (c->s.smtp_wachtwoord == NULL)
		return SAY(err, ERR_INVALID, "smtp-wachtwoord", "Bij smtp-gebruiker hoort een "
		    "bestand met het wachtwoord.");
	TRY(file_read(c->a, c->s.smtp_wachtwoord, WACHTWOORD_MAX, &b, err));
	s->gebruiker = c->s.smtp_gebruiker;
	s->wachtwoord = arena_strndup(c->a, (const char *)b.p,
	    strcspn((const char *)b.p, "\r\n"));
	return s->wachtwoord == NULL ? FAIL(err, ERR_LIMIT, "arena full") : ERR_OK;
}

static enum err_code
lees_smtp(struct call *c, struct smtp_config **out, struct err *err)
{
	struct smtp_config *s;

	*out = NULL;
	if (c->s.smtp == NULL)
		return ERR_OK;
	if (strncmp(c->s.smtp, "smtp://", 7) != 0 && strncmp(c->s.smtp, "smtps://", 8) != 0)
		return SAY(err, ERR_INVALID, "smtp", "Begin met smtp:// of smtps://.");
	if (c->s.smtp_van == NULL || strchr(c->s.smtp_van, '@') == NULL)
		return SAY(err, ERR_INVALID, "smtp-van", "Geef het e-mailadres van de afzender.");
	if ((s = arena_new(c->a, struct smtp_config, 1)) == NULL)
		return FAIL(err, ERR_LIMIT, "arena full");
	*s = (struct smtp_config){ .url = c->s.smtp, .van = c->s.smtp_van, .ca = c->s.smtp_ca,
	    .zonder_tls = c->s.smtp_zonder_tls };
	TRY(lees_wachtwoord(c, s, err));
	*out = s;
	return smtp_begin(err);
}

enum err_code
serve_wekker(struct call *c, struct running *r, struct wekker **out, struct err *err)
{
	struct smtp_config *smtp;

	*out = NULL;
	TRY(lees_smtp(c, &smtp, err));
	r->app.post = smtp != NULL;
	r->app.adres = c->s.adres;
	TRY(wekker_open(&(struct wekker_config){ .app = &r->app, .smtp = smtp }, out, err));
	return wekker_start(*out, err);
}
