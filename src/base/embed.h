/* embed.h - a file that became part of the program; written by tools/embed. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

/* Arrays of these end with an entry whose name is NULL. The byte after the
 * data is NUL, so that text can be used as a string. */
struct embedded {
	const char		*name;	/* base name of the file */
	const unsigned char	*data;
	size_t			 size;
};

/* src/db/migrations/, in the order of their names */
extern const struct embedded migration_files[];

/* kalender.tsv and norm.tsv of regio/kennemerland */
extern const struct embedded regel_files[];

#endif
