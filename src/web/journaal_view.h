/* journaal_view.h - the journal as the template shows it. */
#ifndef WEB_JOURNAAL_VIEW_H
#define WEB_JOURNAAL_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/view.h"

struct jn_ding {
	const char	*soort, *naam, *url;	/* url NULL: no list of its own */
};

struct jn_regel {
	int64_t		 volgnr;
	const char	*iso, *tijd, *wie, *rol, *wie_url, *handeling, *uitkomst;
	const char	*herkomst, *grond, *detail;
	bool		 geweigerd;
	struct jn_ding	 ding[4];
	size_t		 ndingen, meer;
};

struct jn_persoon {
	const char	*naam, *geboren, *url;
	bool		 hier;
};

struct jn_view {
	const char	*sub;		/* about whom or what */
	const char	*kenmerk, *kenmerk_fout;
	const struct optie *collegas;
	size_t		 ncollegas;
	struct jn_persoon *persoon;
	size_t		 npersonen;
	bool		 kies;		/* something was chosen */
	const char	*alles_url;	/* the whole dossier, when a person is chosen; NULL */
	struct jn_regel	*regel;
	size_t		 n;
	const char	*ouder;		/* address of the next page; NULL */
	const char	*gemaakt;	/* for paper: when */
};

#endif
