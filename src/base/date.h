/* date.h - days, moments and how Dutch people write them.
 *
 * A moment is UTC, seconds since 1970 (int64_t). A day is a number of days
 * since 1970-01-01 (int32_t). Wall-clock time is Europe/Amsterdam, computed
 * from the European rule for summer time (last Sundays of March and October,
 * 01.00 UTC; before 1996 it ended in September, before 1981 it began in April;
 * none before 1977), so that nothing depends on the machine's zone files.
 * Years 1800-2199, so that the oldest person alive fits. All functions are pure.
 *
 * Texts come from the arena; NULL when it is full, "" for no day or moment. */
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
void date_to_ymd(int32_t day, int *year, int *month, int *dom); /* 0 for DATE_NONE */
int date_weekday(int32_t day);			/* 0 = Sunday */
int date_digits(const char *s, int n);	/* the first n, 1-9, as a number; -1: no digits */
int32_t date_easter(int year);			/* Easter Sunday */

/* The same day n months later (or earlier); where that month is too short its
 * last day: 31 January + 1 month = 28 or 29 February. */
int32_t date_add_months(int32_t day, int months);

/* UTC seconds to the wall clock of Amsterdam. */
struct civil civil_from_time(int64_t t);
int32_t date_of_time(int64_t t);		/* the day in Amsterdam */

/* Wall clock to UTC. In the hour that comes twice: the first (summer time).
 * In the hour that does not exist: an hour later (02.30 becomes 03.30).
 * TIME_NONE for a date or a time of day that no clock shows. */
int64_t time_from_civil(int year, int month, int day, int hour, int minute,
    int second);
int64_t time_at(int32_t day, int hour, int minute);	/* same, from a day */

/* Reads "2026-05-13", "20260513", "13-5-2026", "13/5/2026", "13.5.2026",
 * "13 mei 2026", the same with the year as two digits (at most ten years
 * ahead, else the century before) or without (the nearest past year),
 * "vandaag", "gisteren", "eergisteren", "morgen", "overmorgen", "ma" or
 * "maandag" (the last one before today). A day of the week in front must be
 * right ("di 24 nov 2026"). today gives the meaning of the relative forms.
 * ERR_INVALID otherwise, with a Dutch text; the caller puts in err->field. */
MUST_CHECK enum err_code date_parse(const char *s, int32_t today,
    int32_t *out, struct err *err);

/* Reads what date_parse reads, with a time: "2026-05-13T10:00",
 * "13-5-2026 10.00", "gisteren om 23.14", or a time alone (today): "10.00",
 * "10:00:30", "10 uur", "10u30". "Z" or an offset at the end is honoured; else
 * Amsterdam. Also StUF's "20260513100000" with or without seconds and parts
 * of them. A date without a time is ERR_INVALID. */
MUST_CHECK enum err_code time_parse(const char *s, int64_t now, int64_t *out,
    struct err *err);

/* Partial dates of birth: "JJJJMMDD" with 00 for what is not known ("19880400",
 * "19880000", "00000000"); "99999999" is a child not yet born. Reads what
 * date_parse reads with a year (two digits: the last such year), and "1988",
 * "4-1988", "1988-04", "april 1988", "ongeveer 4" or "4 jaar" (an age, giving
 * the year), "3 maanden", "6 weken" (giving the month), "onbekend",
 * "ongeboren", "vandaag", "gisteren". Writes the canonical 8 digits and NUL.
 * ERR_INVALID when impossible, in the future, or more than 130 years ago. */
#define BIRTH_UNKNOWN	"00000000"
#define BIRTH_UNBORN	"99999999"
MUST_CHECK enum err_code birth_parse(const char *s, int32_t today,
    char out[9], struct err *err);

/* Whole years on that day, what is not known taken as early as it can be;
 * -1 when the year is not known, not yet born, or not a canonical date. */
int birth_age(const char *birth, int32_t today);

/* "4 april 1988", "april 1988", "1988", "onbekend", "nog niet geboren". */
const char *birth_text(struct arena *a, const char *birth);

/* As people read them. All in Dutch. */
const char *date_short(struct arena *a, int32_t day);	/* "di 24 nov" */
const char *date_long(struct arena *a, int32_t day);	/* "dinsdag 24 november 2026" */
const char *date_iso(struct arena *a, int32_t day);	/* "2026-11-24" */
/* Of "2026-11-24": to read, and to fill a field with. What is no such day stays as it is. */
const char *iso_text(struct arena *a, const char *iso);	/* "24 november 2026" */
const char *iso_field(struct arena *a, const char *iso);	/* "24-11-2026" */

/* "vandaag 09.31", "gisteren 23.14", "morgen 08.00"; "zo 22 nov 23.14" in the
 * same year or within 60 days; else "12 mrt 2025". */
const char *time_short(struct arena *a, int64_t t, int64_t now);
/* A day without its time, as near to now: "di 24 nov", or "11 aug 2025". */
const char *date_near(struct arena *a, int32_t day, int64_t now);
const char *time_clock(struct arena *a, int64_t t);	/* "09.31" */
const char *time_iso(struct arena *a, int64_t t);	/* "2026-11-24T08:31:00Z" */
const char *time_local_iso(struct arena *a, int64_t t);	/* "2026-11-24T09:31:00+01:00" */

#endif
