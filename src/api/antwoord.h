/* antwoord.h - what acts answer, described once: written as JSON, and shown in
 * the description of the API. */
#ifndef API_ANTWOORD_H
#define API_ANTWOORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "json/json.h"

enum antwoord_soort {
	ANTW_TEKST,		/* const char *; NULL is left out */
	ANTW_LETTERS,		/* char[] in the struct */
	ANTW_ID,		/* int64_t; 0 and DB_NULL are left out */
	ANTW_GETAL,		/* int64_t; DB_NULL is left out */
	ANTW_VLAG,		/* bool */
	ANTW_MOMENT,		/* int64_t, UTC; 0 and DB_NULL are left out */
	ANTW_RIJ,		/* pointer to structs, and how many */
	ANTW_TEKSTEN,		/* pointer to const char *, and how many */
	ANTW_EIGEN		/* written by a function */
};

struct antwoord;

struct antwoord_veld {
	const char	*naam;		/* in JSON; NULL ends the table */
	const char	*uitleg;	/* Dutch */
	enum antwoord_soort soort;
	size_t		 offset;
	size_t		 aantal;	/* ANTW_RIJ, ANTW_TEKSTEN: offset of the size_t */
	const struct antwoord *deel;	/* ANTW_RIJ, ANTW_EIGEN: its shape */
};

struct antwoord {
	const char	*naam;		/* of the schema: "Kwartaalcijfers" */
	size_t		 grootte;	/* of the struct */
	const struct antwoord_veld *velden;
	/* Instead of the fields: writes the whole value. */
	void		(*schrijf)(struct json_writer *, struct arena *,
			    const void *);
};

/* Writes *van, a struct of that answer, as one JSON object; NULL texts and DB_NULL are
 * left out. What did not fit shows in the buffer of the writer. */
void antwoord_schrijf(struct json_writer *, struct arena *,
    const struct antwoord *, const void *van);

/* The answers that api.def names. */
#define ANTWOORD(naam) extern const struct antwoord antwoord_##naam;
#include "api/antwoorden.def"
#undef ANTWOORD

/* Every answer and every part of one, for the description; ends with NULL. */
extern const struct antwoord *const antwoorden[];

#endif
