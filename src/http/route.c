#include "http/server.h"

#include <string.h>

/* The length of a segment, up to the next slash or the end. */
static size_t
seg(const char *s)
{
	return strcspn(s, "/");
}

/* Does the path fit the pattern, segment by segment? */
static bool
fits(const char *pattern, const char *path)
{
	while (*pattern == '/' && *path == '/') {
		size_t n = seg(++pattern), m = seg(++path);

		if (*pattern == '{' ? m == 0 :
		    n != m || memcmp(pattern, path, n) != 0)
			return false;
		pattern += n;
		path += m;
	}
	return *pattern == '\0' && *path == '\0';
}

/* Both fit the same path: the first one with a literal where the other has a
 * word is the better. */
static int
better(const char *a, const char *b)
{
	while (*a == '/' && *b == '/') {
		int d = (*++a != '{') - (*++b != '{');

		if (d != 0)
			return d;
		a += seg(a);
		b += seg(b);
	}
	return 0;
}

static void
allow(struct conn *c, const char *method)
{
	size_t n = strlen(c->allowed), m = strlen(method);

	if (strstr(c->allowed, method) != NULL ||
	    n + m + 8 >= sizeof(c->allowed))
		return;
	if (n > 0) {
		memcpy(c->allowed + n, ", ", 3);
		n += 2;
	}
	memcpy(c->allowed + n, method, m + 1);
	if (strcmp(method, "GET") == 0)
		allow(c, "HEAD");
}

void
route_find(struct conn *c, const char *path)
{
	struct http_server *s = c->server;
	const struct http_route *best = NULL;

	c->allowed[0] = '\0';
	for (size_t i = 0; i < s->nroutes; i++) {
		const struct http_route *r = &s->routes[i];

		if (!fits(r->pattern, path))
			continue;
		if (strcmp(r->method, c->method) != 0)
			allow(c, r->method);
		else if (best == NULL || better(r->pattern, best->pattern) > 0)
			best = r;
	}
	c->route = best;
	if (best != NULL) {
		c->route_name = best->pattern;
	} else {
		c->refuse = c->allowed[0] == '\0' ? 404 : 405;
		c->why = "no such route";
		c->allow = c->allowed[0] == '\0' ? NULL : c->allowed;
	}
}

bool
route_params(struct arena *a, const char *pattern, const char *path,
    struct http_request *req)
{
	struct pair *list;
	size_t n = 0;

	for (const char *p = pattern; *p != '\0'; p++)
		n += *p == '{';
	if (n == 0)
		return true;
	if ((list = arena_new(a, struct pair, n)) == NULL)
		return false;
	n = 0;
	while (*pattern == '/') {
		size_t np = seg(++pattern), nv = seg(++path);

		if (*pattern == '{') {
			list[n].name = arena_strndup(a, pattern + 1, np - 2);
			list[n].value = arena_strndup(a, path, nv);
			if (list[n].name == NULL || list[n].value == NULL)
				return false;
			n++;
		}
		pattern += np;
		path += nv;
	}
	req->params = list;
	req->nparams = n;
	return true;
}

static bool
pattern_good(const char *p)
{
	if (*p != '/')
		return false;
	while (*p == '/') {
		size_t n = seg(++p);

		if (*p == '{' ? n < 3 || p[n - 1] != '}' ||
		    memchr(p + 1, '{', n - 1) != NULL :
		    memchr(p, '{', n) != NULL || memchr(p, '}', n) != NULL)
			return false;
		p += n;
	}
	return true;
}

/* Two patterns that every path fits alike: only the first would be reached. */
static bool
same(const char *a, const char *b)
{
	while (*a == '/' && *b == '/') {
		size_t n = seg(++a), m = seg(++b);

		if ((*a == '{') != (*b == '{') ||
		    (*a != '{' && (n != m || memcmp(a, b, n) != 0)))
			return false;
		a += n;
		b += m;
	}
	return *a == *b;
}

enum err_code
routes_check(const struct http_route *routes, size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const struct http_route *r = &routes[i];

		if (!pattern_good(r->pattern) || r->handler == NULL ||
		    r->body_limit > HTTP_BODY_MAX)
			return FAIL(err, ERR_INVALID, "bad route %s", r->pattern);
		for (size_t j = 0; j < i; j++)
			if (strcmp(r->method, routes[j].method) == 0 &&
			    same(r->pattern, routes[j].pattern))
				return FAIL(err, ERR_INVALID,
				    "two routes %s %s", r->method, r->pattern);
	}
	return ERR_OK;
}
