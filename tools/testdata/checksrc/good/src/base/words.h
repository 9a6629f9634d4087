/* words.h - a list of words. No
 * include guard: it is read more than once. */
WORD(one)
#undef WORD
