/* brief.h - letters to the people of a dossier: that data about them are kept (Wmo 2015,
 * art. 5.3.1), an invitation, that the work is done.
 *
 * A letter about somebody of sixteen or older goes to himself, about a child to who has
 * authority over it, from twelve years on to either. A secret address blocks it
 * (persoon_post.h): then it is handed over, and no address is on it. Nothing in it tells
 * who reported. What stands on the paper is sealed with the key of the dossier.
 *
 * No function here checks who may see the dossier: zicht_op_dossier first. */
#ifndef DOMAIN_BRIEF_BRIEF_H
#define DOMAIN_BRIEF_BRIEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/werk.h"

struct seal_key;

#define BRIEF_POST	"post"
#define BRIEF_UITREIKEN	"uitreiken"

#define GEB_BRIEF_GEMAAKT	"brief_gemaakt"
#define GEB_BRIEF_UITGEREIKT	"brief_uitgereikt"

/* Somebody that a letter can go to. */
struct brief_aan {
	int64_t		 persoon;	/* the number he is read under */
	const char	*naam;
	bool		 zelf;		/* it is about him */
	const char	*belet;		/* why he gets no letter at all, in Dutch; NULL: may */
	const char	*post;		/* why not by post, in Dutch; NULL: may */
	const char	*adres;		/* lines of the envelope below the name; NULL with post */
};

/* About whom. */
struct brief_over {
	int64_t		 persoon;	/* the number he is read under */
	const char	*naam;
	const char	*belet;		/* why there is no letter about him; NULL: there may be */
	const char	*uitleg;	/* who gets it, when that is not himself alone; or NULL */
	struct brief_aan *aan;		size_t n;
};

/* kind_rol: his role says he is a child, for when his age is not known. ERR_NOT_FOUND: no
 * such person. Who w->wie may not know of is not in it. */
MUST_CHECK enum err_code brief_ontvangers(struct werk *, int64_t persoon, bool kind_rol,
    struct brief_over *out, struct err *);

/* A text to begin with: the paragraphs of the region (code list brieftekst) for this kind.
 * "" when the region has none. */
MUST_CHECK enum err_code brief_voorstel(struct werk *, const char *soort,
    const struct brief_over *, const struct brief_aan *, const char **out, struct err *);

/* Does the text tell who reported, who was asked, or where somebody with a secret address
 * is? ERR_INVALID, field "tekst". Where the
 * dossier holds a name that w->wie may not see, only ordinary words and those of the
 * proposal are let through (terugkoppeling.h). */
MUST_CHECK enum err_code brief_keur_tekst(struct werk *, const struct seal_key *,
    int64_t dossier, const char *voorstel, const char *tekst, struct err *);

struct brief_invoer {
	int64_t		 dossier;
	const char	*soort, *wijze;	/* code lists briefsoort, briefwijze */
	const char	*tekst;
	const char	*reden;		/* why by post all the same; NULL: none */
	bool		 met_reden;	/* ways of safe contact were written down: ask why */
};

/* Makes it: what is by post is sent today, and stops the clocks that wait until he is told
 * when the kind of letter does that (extra informeert=ja). Adds to the timeline. ERR_INVALID
 * (field aan, soort, wijze, reden, tekst) when it may not be; nothing is written then. */
MUST_CHECK enum err_code brief_maak(struct werk *, const struct seal_key *,
    const struct brief_invoer *, const struct brief_over *, const struct brief_aan *,
    int64_t *id_out, struct err *);

struct brief {
	int64_t		 id, dossier, persoon, aan, op;
	int64_t		 uitgereikt_op;		/* DB_NULL: not, or by post */
	const char	*soort, *wijze, *naam, *tekst;
	const char	*adres, *reden;		/* or NULL */
	const char	*door, *uitgereikt_door; /* or NULL */
};

/* The dossier of a letter. ERR_NOT_FOUND. */
MUST_CHECK enum err_code brief_dossier(struct werk *, int64_t brief, int64_t *out,
    struct err *);
MUST_CHECK enum err_code brief_lees(struct werk *, const struct seal_key *, int64_t brief,
    struct brief *out, struct err *);

#define BRIEVEN_MAX 200
/* Newest first, at most BRIEVEN_MAX, without address, text and reason. */
MUST_CHECK enum err_code brieven_lees(struct werk *, const struct seal_key *,
    int64_t dossier, struct brief **out, size_t *n_out, struct err *);

/* It was given into his hands, at that moment (0: now): stops the same clocks. ERR_INVALID
 * (field op): before it was made, or not yet. ERR_CONFLICT, Dutch: by post, or done before. */
MUST_CHECK enum err_code brief_reik_uit(struct werk *, const struct brief *, int64_t op,
    struct err *);

#endif
