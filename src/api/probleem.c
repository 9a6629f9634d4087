/* probleem.c - what went wrong, as RFC 9457 says it, all of it at once. */
#include <string.h>

#include "api/api_intern.h"

void
api_kop(struct http_response *resp)
{
	http_set_header(resp, "API-Version", API_VERSIE);
}

static void
velden_schrijf(struct json_writer *j, struct arena *a, const struct act_ctx *c)
{
	json_put_key(j, "invalidParams");
	json_open_array(j);
	for (size_t i = 0; i < c->nfouten; i++) {
		json_open_object(j);
		json_field_string(j, "name", naam_camel(a, c->fouten[i].veld));
		json_field_string(j, "label", c->fouten[i].label);
		json_field_string(j, "reason", c->fouten[i].tekst);
		json_close_object(j);
	}
	json_close_array(j);
}

void
probleem(struct http_response *resp, struct arena *a, int status,
    const char *titel, const char *detail, const char *id,
    const struct act_ctx *c)
{
	struct json_writer j = JSON_WRITER(&resp->body);

	buf_clear(&resp->body);
	resp->status = status;
	resp->content_type = "application/problem+json";
	api_kop(resp);
	if (status == 401)
		http_set_header(resp, "WWW-Authenticate", "Bearer");
	json_open_object(&j);
	json_field_string(&j, "type", "about:blank");
	json_field_string(&j, "title", titel);
	json_field_i64(&j, "status", status);
	json_field_string(&j, "detail", detail);
	if (id != NULL && id[0] != '\0')
		json_field_string(&j, "instance", arena_printf(a,
		    "urn:samenloop:verzoek:%s", id));
	if (c != NULL && c->nfouten > 0)
		velden_schrijf(&j, a, c);
	json_close_object(&j);
}
