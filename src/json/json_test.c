#include "json/json.h"

#include "hulp/test_arena.h"

static const struct pair *pairs;
static size_t npairs;

static enum err_code
read_text(struct arena *a, const char *s)
{
	struct err err;

	npairs = 99;
	return json_flatten(a, s, strlen(s), 100000, &pairs, &npairs, &err);
}

static void
is_pair(size_t i, const char *name, const char *value)
{
	assert_true(i < npairs);
	assert_string_equal(pairs[i].name, name);
	assert_string_equal(pairs[i].value, value);
}

static void
commas_come_by_themselves(void **state)
{
	struct buf b = BUF_INIT(1000);
	struct json_writer j = JSON_WRITER(&b);

	(void)state;
	json_open_object(&j);
	json_field_string(&j, "naam", "Vos");
	json_field_string(&j, "weg", NULL);
	json_put_key(&j, "lijst");
	json_open_array(&j);
	json_put_i64(&j, INT64_MIN);
	json_put_bool(&j, true);
	json_open_object(&j);
	json_close_object(&j);
	json_put_string(&j, NULL);
	json_close_array(&j);
	json_field_bool(&j, "af", false);
	json_field_i64(&j, "n", 3);
	json_field_id(&j, "id", INT64_C(9223372036854775807));
	json_field_id(&j, "geen", 0);
	assert_false(json_written(&j));
	json_close_object(&j);
	assert_true(json_written(&j));
	assert_string_equal(buf_str(&b), "{\"naam\":\"Vos\",\"lijst\":"
	    "[-9223372036854775808,true,{},null],\"af\":false,\"n\":3,"
	    "\"id\":\"9223372036854775807\"}");
	buf_free(&b);
}

static void
text_is_safe_in_json_and_in_a_page(void **state)
{
	struct buf b = BUF_INIT(1000);
	struct json_writer j = JSON_WRITER(&b);

	(void)state;
	json_put_string(&j, "\"\\\n\t\r\x01</script>&é\xE2\x82\xAC\xE2\x80\xA8\xE2\x80\xA9\x7F");
	assert_true(json_written(&j));
	assert_string_equal(buf_str(&b), "\"\\\"\\\\\\n\\t\\u000d\\u0001\\u003c/script\\u003e"
	    "\\u0026é\xE2\x82\xAC\\u2028\\u2029\\u007f\"");
	buf_free(&b);
}

/* Each mistake fails the buffer, so that half a message is never sent. */
static void
a_mistake_in_the_order_of_calls_fails(void **state)
{
	(void)state;
	for (int mistake = 0; mistake < 7; mistake++) {
		struct buf b = BUF_INIT(1000);
		struct json_writer j = JSON_WRITER(&b);

		if (mistake < 5)
			json_open_object(&j);
		switch (mistake) {
		case 0:
			json_put_i64(&j, 1);	/* without a key */
			break;
		case 1:
			json_close_array(&j);
			break;
		case 2:
			json_put_key(&j, "a");
			json_put_key(&j, "b");
			break;
		case 3:
			json_put_key(&j, "a");
			json_close_object(&j);
			break;
		case 4:
			json_close_object(&j);
			json_close_object(&j);
			break;
		case 5:
			json_put_null(&j);
			json_put_null(&j);
			break;
		case 6:
			json_put_key(&j, "a");
			break;
		}
		assert_true(buf_failed(&b));
		assert_false(json_written(&j));
		buf_free(&b);
	}
}

static void
writing_too_deep_fails(void **state)
{
	struct buf b = BUF_INIT(1000);
	struct json_writer j = JSON_WRITER(&b);

	(void)state;
	for (int i = 0; i < JSON_WRITE_DEPTH; i++)
		json_open_array(&j);
	assert_false(buf_failed(&b));
	json_open_array(&j);
	assert_true(buf_failed(&b));
	buf_free(&b);
}

static void
objects_become_paths(void **state)
{
	assert_int_equal(read_text(*state, "{\"spoed\": true, \"leeg\": null, \"n\": -12,"
	    "\"m\": 1.5, \"personen\": [{\"achternaam\": \"Vos\", \"af\": false}, "
	    "{\"achternaam\": \"Çelik\"}], \"niets\": {}, \"z\": []}"), ERR_OK);
	assert_int_equal(npairs, 6);
	is_pair(0, "spoed", "1");
	is_pair(1, "n", "-12");
	is_pair(2, "m", "1.5");
	is_pair(3, "personen.0.achternaam", "Vos");
	is_pair(4, "personen.0.af", "0");
	is_pair(5, "personen.1.achternaam", "Çelik");
}

static void
what_is_written_is_read_back(void **state)
{
	const char *text = "\"\\/\n\t<&> é \xF0\x9F\x91\xA9 \xE2\x80\xA8 \xD9\x85";
	struct buf b = BUF_INIT(1000);
	struct json_writer j = JSON_WRITER(&b);

	json_open_object(&j);
	json_field_string(&j, "a", text);
	json_close_object(&j);
	assert_int_equal(read_text(*state, buf_str(&b)), ERR_OK);
	is_pair(0, "a", text);
	buf_free(&b);
}

static void
what_is_not_one_clean_object_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "{", "[]", "\"a\"", "1", "null", "{\"a\":1,}", "{\"a\":1}{}", "{a:1}",
		"{\"a\":1,\"a\":2}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\\u001b\"}",
		"{\"a\":\"\xFF\"}", "{\"a\":\"\\ud800\"}", "{\"a.b\":1}", "{\"\":1}",
		"{\"a\\u0001\":1}", "{\"a\":\"\x01\"}", "{\"a\":NaN}", "{\"a\":1e999}",
		"{\"a\":99999999999999999999}", "{\"a\":}", "\"", "{\"a\":\"\\", NULL
	};

	for (const char *const *s = bad; *s != NULL; s++) {
		assert_int_equal(read_text(*state, *s), ERR_INVALID);
		assert_int_equal(npairs, 99);
	}
}

static void
nothing_of_the_text_ends_up_in_the_error(void **state)
{
	struct err err = { 0 };
	const char *s = "{\"bsn\": 123456782x}";

	assert_int_equal(json_flatten(*state, s, strlen(s), 1000, &pairs, &npairs, &err),
	    ERR_INVALID);
	assert_null(strstr(err.detail, "123"));
}

static void
depth_has_a_limit(void **state)
{
	assert_int_equal(read_text(*state, "{\"a\":[[[[[[[1]]]]]]]}"), ERR_OK);
	is_pair(0, "a.0.0.0.0.0.0.0", "1");
	assert_int_equal(read_text(*state, "{\"a\":[[[[[[[[1]]]]]]]]}"), ERR_LIMIT);
	assert_int_equal(read_text(*state, "{\"a\":\"[[[[[[[[[[[[[[\\\"[[\"}"), ERR_OK);
}

static void
size_has_a_limit(void **state)
{
	struct err err;
	const char *s = "{\"a\":1} ";

	assert_int_equal(json_flatten(*state, s, 7, 7, &pairs, &npairs, &err), ERR_OK);
	assert_int_equal(json_flatten(*state, s, 8, 7, &pairs, &npairs, &err), ERR_LIMIT);
}

/* A list of n numbers, with the marks that makes: "{", "[" and n - 1 commas. */
static enum err_code
read_list(struct arena *a, size_t n)
{
	struct buf b = BUF_INIT(100000);
	enum err_code rc;

	arena_reset(a);
	buf_puts(&b, "{\"a\":[1");
	for (size_t i = 1; i < n; i++)
		buf_puts(&b, ",1");
	buf_puts(&b, "]}");
	rc = read_text(a, buf_str(&b));
	buf_free(&b);
	return rc;
}

static void
the_number_of_values_has_a_limit(void **state)
{
	assert_int_equal(read_list(*state, JSON_READ_MAX - 1), ERR_OK);
	assert_int_equal(npairs, JSON_READ_MAX - 1);
	is_pair(npairs - 1, "a.1998", "1");
	assert_int_equal(read_list(*state, JSON_READ_MAX), ERR_LIMIT);
}

static void
a_path_has_a_limit(void **state)
{
	char s[JSON_NAME_MAX + 8] = "{\"";

	memset(s + 2, 'k', JSON_NAME_MAX - 1);
	memcpy(s + 2 + JSON_NAME_MAX - 1, "\":1}", 5);
	assert_int_equal(read_text(*state, s), ERR_OK);
	memset(s + 2, 'k', JSON_NAME_MAX);
	memcpy(s + 2 + JSON_NAME_MAX, "\":1}", 5);
	assert_int_equal(read_text(*state, s), ERR_LIMIT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_come_by_themselves),
		cmocka_unit_test(text_is_safe_in_json_and_in_a_page),
		cmocka_unit_test(a_mistake_in_the_order_of_calls_fails),
		cmocka_unit_test(writing_too_deep_fails),
		cmocka_unit_test(objects_become_paths),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(what_is_not_one_clean_object_is_refused),
		cmocka_unit_test(nothing_of_the_text_ends_up_in_the_error),
		cmocka_unit_test(depth_has_a_limit),
		cmocka_unit_test(size_has_a_limit),
		cmocka_unit_test(the_number_of_values_has_a_limit),
		cmocka_unit_test(a_path_has_a_limit),
	};

	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
