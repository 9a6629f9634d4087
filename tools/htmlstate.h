/* htmlstate.h - where in HTML the text of a template is, byte by byte.
 *
 * tmpl2c asks it what a hole would mean at this place. It knows the part of
 * HTML that our templates may use, and refuses the rest with a sentence: a
 * place that it does not understand can never become a hole. */
#ifndef TOOLS_HTMLSTATE_H
#define TOOLS_HTMLSTATE_H

#include <stdbool.h>

enum html_where {
	IN_TEXT,	/* between tags; also inside <textarea> and <title> */
	IN_LT,		/* just after < */
	IN_CLOSE,	/* in the name of a closing tag */
	IN_BANG,	/* just after <! */
	IN_DECL,	/* <!doctype ... */
	IN_COMMENT,
	IN_NAME,	/* in the name of an opening tag */
	IN_TAG,		/* in a tag, after white space */
	IN_TAG_GLUED,	/* in a tag, white space or > must follow */
	IN_SLASH,	/* after the / of <br/> */
	IN_ATTR,	/* in the name of an attribute */
	IN_EQUALS,	/* just after the = */
	IN_DOUBLE,	/* in "a value" */
	IN_SINGLE,	/* in 'a value' */
	IN_BARE		/* in a value without quotes */
};

enum html_url { URL_NOT, URL_START, URL_LATER };

struct html_state {
	enum html_where	 where;
	enum html_url	 url;		/* in a value: of an address? */
	char		 tag[24];	/* name of the tag we are in */
	char		 attr[32];	/* name of the attribute we are in */
	char		 only[24];	/* <script>, <title>: only text until it closes */
	char		 seen[12];	/* start of an address, or "--" of a comment */
	bool		 pre;		/* white space counts */
	bool		 nl;		/* the output so far ends in a newline */
};

enum html_hole { HOLE_TEXT, HOLE_ATTR, HOLE_URL, HOLE_URL_PART, HOLE_REFUSED };

/* One byte further. NULL, or the sentence that says why it is refused. */
const char *html_step(struct html_state *s, char c);

/* A directive stands here: names end. NULL, or why no directive may. */
const char *html_pause(struct html_state *s);

/* What a hole would be here; HOLE_REFUSED sets *why. Moves past the hole. */
enum html_hole html_hole(struct html_state *s, const char **why);

/* Where two branches meet: one state for both. False: they do not meet. */
bool html_join(struct html_state *a, const struct html_state *b);

/* Whether white space here is the layout of the template, not of the page. */
bool html_layout(const struct html_state *s);

#endif
