/* web.h - what every page works with.
 *
 * A page is a function that gets a struct pagina: who asks, the arena of this
 * request, and the way through the one door. It calls acts, fills a view and
 * writes a template between kop and voet. It decides nothing. */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "acts/act.h"
#include "acts/uit.h"
#include "http/http.h"
#include "rights/recht.h"
#include "web/view.h"

struct web;			/* one per process, see web_start */

#define PAGINA_EXTRA 16

struct pagina {
	struct web		*web;
	const struct app	*app;
	struct arena		*a;
	const struct http_request *req;
	struct http_response	*resp;
	struct wie		 wie;		/* medewerker DB_NULL: nobody */
	int64_t			 nu;
	int64_t			 waarschuwingen;	/* not seen yet, for the bell */
	int64_t			 tel[MENU_COUNT];	/* beside the menu */
	struct act_ctx		 ctx;		/* of the last act; its fouten */
	struct shell_view	 shell;		/* for kop and voet */
	struct pair		 extra[PAGINA_EXTRA];
	size_t			 nextra;
	const char		*csrf;		/* for the hidden field */
	const char		*csrf_over;	/* the cookie it is a code over */
	bool			 al_verstuurd;	/* its key was used, with other input */
};

/* ---- routes: each folder of pages has a table of these ------------------- */

typedef void pagina_fn(struct pagina *);

enum {
	PAGINA_OPEN = 1,	/* also for who is not logged in */
	PAGINA_STROOM = 2	/* server-sent events */
};

struct pagina_route {
	const char	*method, *pattern;
	pagina_fn	*fn;
	unsigned	 flags;
	size_t		 body_limit;	/* 0: the default of 1 MB */
};

/* ---- through the door ------------------------------------------------------ */

/* Adds a field that is not in the form (a parameter of the path). */
void pagina_veld(struct pagina *, const char *naam, const char *waarde);
void pagina_veld_id(struct pagina *, const char *naam, int64_t waarde);

/* Runs an act with the fields of the form (POST) or the query (GET) and those
 * of pagina_veld, less the fields of the page itself (csrf, sleutel, m and
 * names that begin with "_"). The field sleutel is the idempotency key. */
MUST_CHECK enum err_code pagina_doe(struct pagina *, enum act_id, void *out,
    struct err *);

/* The same with these fields and this key (or NULL), for a page that makes the
 * input of an act out of its form. Fields of pagina_veld go before them. */
MUST_CHECK enum err_code pagina_doe_met(struct pagina *, enum act_id,
    const struct pair *velden, size_t n, const char *sleutel, void *out, struct err *);

/* The same with only the fields of pagina_veld (a GET page that looks). */
MUST_CHECK enum err_code pagina_kijk(struct pagina *, enum act_id, void *out,
    struct err *);

/* The number in the path: "id" of the route. False: it is none, and the page of that
 * error is there. */
MUST_CHECK bool pagina_pad_id(struct pagina *, int64_t *out);

/* ---- answering --------------------------------------------------------------- */

/* The page of an error: 404, 403 and so on, with what to do next. */
void pagina_fout(struct pagina *, const struct err *);

/* After a change: 303 to path with the notice m ("opgenomen", see melding.def);
 * m NULL: without. */
void pagina_klaar(struct pagina *, const char *path, const char *m);

/* Starts an HTML page: status 200, kop with this title (never a name of a
 * person) and this menu entry ("werkvoorraad", "screening", "dossiers" ...,
 * or ""). Then write your template to &p->resp->body, then pagina_einde. */
void pagina_begin(struct pagina *, const char *titel, const char *menu);
void pagina_einde(struct pagina *);

/* The idempotency key of a form that creates. A form that is shown again keeps
 * its key, unless that was used for other input: pagina_doe then answers
 * ERR_INVALID, and the form with what was typed can be sent under a new key. */
const char *pagina_sleutel(struct pagina *);

/* What was typed, to show again: the value of a field of the form, or "". */
const char *pagina_getypt(const struct pagina *, const char *naam);
bool pagina_getypt_is(const struct pagina *, const char *naam,
    const char *waarde);	/* for checkboxes and options, also repeated */

/* What is wrong with a field after ERR_INVALID, or NULL. */
const char *pagina_fout_bij(const struct pagina *, const char *naam);

/* The view of a form field: label from the field table of the act, the value
 * as typed or else `waarde`, what is wrong. act is the act that the form sends
 * to; naam may be in a row ("personen.0.geboren"). */
struct veld_view pagina_invoer(struct pagina *, enum act_id act,
    const char *naam, const char *waarde);
/* The same with the options of the field's code list. */
struct veld_view pagina_keuze(struct pagina *, enum act_id act,
    const char *naam, const char *waarde);

/* The error summary of the last act. */
const struct fout_view *pagina_fouten(struct pagina *, size_t *n_out);

/* An arena string, never NULL (what does not fit becomes ""). */
const char *pagina_tekst(struct pagina *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Options of a code list on the day of now; gekozen may be NULL. */
const struct optie *pagina_opties(struct pagina *, const char *lijst,
    const char *gekozen, size_t *n_out);

/* Employees as options (id as text), by name: those who can be given work in a
 * dossier (never a partner in the chain), those who read dossiers, and all. */
const struct optie *pagina_collegas(struct pagina *, int64_t gekozen,
    size_t *n_out);
const struct optie *pagina_lezers(struct pagina *, int64_t gekozen,
    size_t *n_out);
const struct optie *pagina_medewerkers(struct pagina *, int64_t gekozen,
    size_t *n_out);

/* ---- starting (main/) ------------------------------------------------------------- */

struct web_config {
	const char	*listen;	/* "127.0.0.1:8080" */
	bool		 secure, demo;
	const char	*proxy;		/* as in http_config, or NULL */
	const struct embedded *files;
	/* Routes that are no pages, below one path of their own: the API. */
	const struct http_route *routes;	size_t nroutes;
	const char	*routes_pad;	/* "/api/"; NULL: none */
	http_error_fn	*routes_fout;	/* what http itself refuses there */
};

/* app must live until web_stop. */
MUST_CHECK enum err_code web_start(const struct app *,
    const struct web_config *, struct web **out, struct err *);
unsigned web_port(const struct web *);
void web_stats(const struct web *, struct http_stats *out);
bool web_stop(struct web *);		/* false: see http_stop */
void web_wake(struct web *);		/* something changed: live pages look */

#endif
