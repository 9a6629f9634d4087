/* bericht.h - answers of the acts about messages and the persons in them. */
#ifndef ACTS_BERICHT_H
#define ACTS_BERICHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What became of a message. A refusal is an answer too: it was taken in. */
struct uit_bericht_innemen {
	int64_t		 bericht;
	int64_t		 melding, dossier;	/* 0: none */
	const char	*stand;		/* verwerkt, dubbel, afgewezen */
	const char	*kenmerk;	/* of the dossier, or NULL */
	const char	*reden;		/* "" when verwerkt; never personal data */
	const char	*foutcode;	/* StUF016, or NULL */
	int64_t		 grootte;	/* bytes that are kept, sealed */
	bool		 herhaald;	/* this offering was taken in before */
};

struct uit_bericht {
	int64_t		 id, ontvangen_op, grootte;
	int64_t		 melding, dossier;	/* 0: none */
	const char	*soort, *zender, *referentie, *stand, *reden;
	const char	*foutcode, *kenmerk, *identificatie;	/* or NULL */
};

#define BERICHTEN_BLAD 50

struct uit_berichten_lezen {
	struct uit_bericht	*v;		/* newest first */
	size_t			 n;
	bool			 meer;
	int64_t			 verwerkt, afgewezen, dubbel, afgehandeld; /* how many */
};

struct uit_bericht_zien {
	struct uit_bericht	 b;
	const char		*hash;		/* SHA-256 of the bytes, in hex */
	const char		*afhandeling;	/* or NULL */
	const char		*afgehandeld_naam;	/* or NULL */
	int64_t			 afgehandeld_op;	/* DB_NULL */
	int64_t			 voorstellen;	/* to be judged still */
};

struct uit_bericht_openen {
	struct uit_bericht	 b;
	const char		*tekst;		/* the bytes as text */
	bool			 omgezet;	/* not UTF-8: read byte by byte */
	bool			 begin;		/* only the first BERICHT_TOON_MAX bytes */
};
#define BERICHT_TOON_MAX ((size_t)1 << 20)

struct uit_bericht_origineel {
	struct uit_bericht	 b;
	struct blob		 ruw;		/* byte for byte as it came */
};

/* Room to open the largest message that is kept: sealed, opened and as text. */
#define BERICHT_ARENA ((size_t)80 << 20)

struct uit_voorstel_persoon {
	int64_t		 id;
	const char	*naam, *geboren, *adres;	/* as text; "" when not known */
	int64_t		 dossier;	/* where known from, last; 0: not to be seen */
	const char	*kenmerk;	/* of that dossier, or NULL */
};

struct uit_voorstel {
	int64_t		 id, score;
	struct uit_voorstel_persoon nieuw;	/* as the message has it */
	struct uit_voorstel_persoon bekend;	/* who it may be */
	const char	*redenen;
	const char	*stand;			/* open, zelfde, ander */
	const char	*door;			/* or NULL */
	int64_t		 op;			/* DB_NULL */
};

struct uit_voorstellen_lezen {
	struct uit_voorstel	*v;
	size_t			 n;
	int64_t			 dossier;
};

#endif
