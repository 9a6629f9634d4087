#include "htmlstate.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

static bool
in_list(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

static const char *
append(char *name, size_t size, char c)
{
	size_t n = strlen(name);

	if (n + 1 >= size)
		return "this name is too long";
	name[n] = (char)tolower((unsigned char)c);
	name[n + 1] = '\0';
	return NULL;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == ':' || c == '_' || c == '.';
}

/* The name of an attribute is complete: may it be used at all? */
static const char *
attr_done(const struct html_state *s)
{
	static const char *const scripts[] = { "hx-vars", "srcdoc", NULL };

	if (strncmp(s->attr, "on", 2) == 0 || strncmp(s->attr, "hx-on", 5) == 0)
		return "event handlers are refused: script belongs in a script file";
	if (strcmp(s->attr, "style") == 0)
		return "style attributes are refused: style belongs in a style sheet";
	if (in_list(s->attr, scripts))
		return "this attribute is refused: its value would be run or parsed as a page";
	return NULL;
}

static enum html_url
attr_url(const struct html_state *s)
{
	static const char *const urls[] = {
		"href", "src", "action", "formaction", "cite", "data", "manifest", "ping",
		"poster", "xlink:href", "hx-get", "hx-post", "hx-put", "hx-patch",
		"hx-delete", "hx-push-url", "hx-replace-url", "hx-sse:connect",
		"sse-connect", "data-concept", "data-kandidaten", "data-live", NULL
	};

	return in_list(s->attr, urls) ? URL_START : URL_NOT;
}

static const char *
tag_done(struct html_state *s)
{
	static const char *const refused[] = {
		"base", "noembed", "noframes", "plaintext", "xmp", NULL
	};
	static const char *const only_text[] = {
		"iframe", "script", "style", "textarea", "title", NULL
	};

	if (in_list(s->tag, refused))
		return "this element is refused";
	if (in_list(s->tag, only_text))
		memcpy(s->only, s->tag, sizeof s->only);
	if (strcmp(s->tag, "pre") == 0 || strcmp(s->tag, "textarea") == 0)
		s->pre = true;
	s->where = IN_TEXT;
	s->attr[0] = '\0';
	return NULL;
}

static const char *
close_done(struct html_state *s)
{
	if (s->only[0] != '\0' && strcmp(s->only, s->tag) != 0)
		return "this element holds text only, so another tag cannot close here";
	if (strcmp(s->tag, "pre") == 0 || strcmp(s->tag, "textarea") == 0)
		s->pre = false;
	s->only[0] = '\0';
	s->where = IN_TEXT;
	return NULL;
}

static bool
no_body(const struct html_state *s)
{
	static const char *const empty[] = { "iframe", "script", "style", NULL };

	return s->only[0] != '\0' && in_list(s->only, empty);
}

static const char *
step_text(struct html_state *s, char c)
{
	if (c == '<') {
		s->where = IN_LT;
		s->tag[0] = '\0';
	} else if (no_body(s) && !is_space(c)) {
		return "a script, style or iframe with a body is refused: it belongs in a file";
	}
	return NULL;
}

static const char *
step_lt(struct html_state *s, char c)
{
	if (c == '/') {
		s->where = IN_CLOSE;
		return NULL;
	}
	if (s->only[0] != '\0')
		return "a tag inside an element that holds text only";
	if (c == '!') {
		s->where = IN_BANG;
		s->seen[0] = '\0';
		return NULL;
	}
	if (!isalpha((unsigned char)c))
		return "a bare < in text; write &lt;";
	s->where = IN_NAME;
	return append(s->tag, sizeof s->tag, c);
}

static const char *
step_close(struct html_state *s, char c)
{
	if (c == '>')
		return close_done(s);
	if (!is_name(c))
		return "a closing tag holds a name only";
	return append(s->tag, sizeof s->tag, c);
}

static const char *
step_bang(struct html_state *s, char c)
{
	if (c != '-') {
		s->where = IN_DECL;
		return isalpha((unsigned char)c) ? NULL : "not a comment and not a doctype";
	}
	if (s->seen[0] == '-') {
		s->where = IN_COMMENT;
		s->seen[0] = '\0';
		return NULL;
	}
	return append(s->seen, sizeof s->seen, c);
}

static const char *
step_comment(struct html_state *s, char c)
{
	size_t n = strlen(s->seen);

	if (c == '>' && n >= 2)
		s->where = IN_TEXT;
	else if (c != '-')
		s->seen[0] = '\0';
	else if (n < 2)
		return append(s->seen, sizeof s->seen, c);
	return NULL;
}

/* In a tag, outside names and values. */
static const char *
step_tag(struct html_state *s, char c)
{
	if (is_space(c))
		s->where = IN_TAG;
	else if (c == '>')
		return tag_done(s);
	else if (c == '/')
		s->where = IN_SLASH;
	else if (s->where == IN_TAG_GLUED)
		return "white space is missing between two attributes";
	else if (!is_name(c))
		return "not the name of an attribute (no space may stand around =)";
	else {
		s->where = IN_ATTR;
		s->attr[0] = '\0';
		return append(s->attr, sizeof s->attr, c);
	}
	return NULL;
}

static const char *
step_name(struct html_state *s, char c)
{
	if (is_name(c))
		return append(s->tag, sizeof s->tag, c);
	s->where = IN_TAG_GLUED;
	return step_tag(s, c);
}

static const char *
step_attr(struct html_state *s, char c)
{
	const char *why;

	if (is_name(c))
		return append(s->attr, sizeof s->attr, c);
	if ((why = attr_done(s)) != NULL)
		return why;
	if (c == '=') {
		s->where = IN_EQUALS;
		return NULL;
	}
	s->where = IN_TAG_GLUED;
	return step_tag(s, c);
}

static const char *
step_equals(struct html_state *s, char c)
{
	s->url = attr_url(s);
	s->seen[0] = '\0';
	if (c == '"')
		s->where = IN_DOUBLE;
	else if (c == '\'')
		s->where = IN_SINGLE;
	else if (is_name(c))
		s->where = IN_BARE;
	else
		return "a value stands in double quotes";
	return NULL;
}

/* The literal start of an address may name a scheme: only these. */
static const char *
step_url(struct html_state *s, char c)
{
	static const char *const schemes[] = { "https", "mailto", "tel", NULL };

	if (s->url == URL_START)
		s->url = URL_LATER;
	else if (s->url != URL_LATER || s->seen[0] == '/')
		return NULL;
	if (c == ':' && !in_list(s->seen, schemes))
		return "an address may only be https:, mailto:, tel: or a path";
	if (!isalnum((unsigned char)c) || append(s->seen, sizeof s->seen, c) != NULL)
		s->seen[0] = '/';	/* past the place of a scheme */
	return NULL;
}

static const char *
step_value(struct html_state *s, char c, char quote)
{
	if (c == quote) {
		s->where = IN_TAG_GLUED;
		s->url = URL_NOT;
		s->attr[0] = '\0';
		return NULL;
	}
	return step_url(s, c);
}

const char *
html_step(struct html_state *s, char c)
{
	switch (s->where) {
	case IN_TEXT:
		return step_text(s, c);
	case IN_LT:
		return step_lt(s, c);
	case IN_CLOSE:
		return step_close(s, c);
	case IN_BANG:
		return step_bang(s, c);
	case IN_DECL:
		if (c == '>')
			s->where = IN_TEXT;
		return NULL;
	case IN_COMMENT:
		return step_comment(s, c);
	case IN_NAME:
		return step_name(s, c);
	case IN_TAG:
	case IN_TAG_GLUED:
		return step_tag(s, c);
	case IN_SLASH:
		return c == '>' ? tag_done(s) : "a / in a tag must be followed by >";
	case IN_ATTR:
		return step_attr(s, c);
	case IN_EQUALS:
		return step_equals(s, c);
	case IN_DOUBLE:
		return step_value(s, c, '"');
	case IN_SINGLE:
		return step_value(s, c, '\'');
	case IN_BARE:
		if (is_space(c) || c == '>') {
			s->where = IN_TAG_GLUED;
			return step_tag(s, c);
		}
		return is_name(c) ? NULL : "a value stands in double quotes";
	}
	return "impossible";
}

const char *
html_pause(struct html_state *s)
{
	const char *why;

	switch (s->where) {
	case IN_TEXT:
		return no_body(s) ? "nothing may stand in a script, style or iframe" : NULL;
	case IN_TAG:
	case IN_TAG_GLUED:
	case IN_DOUBLE:
		return NULL;
	case IN_NAME:
		s->where = IN_TAG_GLUED;
		return NULL;
	case IN_ATTR:
		why = attr_done(s);
		s->where = IN_TAG_GLUED;
		s->attr[0] = '\0';
		return why;
	case IN_LT:
	case IN_CLOSE:
		return "a hole in the name of a tag";
	case IN_BANG:
	case IN_DECL:
	case IN_COMMENT:
		return "a hole in a comment or doctype";
	case IN_SLASH:
		return "a hole after the / of a tag";
	case IN_EQUALS:
	case IN_BARE:
		return "a hole in a value without quotes; use double quotes";
	case IN_SINGLE:
		return "a hole in single quotes; use double quotes";
	}
	return "impossible";
}

enum html_hole
html_hole(struct html_state *s, const char **why)
{
	static const char *const refused[] = {	/* parsed again by a script */
		"content", "hx-headers", "hx-request", "hx-trigger", "hx-vals",
		"http-equiv", "srcset", NULL
	};
	static const char *const loaders[] = {	/* what they load becomes part of us */
		"embed", "iframe", "link", "object", "script", NULL
	};
	enum html_where was = s->where;

	*why = html_pause(s);
	if (*why != NULL)
		return HOLE_REFUSED;
	s->nl = false;
	if (s->where == IN_TEXT)
		return HOLE_TEXT;
	if (s->where != IN_DOUBLE) {
		*why = was == IN_NAME ? "a hole in the name of a tag" :
		    "a hole in the name of an attribute";
		return HOLE_REFUSED;
	}
	if (in_list(s->attr, refused)) {
		*why = "a hole in an attribute that is parsed again";
		return HOLE_REFUSED;
	}
	if (s->url == URL_NOT)
		return HOLE_ATTR;
	if (s->url == URL_LATER)
		return HOLE_URL_PART;
	if (in_list(s->tag, loaders)) {
		*why = "the address of what a page loads must begin in the template";
		return HOLE_REFUSED;
	}
	s->url = URL_LATER;
	s->seen[0] = '/';
	return HOLE_URL;
}

bool
html_join(struct html_state *a, const struct html_state *b)
{
	if (a->where == IN_TAG && b->where == IN_TAG_GLUED)
		a->where = IN_TAG_GLUED;
	else if (a->where != b->where && !(a->where == IN_TAG_GLUED && b->where == IN_TAG))
		return false;
	if (a->url != b->url || a->pre != b->pre || strcmp(a->only, b->only) != 0)
		return false;
	if (a->where != IN_TEXT && strcmp(a->tag, b->tag) != 0)
		return false;
	if (a->where == IN_DOUBLE && strcmp(a->attr, b->attr) != 0)
		return false;
	if (a->url == URL_LATER && strcmp(a->seen, b->seen) != 0) {
		/* different starts, such as /a and /bc, are both past a scheme or not */
		if (a->seen[0] != '/' || b->seen[0] != '/')
			return false;
	}
	a->nl = a->nl && b->nl;
	return true;
}

bool
html_layout(const struct html_state *s)
{
	return s->where == IN_TEXT && !s->pre && s->only[0] == '\0';
}
