/* velden.h - which column of a list is which fact. A line each:
 *
 *	KOLOM <tab> FEIT
 *
 * Also accepted between the two: =, ; or , and spaces (the last word is the fact).
 * A column may stand between quotes. '#' begins a comment; empty lines do not count.
 * Facts are the words of velden_woorden; "vrij:WORD" is any other fact, compared as
 * text; "negeer" leaves a column out, as does not naming it. Two columns that are
 * the same fact are read as one text, in the order of this file. */
#ifndef DOMAIN_KOPPELING_VELDEN_H
#define DOMAIN_KOPPELING_VELDEN_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/koppeling/feit.h"
#include "domain/koppeling/rij.h"

#define VELDEN_MAX 60

struct veld_woord {
	const char	*woord;		/* "achternaam" */
	const char	*uitleg;	/* Dutch, for --help */
	int		 plaats;	/* in struct koppel_invoer; VELD_ID, VELD_NIET */
};
#define VELD_ID		(-1)
#define VELD_NIET	(-2)

extern const struct veld_woord velden_woorden[];	/* ends with woord NULL */

struct veld {
	const char	*kolom;
	int		 plaats;
	unsigned	 regel;
};

struct velden {
	struct veld	v[VELDEN_MAX];
	unsigned	n;
	const char	*vrij[VRIJE_FEITEN];	/* the words behind "vrij:" */
	unsigned	nvrij;
};

/* ERR_INVALID: *regel is the line (0: the file), err->text what is wrong and
 * *woord the word at fault, or NULL. */
MUST_CHECK enum err_code velden_lees(struct arena *, struct blob tekst, struct velden *out,
    unsigned *regel, const char **woord, struct err *err);

/* The cell of a person that a fact is for. plaats >= 0. */
const char **velden_cel(struct koppel_invoer *, int plaats);

#endif
