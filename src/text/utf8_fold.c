#include "text/utf8.h"

/* Latin letters without their marks. An empty entry: the letter stays as it is.
 * U+00C0-U+024F and U+1E00-U+1EFF, sixteen to a line. */
static const char latin[][3] = {
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
	"b", "", "b", "b", "", "", "", "c", "c", "", "", "d", "d", "", "e", "e",
	"", "f", "f", "", "", "", "", "", "k", "k", "l", "", "", "", "n", "",
	"o", "o", "", "", "p", "p", "", "", "", "", "", "t", "t", "t", "", "u",
	"u", "", "", "y", "y", "z", "z", "", "", "", "", "", "", "", "", "",
	"", "", "", "", "dz", "dz", "dz", "lj", "lj", "lj", "nj", "nj", "nj", "a", "a", "i",
	"i", "o", "o", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "e", "a", "a",
	"a", "a", "ae", "ae", "g", "g", "g", "g", "k", "k", "o", "o", "o", "o", "", "",
	"j", "dz", "dz", "dz", "g", "g", "", "", "n", "n", "a", "a", "ae", "ae", "o", "o",
	"a", "a", "a", "a", "e", "e", "e", "e", "i", "i", "i", "i", "o", "o", "o", "o",
	"r", "r", "r", "r", "u", "u", "u", "u", "s", "s", "t", "t", "", "", "h", "h",
	"n", "d", "", "", "z", "z", "a", "a", "e", "e", "o", "o", "o", "o", "o", "o",
	"o", "o", "y", "y", "", "", "", "j", "", "", "", "c", "c", "l", "", "s",
	"z", "", "", "b", "", "", "e", "e", "j", "j", "", "", "r", "r", "y", "y",
};

static const char additional[][3] = {
	"a", "a", "b", "b", "b", "b", "b", "b", "c", "c", "d", "d", "d", "d", "d", "d",
	"d", "d", "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "f", "f",
	"g", "g", "h", "h", "h", "h", "h", "h", "h", "h", "h", "h", "i", "i", "i", "i",
	"k", "k", "k", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", "l", "m", "m",
	"m", "m", "m", "m", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "o", "o", "p", "p", "p", "p", "r", "r", "r", "r", "r", "r", "r", "r",
	"s", "s", "s", "s", "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t",
	"t", "t", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "v", "v", "v", "v",
	"w", "w", "w", "w", "w", "w", "w", "w", "w", "w", "x", "x", "x", "x", "y", "y",
	"z", "z", "z", "z", "z", "z", "h", "t", "w", "y", "a", "s", "", "", "ss", "",
	"a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a",
	"a", "a", "a", "a", "a", "a", "a", "a", "e", "e", "e", "e", "e", "e", "e", "e",
	"e", "e", "e", "e", "e", "e", "e", "e", "i", "i", "i", "i", "o", "o", "o", "o",
	"o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o",
	"o", "o", "o", "o", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "y", "y", "y", "y", "y", "y", "y", "y", "ll", "ll", "v", "v", "y", "y",
};

/* The rest of what people paste: quotes, dashes, spaces. */
static const char *
plain_kind(uint32_t c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x2032)
		return "'";
	if (c >= 0x201C && c <= 0x201F)
		return "\"";
	if (c >= 0x2010 && c <= 0x2015)
		return "-";
	if (c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A))
		return " ";
	if (utf8_invisible(c) || c == 0x200C || c == 0x200D)
		return "";
	return NULL;
}

const char *
utf8_fold_point(uint32_t c)
{
	static const char lower[26][2] = {
		"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
		"n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"
	};
	const char *letters;

	if (c >= 'A' && c <= 'Z')
		return lower[c - 'A'];
	if (c < 0x80)
		return NULL;
	if (c >= 0x0300 && c <= 0x036F)
		return "";	/* a mark on its own */
	if (c == 0x0259)
		return "e";
	if (c >= 0x00C0 && c < 0x0250)
		letters = latin[c - 0x00C0];
	else if (c >= 0x1E00 && c < 0x1F00)
		letters = additional[c - 0x1E00];
	else
		return plain_kind(c);
	return *letters == '\0' ? NULL : letters;
}
