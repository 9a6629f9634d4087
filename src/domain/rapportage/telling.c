#include "domain/rapportage/telling.h"

#include "base/date.h"

struct kwartaal
kwartaal_van(int64_t t)
{
	struct civil c = civil_from_time(t);

	return (struct kwartaal){ c.year, (c.month - 1) / 3 + 1 };
}

struct kwartaal
kwartaal_plus(struct kwartaal k, int n)
{
	int i = k.jaar * 4 + k.nr - 1 + n;

	return (struct kwartaal){ i / 4, i % 4 + 1 };
}

int32_t
kwartaal_dag(struct kwartaal k)
{
	return date_from_ymd(k.jaar, 3 * k.nr - 2, 1);
}

int64_t
kwartaal_begin(struct kwartaal k)
{
	return time_at(kwartaal_dag(k), 0, 0);
}

/* ---- hiding -------------------------------------------------------------------- */

struct getal
getal_totaal(int64_t n)
{
	if (n < CIJFER_KLEINST)
		return (struct getal){ .n = CIJFER_VERBORGEN, .klein = true };
	return (struct getal){ .n = n };
}

/* Whoever knows the total knows the sum of what is hidden. Is that too much? One
 * cell is then known; a sum under 5 is small itself; and of small cells only,
 * a sum as high as can be says that each is 4. */
static bool
verraden(size_t hidden, size_t along, int64_t sum)
{
	if (hidden == 0)
		return false;
	return hidden == 1 || sum < CIJFER_KLEINST || (along == 0 &&
	    sum == (int64_t)hidden * (CIJFER_KLEINST - 1));
}

void
getallen_verberg(const int64_t *in, size_t n, struct getal *out)
{
	size_t hidden = 0, along = 0;
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		out[i] = getal_totaal(in[i]);
		if (out[i].n == CIJFER_VERBORGEN) {
			hidden++;
			sum += in[i];
		}
	}
	while (verraden(hidden, along, sum)) {
		size_t least = n;

		for (size_t i = 0; i < n; i++)
			if (out[i].n != CIJFER_VERBORGEN &&
			    (least == n || in[i] < in[least]))
				least = i;
		if (least == n)
			return;
		out[least] = (struct getal){ .n = CIJFER_VERBORGEN };
		sum += in[least];
		hidden++;
		along++;
	}
}

/* ---- comparing ------------------------------------------------------------------- */

/* Rounded to the nearest, halves away from zero. */
static int64_t
deel(int64_t a, int64_t b)
{
	return a < 0 ? -((-2 * a + b) / (2 * b)) : (2 * a + b) / (2 * b);
}

struct afwijking
afwijking_van(struct getal nu, struct getal toen, bool loopt)
{
	if (loopt || nu.n == CIJFER_VERBORGEN || toen.n == CIJFER_VERBORGEN ||
	    toen.n < CIJFER_PROCENT)
		return (struct afwijking){ CIJFER_GEEN };
	return (struct afwijking){ deel((nu.n - toen.n) * 1000, toen.n) };
}

/* Seconds in the unit of a norm; days where there is no norm. */
static int64_t
eenheid_seconden(const struct norm *norm)
{
	return norm != NULL && norm->eenheid == EENHEID_UREN ? 3600 : 86400;
}

struct normtijd_getal
normtijd_toon(const struct klokken *k, struct getal aantal,
    const struct norm *norm)
{
	struct normtijd_getal out = { .aantal = aantal,
	    .gemiddeld = CIJFER_GEEN, .binnen = CIJFER_GEEN };
	int64_t all = k->klaar + k->over;

	if (aantal.n == CIJFER_VERBORGEN)
		return out;
	if (norm != NULL && norm->eenheid == EENHEID_WERKDAGEN)
		out.gemiddeld = deel(10 * k->werkdagen, k->klaar);
	else
		out.gemiddeld = deel(10 * k->seconden,
		    k->klaar * eenheid_seconden(norm));
	if (all >= CIJFER_PROCENT)
		out.binnen = deel(100 * k->binnen, all);
	return out;
}
