/* sturing.h - answers of the acts about steering and supervision. */
#ifndef ACTS_STURING_H
#define ACTS_STURING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/rapportage/rapportage.h"

struct uit_kwartaal {
	struct rapport	*rapport;
};

/* One report behind a figure: no names; its dossier is for who may open it. */
struct uit_cijfer_zaak {
	int64_t		 melding, dossier, ontvangen_op, volgnr;
	const char	*kenmerk, *gemeente, *stand;
	bool		 crisis;
};

struct uit_cijfer_lijst {
	const struct cijfer *cijfer;
	struct kwartaal	 kwartaal;
	struct uit_cijfer_zaak *v;
	size_t		 n;
	int64_t		 volgende;	/* na of the next page; 0: this was the last */
};

/* What an act touched. */
struct uit_journaal_object {
	const char	*soort;		/* "dossier", "persoon" ... */
	const char	*naam;		/* kenmerk, colleague, person asked for; NULL */
	int64_t		 id;
};

#define UIT_JOURNAAL_OBJECTEN 4		/* of one row; meer says how many more */

struct uit_journaal_regel {
	int64_t		 volgnr, tijd;
	int64_t		 medewerker;	/* DB_NULL: nobody was known */
	const char	*wie, *rol;	/* as people read them; "" when not known */
	const char	*handeling, *titel;	/* code and Dutch title of the act */
	const char	*uitkomst;	/* "ok", or why not (err_name) */
	const char	*herkomst, *grond, *detail;
	char		 actie;		/* NEN 7513 */
	struct uit_journaal_object object[UIT_JOURNAAL_OBJECTEN];
	size_t		 nobjecten, meer;
};

struct uit_journaal_persoon {
	int64_t		 id;
	const char	*naam, *geboren;	/* geboren: JJJJMMDD */
};

struct uit_journaal_lezen {
	struct uit_journaal_regel *v;
	size_t		 n;
	int64_t		 volgende;	/* voor of the next page; 0: this was the last */
	const char	*medewerker;	/* name of the one asked for; NULL */
	int64_t		 dossier;	/* asked for, also by kenmerk; 0 */
	const char	*kenmerk;	/* of that dossier */
	struct uit_journaal_persoon *personen;	/* who stand in that dossier */
	size_t		 npersonen;
	const char	*persoon;	/* name of the person asked for; NULL */
};

#endif
