/* Writes the page of page.tmpl, for nobody, one and three rows. */
#include <stdio.h>

#include "page_tmpl.h"

int
main(void)
{
	static const char *const rows[] = { "Vos", "<Çelik>", ("\xE2\x80\xAE" "a&b=c") };
	struct buf b = BUF_INIT(100000);

	tmpl_page(&b, "Noor \"N\" <i>", "javascript:alert(1)", rows, 0);
	tmpl_page(&b, "O'Neil", NULL, rows, 1);
	tmpl_page(&b, "\x01", "/a b?c=d&e", rows, 3);
	fputs(buf_str(&b), stdout);
	buf_free(&b);
	return 0;
}
