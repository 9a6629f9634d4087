/* kwartaal_grafiek.c - figures of the quarter as text and as places in SVG. */
#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "domain/rapportage/rapportage.h"
#include "web/kwartaal_view.h"

enum {
	LINKS = 5, STAP = 32,		/* of the points, in the 236 x 74 of a line */
	BOVEN = 8, ONDER = 52,
	NORM_X = 263, STAAF_MAX = 342,	/* where the norm is; the whole track */
	TOEN = KW_KWARTALEN - 5		/* the same quarter a year before */
};

const char *
kw_getal(struct arena *a, int64_t n)
{
	if (n == CIJFER_VERBORGEN)
		return "< 5";
	if (n >= 1000000)
		return str_or_empty(arena_printf(a, "%" PRId64 ".%03d.%03d",
		    n / 1000000, (int)(n / 1000 % 1000), (int)(n % 1000)));
	if (n >= 1000)
		return str_or_empty(arena_printf(a, "%" PRId64 ".%03d", n / 1000,
		    (int)(n % 1000)));
	return str_or_empty(arena_printf(a, "%" PRId64, n));
}

const char *
kw_promille(struct arena *a, int64_t p)
{
	int64_t size = p < 0 ? -p : p;

	return str_or_empty(arena_printf(a, "%s%" PRId64 ",%d %%", p < 0 ? "−" :
	    p > 0 ? "+" : "", size / 10, (int)(size % 10)));
}

const char *
kw_tienden(struct arena *a, int64_t t)
{
	if (t >= 100 || t % 10 == 0)
		return kw_getal(a, (t + 5) / 10);
	return str_or_empty(arena_printf(a, "%" PRId64 ",%d", t / 10, (int)(t % 10)));
}

int
kw_staaf(int64_t tienden, int64_t norm)
{
	int64_t length = norm <= 0 ? 0 : NORM_X * tienden / (10 * norm);

	return length > STAAF_MAX ? STAAF_MAX : length < 2 ? 2 : (int)length;
}

/* Values and band, in thousandths, between the top and bottom of the chart. */
struct schaal {
	int64_t	laag, hoog;
};

static struct schaal
schaal(const int64_t n[KW_KWARTALEN])
{
	struct schaal s = { INT64_MAX, INT64_MIN };

	for (int i = 0; i < KW_KWARTALEN; i++) {
		if (n[i] == CIJFER_VERBORGEN)
			continue;
		s.laag = n[i] * 1000 < s.laag ? n[i] * 1000 : s.laag;
		s.hoog = n[i] * 1000 > s.hoog ? n[i] * 1000 : s.hoog;
	}
	if (n[TOEN] != CIJFER_VERBORGEN) {
		s.laag = n[TOEN] * 950 < s.laag ? n[TOEN] * 950 : s.laag;
		s.hoog = n[TOEN] * 1050 > s.hoog ? n[TOEN] * 1050 : s.hoog;
	}
	return s;
}

static int
hoogte(struct schaal s, int64_t duizendsten)
{
	if (s.hoog <= s.laag)
		return (BOVEN + ONDER) / 2;
	return ONDER - (int)((duizendsten - s.laag) * (ONDER - BOVEN) /
	    (s.hoog - s.laag));
}

struct kw_lijn
kw_lijn(struct arena *a, const int64_t n[KW_KWARTALEN], bool uit, bool loopt)
{
	struct kw_lijn l = { .toen_x = LINKS + TOEN * STAP };
	struct schaal s = schaal(n);
	BUF_AUTO b = BUF_INIT(400);

	for (int i = 0; i < KW_KWARTALEN; i++) {
		bool last = i == KW_KWARTALEN - 1;
		int x = LINKS + i * STAP, y;

		if (n[i] == CIJFER_VERBORGEN)
			continue;
		y = hoogte(s, n[i] * 1000);
		/* A quarter that still runs has a dot, but no line to it. */
		if (!last || !loopt)
			buf_printf(&b, "%s%d,%d", l.nstippen > 0 ? " " : "", x, y);
		l.stip[l.nstippen++] = (struct kw_stip){ .x = x, .y = y,
		    .r = last ? 5 : i == TOEN ? 4 : 2,
		    .klasse = last ? (uit ? "stip uit" : "stip nu") :
		    i == TOEN ? "stip ref" : "stip" };
	}
	l.punten = str_or_empty(arena_strdup(a, buf_str(&b)));
	if (n[TOEN] != CIJFER_VERBORGEN) {
		l.band = true;
		l.band_y = hoogte(s, n[TOEN] * 1050);
		l.band_h = hoogte(s, n[TOEN] * 950) - l.band_y;
	}
	return l;
}

/* ---- months ---------------------------------------------------------------------- */

enum { M_LINKS = 36, M_STAP = 34, M_BOVEN = 16, M_ONDER = 196 };

static int
maand_y(int64_t tienden, int64_t laag, int64_t hoog)
{
	return M_ONDER - (int)((tienden - 10 * laag) * (M_ONDER - M_BOVEN) /
	    (10 * (hoog - laag)));
}

void
kw_maanden(struct arena *a, const int64_t gemiddeld[KW_MAANDEN], int64_t norm,
    struct kw_maanden *out)
{
	int64_t laag = norm, hoog = norm, stap;
	BUF_AUTO b = BUF_INIT(600);

	for (int i = 0; i < KW_MAANDEN; i++) {
		if (gemiddeld[i] == CIJFER_GEEN)
			continue;
		out->er = true;
		laag = gemiddeld[i] / 10 < laag ? gemiddeld[i] / 10 : laag;
		hoog = gemiddeld[i] / 10 > hoog ? gemiddeld[i] / 10 : hoog;
	}
	laag = laag > 0 ? laag - 1 : 0;
	stap = (hoog + 1 - laag + 5) / 6;
	hoog = laag + stap * ((hoog + 1 - laag + stap - 1) / stap);
	for (int64_t v = laag; v <= hoog && out->nraster < 8; v += stap) {
		out->raster[out->nraster].y = maand_y(10 * v, laag, hoog);
		out->raster[out->nraster++].waarde = (int)v;
	}
	out->norm_y = maand_y(10 * norm, laag, hoog);
	for (int i = 0; i < KW_MAANDEN; i++) {
		struct kw_maand *m = &out->maand[i];

		m->x = M_LINKS + i * M_STAP;
		m->nu = i >= KW_MAANDEN - 3;
		m->er = gemiddeld[i] != CIJFER_GEEN;
		m->waarde = m->er ? kw_tienden(a, gemiddeld[i]) : "te weinig";
		m->uit = m->er && norm > 0 && gemiddeld[i] > 10 * norm;
		m->y = m->er ? maand_y(gemiddeld[i], laag, hoog) : 0;
		if (m->er)
			buf_printf(&b, "%s%d,%d", b.n > 0 ? " " : "", m->x, m->y);
	}
	out->punten = str_or_empty(arena_strdup(a, buf_str(&b)));
}
