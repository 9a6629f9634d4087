/* acts_undef.h - after acts.def was read one way, ready for the next. No
 * include guard: it is read as often as acts.def. */
#undef ID
#undef GETAL
#undef VLAG
#undef REGEL
#undef TEKST
#undef CODE
#undef CODES
#undef DATUM
#undef GEBOREN
#undef MOMENT
#undef BSN
#undef TELEFOON
#undef POSTCODE
#undef RIJEN
#undef GROEP
#undef EINDE_GROEP
#undef HANDELING
#undef EINDE
#undef VOORUIT
