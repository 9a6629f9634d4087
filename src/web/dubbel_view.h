/* dubbel_view.h - persons who may be one. */
#ifndef WEB_DUBBEL_VIEW_H
#define WEB_DUBBEL_VIEW_H

#include "web/view.h"

struct dubbel_rij_view {
	const char	*pad, *namen, *bron, *wanneer;
};

struct dubbel_feit_view {
	const char	*naam, *een, *twee;
	bool		 verschil;
};

struct dubbel_view {
	const char	*csrf, *sleutel, *pad;
	const char	*naam_een, *naam_twee, *nr_een, *nr_twee;
	const struct dubbel_feit_view *feiten;	size_t n;
	const char	*stand, *uitleg;	/* what is so now, in words */
#define DUBBEL_WIE 3
	const char	*wie[DUBBEL_WIE];	/* who asked, decided, took apart, and why */
	size_t		 nwie;
	bool		 kiezen, keuren, samen;	/* which form */
	bool		 blijft_een, beschermd, zelf;
	const char	*reden, *reden_fout, *blijft_fout;
	const char	*getypt;
};

#endif
