#include "http/server.h"

#include <string.h>
#include <strings.h>

#include "text/form.h"

const char *
http_header(const struct http_request *req, const char *name)
{
	const struct conn *c = req->conn;

	return c == NULL ? NULL : MHD_lookup_connection_value(c->mhd,
	    MHD_HEADER_KIND, name);
}

const char *
http_query(const struct http_request *req, const char *name)
{
	return form_value(req->query, req->nquery, name);
}

const char *
http_form(const struct http_request *req, const char *name)
{
	return form_value(req->form, req->nform, name);
}

const char *
http_param(const struct http_request *req, const char *name)
{
	return form_value(req->params, req->nparams, name);
}

bool
http_param_id(const struct http_request *req, const char *name, int64_t *out)
{
	const char *s = http_param(req, name);
	size_t n = s == NULL ? 0 : strspn(s, "0123456789");
	uint64_t v = 0;

	if (n == 0 || n > 19 || s[n] != '\0' || s[0] == '0')
		return false;
	for (; *s != '\0'; s++)
		v = v * 10 + (uint64_t)(*s - '0');
	if (v > INT64_MAX)
		return false;
	*out = (int64_t)v;
	return true;
}

/* "q=0", "q=0.000": not wanted at all */
static bool
q_zero(const char *params)
{
	const char *q = params + strspn(params, "; \t");

	if (strncasecmp(q, "q=0", 3) != 0)
		return false;
	q += 3 + strspn(q + 3, ".0");
	return *q == '\0' || *q == ',' || *q == ';' || *q == ' ';
}

/* Is the word in a list such as "gzip, deflate;q=0.5", and not with q=0? */
bool
list_has(const char *list, const char *word)
{
	size_t n = strlen(word);

	while (list != NULL && *list != '\0') {
		list += strspn(list, " \t,");
		if (strncasecmp(list, word, n) == 0 &&
		    strcspn(list, ";, \t") == n)
			return !q_zero(list + n);
		list += strcspn(list, ",");
	}
	return false;
}

/* The value of a cookie, copied; NULL when absent or there twice. */
static const char *
cookie_find(struct arena *a, const char *line, const char *name)
{
	const char *found = NULL;
	size_t n = strlen(name), len = 0;

	while (line != NULL && *line != '\0') {
		size_t m;

		line += strspn(line, " \t;");
		m = strcspn(line, ";");
		if (m > n && line[n] == '=' && memcmp(line, name, n) == 0) {
			if (found != NULL && (len != m - n - 1 ||
			    memcmp(found, line + n + 1, len) != 0))
				return NULL;
			found = line + n + 1;
			len = m - n - 1;
		}
		line += m;
	}
	while (len > 0 && (found[len - 1] == ' ' || found[len - 1] == '\t'))
		len--;
	return found == NULL ? NULL : arena_strndup(a, found, len);
}

const char *
http_cookie(const struct http_request *req, const char *name)
{
	const struct conn *c = req->conn;
	const char *line = http_header(req, MHD_HTTP_HEADER_COOKIE);

	if (line == NULL)
		return NULL;
	if (c->server->conf.secure)
		name = arena_printf(req->arena, "__Host-%s", name);
	return name == NULL ? NULL : cookie_find(req->arena, line, name);
}

void
request_base(const struct conn *c, struct http_request *req)
{
	*req = (struct http_request){
		.method = c->method == NULL ? "" : c->head ? "GET" : c->method,
		.path = buf_str(&c->raw), .route = c->route_name,
		.remote = c->remote, .content_type = "", .body = "",
		.head = c->head, .id = c->id, .conn = c,
		.arg = c->route == NULL ? NULL : c->route->arg,
	};
}

/* "Text/HTML; charset=utf-8" -> "text/html" */
static const char *
media_type(struct arena *a, const char *value)
{
	char *type;

	if (value == NULL)
		return "";
	if ((type = arena_strndup(a, value, strcspn(value, "; \t"))) == NULL)
		return NULL;
	for (char *p = type; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return type;
}

int
request_fill(const struct conn *c, struct arena *a, struct http_request *req,
    const char **why)
{
	struct err err;

	req->arena = a;
	req->body = buf_str(&c->body);
	req->nbody = c->body.n;
	req->content_type = media_type(a, http_header(req,
	    MHD_HTTP_HEADER_CONTENT_TYPE));
	if (req->content_type == NULL ||
	    !route_params(a, c->route->pattern, req->path, req))
		return *why = "no memory", 500;
	if (c->query != NULL && form_parse(a, c->query, strlen(c->query),
	    HTTP_FIELDS_MAX, &req->query, &req->nquery, &err) != ERR_OK)
		return *why = "bad query", http_status_of(err.code);
	if (strcmp(req->content_type, "application/x-www-form-urlencoded") == 0 &&
	    form_parse(a, req->body, req->nbody, HTTP_FIELDS_MAX, &req->form,
	    &req->nform, &err) != ERR_OK)
		return *why = "bad form", http_status_of(err.code);
	return 0;
}
