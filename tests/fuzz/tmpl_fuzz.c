/* tmpl_fuzz.c - any bytes as a template: C comes out, or a sentence with a line. The
 * compiler is the file itself, without its main; a complaint goes nowhere. */
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int tmpl2c_main(int argc, char **argv);

#define main tmpl2c_main
#include "../../tools/tmpl2c.c"
#undef main
#include "../../tools/tmplwrite.c"
#define is_space html_is_space	/* both files have one of their own */
#include "../../tools/htmlstate.c"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tmpl t = { .line = 1, .path = "x.tmpl", .n = size };
	bool ok;

	t.text = calloc(size + 2, 1);
	t.literal = malloc(size + 1);
	t.h = open_memstream(&t.h_text, &t.h_n);
	t.c = open_memstream(&t.c_text, &t.c_n);
	if (t.text == NULL || t.literal == NULL || t.h == NULL || t.c == NULL)
		abort();
	if (size > 0)
		memcpy(t.text, data, size);
	write_heads(&t, "x_tmpl.h");
	ok = memchr(t.text, '\0', size) == NULL && compile(&t);
	fclose(t.h);
	fclose(t.c);
	if (ok && (t.at != t.n || t.depth != 0))
		abort();
	free(t.h_text);
	free(t.c_text);
	free(t.literal);
	free(t.text);
	return 0;
}
