/* werk.h - answers of the acts about the work list, dossiers and tasks of one's own. */
#ifndef ACTS_WERK_H
#define ACTS_WERK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/contact/contact.h"
#include "domain/taak/taak.h"
#include "domain/termijn/termijn.h"

/* The ready-made selections of the work list. Each count opens its list. */
enum werk_bak {
	BAK_ALLES, BAK_VOORBIJ, BAK_VANDAAG, BAK_POLITIE, BAK_NIEMAND,
	BAK_TERUGKOPPELING, BAK_MIJ, BAK_COUNT
};
const char *werk_bak_code(enum werk_bak);	/* "voorbij", as in ?bak= */

/* The counts beside the menu, of the lists of whoever is logged in. */
enum werk_menu { MENU_WERK, MENU_DOSSIERS, MENU_TAKEN, MENU_COUNT };

#define WERK_TEL_MAX 500	/* counts stop here: "500+" */

struct werk_regel {
	int64_t		 melding, dossier;
	const char	*kenmerk, *huishouden, *gemeente;	/* gemeente: name, or "" */
	const char	*letter;		/* NULL: still to be weighed */
	int64_t		 punten, kinderen, volgnr, ontvangen_op;
	const char	*bron, *hoedanigheid;	/* names */
	const char	*vorm;			/* name of the first form of violence */
	const char	*stap, *soort;		/* codes */
	bool		 crisis, op_lijst;
	int64_t		 behandelaar;		/* DB_NULL: nobody */
	const char	*behandelaar_naam;
	const struct norm *norm;		/* of the first term; NULL: none runs */
	int64_t		 verloopt_op, start_op;
	struct termijn_stand klok;
};

struct werk_filter {
	int64_t		 id;
	const char	*naam, *vraag;
};

struct uit_werkvoorraad {
	struct werk_regel *v;
	size_t		 n;
	const char	*volgende;		/* for ?na=; NULL: this was the last page */
	int64_t		 tellingen[BAK_COUNT];
	enum werk_bak	 bak;
	struct werk_filter *filters;		/* one's own */
	size_t		 nfilters;
	struct contact_kort *gesprekken;	/* not finished; who may hold them */
	size_t		 ngesprekken;
};

struct uit_mijn_dossier {
	int64_t		 id, meldingen, verloopt_op;
	const char	*kenmerk, *naam, *gemeente, *veiligheid, *letter;
	int64_t		 punten;
};
struct uit_mijn_dossiers {
	struct uit_mijn_dossier	*v;
	size_t			 n;
};

struct uit_mijn_taken {
	struct taak	*v;
	size_t		 n;
};

struct uit_termijnen_lezen {
	struct termijn	*v;
	size_t		 n;
	/* Only of one dossier: its number, and per clock whom it is about and who
	 * has it; NULL: nobody. */
	const char	*kenmerk;
	const char	**personen, **eigenaren;
};

#endif
