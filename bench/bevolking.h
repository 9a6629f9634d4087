/* bevolking.h - a made-up Dutch population: households, twins, moves, and records
 * with the mistakes that people make. The same seed gives the same people. */
#ifndef BENCH_BEVOLKING_H
#define BENCH_BEVOLKING_H

#include <stdint.h>

#define TEKST 64

struct mens {
	uint64_t	huis;		/* number of the household */
	unsigned	plaats;		/* in it: 0 and 1 parents, then children */
	char		voornaam[TEKST], roepnaam[TEKST], tweede[TEKST];
	char		voorvoegsel[16], achternaam[TEKST];
	char		geboren[9], geslacht[2];
	char		straat[TEKST], huisnummer[8], postcode[8], woonplaats[TEKST];
	char		telefoon[16], bsn[10];
};

/* Reads the frequencies of surnames ("natural name,...,count in 2007,..."); NULL or a
 * file that is not there: a built-in list. 0: done. */
int bevolking_begin(const char *achternamen);

/* How many people live in a household (1-7), and one of them. */
unsigned bevolking_huis(uint64_t seed, uint64_t huis);
void bevolking_mens(uint64_t seed, uint64_t huis, unsigned plaats, struct mens *out);

/* Another record of the same person, with one or two mistakes of these kinds. */
enum fout { FOUT_LETTER_ACHTERNAAM, FOUT_LETTER_VOORNAAM, FOUT_SPELLING, FOUT_VERWISSELD,
    FOUT_VOORVOEGSEL_WEG, FOUT_VOORVOEGSEL_VAST, FOUT_DAG_MAAND, FOUT_CIJFER_DATUM,
    FOUT_VERHUISD, FOUT_ROEPNAAM, FOUT_VOORLETTER, FOUT_JAAR_ALLEEN, FOUT_LEEG, FOUTEN };
extern const char *const fout_namen[FOUTEN];
void bevolking_fout(uint64_t seed, enum fout, struct mens *);

uint64_t toeval(uint64_t *s);

#endif
