/* web_intern.h - what the files of src/web/web*.c share. */
#ifndef WEB_WEB_INTERN_H
#define WEB_WEB_INTERN_H

#include "http/http.h"
#include "web/web.h"

#define WEB_COOKIE "sessie"	/* the session */
#define WEB_VOOR "voor"		/* before log-in: only for CSRF */

struct web {
	struct arena		*a;		/* lives as long as this */
	const struct app	*app;
	struct web_config	 config;
	struct http_server	*server;
	struct http_route	*routes;
	size_t			 nroutes;
	const char		*regio_scherm;
};

/* Fills in p for a request: session, rights, CSRF token, frame. */
MUST_CHECK enum err_code pagina_wie(struct pagina *, struct err *);

/* What was typed and is too long to type again: to give back when it was not
 * taken. n 0: nothing. */
const struct getypt_view *pagina_getypt_alles(struct pagina *, size_t *n_out);

/* Is the csrf field of this form ours? */
bool pagina_csrf_goed(struct pagina *);

/* The menu of this role. */
void pagina_menu(struct pagina *, const char *hier);

#endif
