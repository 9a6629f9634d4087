/* A mail as it goes over the line. The line itself: tests/story/post.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/smtp/smtp.h"

static const struct smtp_config config = { .url = "smtp://x", .van = "samenloop@vt.test" };

static enum err_code
schrijf(struct buf *b, const char *aan, const char *onderwerp, const char *tekst)
{
	struct err err;

	return smtp_schrijf(b, &config, &(struct smtp_mail){ .aan = aan, .onderwerp = onderwerp,
	    .tekst = tekst, .kenmerk = "klus-7", .op = INT64_C(1795509060) }, &err);
}

static void
a_mail_has_date_sender_receiver_subject_and_a_lasting_id(void **state)
{
	BUF_AUTO b = BUF_INIT(4096);

	(void)state;
	assert_int_equal(schrijf(&b, "c.proef@vt.test", "VT-2026-000001-1: nog 1 werkdag", "a\n"),
	    ERR_OK);
	assert_string_equal(buf_str(&b),
	    "Date: Tue, 24 Nov 2026 08:31:00 +0000\r\n"
	    "From: Samenloop <samenloop@vt.test>\r\nTo: <c.proef@vt.test>\r\n"
	    "Subject: VT-2026-000001-1: nog 1 werkdag\r\nMessage-ID: <klus-7@vt.test>\r\n"
	    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: 8bit\r\nAuto-Submitted: auto-generated\r\n\r\na\r\n");
}

static void
a_subject_that_is_not_ascii_is_encoded(void **state)
{
	BUF_AUTO b = BUF_INIT(4096);

	(void)state;
	assert_int_equal(schrijf(&b, "c@vt.test", "één", "a\n"), ERR_OK);
	assert_non_null(strstr(buf_str(&b), "Subject: =?UTF-8?B?w6nDqW4=?=\r\n"));
}

static void
lines_end_as_the_protocol_wants(void **state)
{
	BUF_AUTO b = BUF_INIT(4096);

	(void)state;
	assert_int_equal(schrijf(&b, "c@vt.test", "x", "een\r\ntwee\n\ndrie"), ERR_OK);
	assert_non_null(strstr(buf_str(&b), "\r\n\r\neen\r\ntwee\r\n\r\ndrie\r\n"));
}

static void
an_address_or_subject_that_could_add_a_header_is_refused(void **state)
{
	BUF_AUTO b = BUF_INIT(4096);

	(void)state;
	assert_int_equal(schrijf(&b, "c@vt.test\r\nBcc: x@y", "x", "a"), ERR_INVALID);
	assert_int_equal(schrijf(&b, "c@vt.test>", "x", "a"), ERR_INVALID);
	assert_int_equal(schrijf(&b, "geen adres", "x", "a"), ERR_INVALID);
	assert_int_equal(schrijf(&b, "c@vt.test", "x\r\nBcc: x@y", "a"), ERR_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mail_has_date_sender_receiver_subject_and_a_lasting_id),
		cmocka_unit_test(a_subject_that_is_not_ascii_is_encoded),
		cmocka_unit_test(lines_end_as_the_protocol_wants),
		cmocka_unit_test(an_address_or_subject_that_could_add_a_header_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
