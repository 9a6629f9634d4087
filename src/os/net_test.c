/* Network addresses as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "os/net.h"

static void
the_same(const char *a, const char *b, bool same)
{
	char x[NET_BLOK], y[NET_BLOK];

	assert_true(net_blok(a, x));
	assert_true(net_blok(b, y));
	if (same)
		assert_string_equal(x, y);
	else
		assert_string_not_equal(x, y);
}

static void
a_subscriber_is_one_ipv4_address_or_a_64_of_ipv6(void **state)
{
	(void)state;
	the_same("192.0.2.7", "192.0.2.8", false);
	the_same("192.0.2.7", "::ffff:192.0.2.7", true);
	the_same("2001:db8:1:2::1", "2001:DB8:1:2:ffff::9", true);
	the_same("2001:db8:1:2::1", "2001:db8:1:3::1", false);
	assert_false(net_blok("?", (char[NET_BLOK]){ "" }));
	assert_false(net_blok("192.0.2.7.1", (char[NET_BLOK]){ "" }));
	assert_false(net_blok(NULL, (char[NET_BLOK]){ "" }));
}

static void
an_address_is_found_in_a_list_however_it_is_written(void **state)
{
	(void)state;
	assert_true(net_in_lijst("10.0.0.1, ::1", "10.0.0.1"));
	assert_true(net_in_lijst("10.0.0.1, ::1", "0:0:0:0:0:0:0:1"));
	assert_true(net_in_lijst("10.0.0.1", "::ffff:10.0.0.1"));
	assert_false(net_in_lijst("10.0.0.1", "10.0.0.10"));
	assert_false(net_in_lijst("10.0.0.1", "?"));
	assert_false(net_in_lijst(NULL, "10.0.0.1"));
	assert_false(net_in_lijst("", "10.0.0.1"));
}

static void
a_list_with_anything_but_addresses_is_refused(void **state)
{
	(void)state;
	assert_true(net_lijst_goed("10.0.0.1"));
	assert_true(net_lijst_goed("10.0.0.1, 2001:db8::5"));
	assert_false(net_lijst_goed(""));
	assert_false(net_lijst_goed("proxy.voorbeeld"));
	assert_false(net_lijst_goed("10.0.0.1, 10.0.0.0/8"));
	assert_false(net_lijst_goed("1111111111111111111111111111111111111111111111111"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_subscriber_is_one_ipv4_address_or_a_64_of_ipv6),
		cmocka_unit_test(an_address_is_found_in_a_list_however_it_is_written),
		cmocka_unit_test(a_list_with_anything_but_addresses_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
