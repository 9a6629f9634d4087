/* date.h - days, moments and how Dutch people write them.
 *
 * A moment is UTC, seconds since 1970 (int64_t). A day is a number of days
 * since 1970-01-01 (int32_t). Wall-clock time is Europe/Amsterdam, computed
 * from the European rule for summer time (last Sundays of March and October,
 * 01.00 UTC; before 1996 summer time ended in September), so that nothing
 * depends on the machine's zone files. Years 1900-2199. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct civil {		/* a wall-clock moment in Europe/Amsterdam */
	int	year, month, day;	/* month 1-12, day 1-31 */
	int	hour, minute, second;
	int	weekday;		/* 0 = Sunday ... 6 = Saturday */
};

#define DATE_NONE INT32_MIN	/* no day */
#define TIME_NONE INT64_MIN	/* no moment; also NULL in the database */

/* Days since 1970 of a calendar date; DATE_NONE if there is no such date. */
int32_t date_from_ymd(int year, int month, int day);
void date_to_ymd(int32_t day, int *year, int *month, int *dom);
int date_weekday(int32_t day);			/* 0 = Sunday */
int32_t date_easter(int year);			/* Easter Sunday */

struct civil civil_from_time(int64_t t);
int32_t date_of_time(int64_t t);		/* the day in Amsterdam */

/* Wall clock to UTC. In the hour that comes twice: the first (summer time).
 * In the hour that does not exist: an hour later. */
int64_t time_from_civil(int year, int month, int day, int hour, int minute,
    int second);
int64_t time_at(int32_t day, int hour, int minute);	/* same, from a day */

/* Reads "2026-05-13", "20260513", "13-5-2026", "13 mei 2026", "13-5" (the
 * nearest past year), "vandaag", "gisteren", "ma" (the last Monday).
 * today gives the meaning of the relative forms. ERR_INVALID otherwise. */
MUST_CHECK enum err_code date_parse(const char *s, int32_t today,
    int32_t *out, struct err *err);

/* Reads what date_parse reads, with a time: "2026-05-13T10:00",
 * "13-5-2026 10.00", "gisteren 23.14", or a time alone (today). "Z" or an
 * offset at the end is honoured; else Amsterdam. */
MUST_CHECK enum err_code time_parse(const char *s, int64_t now, int64_t *out,
    struct err *err);

/* Partial dates of birth: "JJJJMMDD" with 00 for what is not known ("19880400",
 * "19880000"). Reads also "1988", "4-1988" and "ongeveer 4" or "4 jaar" (an
 * age, giving the year). Writes the canonical 9 bytes. ERR_INVALID when
 * impossible, in the future, or more than 130 years ago. */
MUST_CHECK enum err_code birth_parse(const char *s, int32_t today,
    char out[9], struct err *err);
int birth_age(const char *birth, int32_t today);	/* years; -1 unknown */
const char *birth_text(struct arena *a, const char *birth);	/* "4 april 1988", "april 1988", "1988", "onbekend" */

/* As people read them; relative to now where that is shorter. All in Dutch. */
const char *date_short(struct arena *a, int32_t day);	/* "di 24 nov" */
const char *date_long(struct arena *a, int32_t day);	/* "dinsdag 24 november 2026" */
const char *date_iso(struct arena *a, int32_t day);	/* "2026-11-24" */
const char *time_short(struct arena *a, int64_t t, int64_t now); /* "vandaag 09.31", "gisteren 23.14", "zo 22 nov 23.14", "12 mrt 2025" */
const char *time_clock(struct arena *a, int64_t t);	/* "09.31" */
const char *time_iso(struct arena *a, int64_t t);	/* "2026-11-24T08:31:00Z" */
const char *time_local_iso(struct arena *a, int64_t t);	/* "2026-11-24T09:31:00+01:00" */

#endif
