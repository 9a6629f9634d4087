#include "exchange/brp/brp_lijn.h"

#include <curl/curl.h>
#include <string.h>

#include "base/buf.h"
#include "json/json.h"

#define ANTWOORD_MAX ((size_t)1 << 20)
#define CONNECT_S 5L
#define TOTAL_S 20L

/* Secrecy comes by itself; who names it here is refused (400), as for inOnderzoek,
 * opschortingBijhouding, rni and verificatie. */
static const char *const velden[] = { "burgerservicenummer", "naam", "geboorte", "geslacht",
    "overlijden", "verblijfplaats", "gezag" };

static size_t
ontvang(char *p, size_t size, size_t n, void *arg)
{
	struct buf *b = arg;

	buf_put(b, p, size * n);
	return buf_failed(b) ? 0 : size * n;
}

static bool
vraag_json(struct buf *b, const char *bsn)
{
	struct json_writer j = JSON_WRITER(b);

	json_open_object(&j);
	json_field_string(&j, "type", "RaadpleegMetBurgerservicenummer");
	json_put_key(&j, "fields");
	json_open_array(&j);
	for (size_t i = 0; i < sizeof(velden) / sizeof(velden[0]); i++)
		json_put_string(&j, velden[i]);
	json_close_array(&j);
	json_put_key(&j, "burgerservicenummer");
	json_open_array(&j);
	json_put_string(&j, bsn);
	json_close_array(&j);
	json_close_object(&j);
	return json_written(&j);
}

static struct curl_slist *
koppen(const struct brp_lijn *l, struct arena *a)
{
	struct curl_slist *k = curl_slist_append(NULL,
	    "Content-Type: application/json; charset=utf-8");
	const char *s = l->sleutel == NULL ? NULL : arena_printf(a, "X-API-KEY: %s",
	    l->sleutel);

	k = curl_slist_append(k, "Accept: application/json; charset=utf-8");
	return s == NULL ? k : curl_slist_append(k, s);
}

static enum err_code
stuur(const struct brp_lijn *l, struct arena *a, const struct buf *vraag, struct buf *uit,
    long *code, struct err *err)
{
	const char *url = arena_printf(a, "%s/personen", l->url);
	struct curl_slist *k = koppen(l, a);
	CURL *h = curl_easy_init();
	CURLcode rc;

	if (h == NULL || url == NULL || k == NULL) {
		curl_easy_cleanup(h);
		curl_slist_free_all(k);
		return FAIL(err, ERR_BUSY, "no memory");
	}
	(void)curl_easy_setopt(h, CURLOPT_URL, url);
	(void)curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
	(void)curl_easy_setopt(h, CURLOPT_PROXY, "");
	(void)curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
	(void)curl_easy_setopt(h, CURLOPT_HTTPHEADER, k);
	(void)curl_easy_setopt(h, CURLOPT_POSTFIELDS, buf_str(vraag));
	(void)curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, ontvang);
	(void)curl_easy_setopt(h, CURLOPT_WRITEDATA, uit);
	(void)curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
	(void)curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
	(void)curl_easy_setopt(h, CURLOPT_TIMEOUT, TOTAL_S);
	(void)curl_easy_setopt(h, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (l->ca != NULL)
		(void)curl_easy_setopt(h, CURLOPT_CAINFO, l->ca);
	rc = curl_easy_perform(h);
	(void)curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, code);
	curl_easy_cleanup(h);
	curl_slist_free_all(k);
	if (rc != CURLE_OK) {
		(void)FAIL(err, ERR_BUSY, "brp: %s", curl_easy_strerror(rc));
		err->text = "De BRP is nu niet te bereiken. Er is niets gewijzigd.";
		return ERR_BUSY;
	}
	return ERR_OK;
}

enum err_code
brp_lijn_vraag(void *lijn, struct arena *a, const char *bsn, struct brp_persoon *out,
    struct err *err)
{
	BUF_AUTO vraag = BUF_INIT(4096);
	BUF_AUTO uit = BUF_INIT(ANTWOORD_MAX);
	const struct pair *v;
	size_t n;
	long code = 0;

	if (!vraag_json(&vraag, bsn))
		return FAIL(err, ERR_LIMIT, "question too long");
	TRY(stuur(lijn, a, &vraag, &uit, &code, err));
	if (code != 200) {
		(void)FAIL(err, ERR_BUSY, "brp: status %ld", code);
		err->text = "De BRP weigert deze vraag. Er is niets gewijzigd. De beheerder "
		    "kan in het logboek zien waarom.";
		return ERR_BUSY;
	}
	if (json_flatten(a, buf_str(&uit), uit.n, ANTWOORD_MAX, &v, &n, err) != ERR_OK)
		return FAIL(err, ERR_BUSY, "brp: not an answer");
	return brp_lees(a, v, n, out, err);
}
