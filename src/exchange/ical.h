/* ical.h - terms as an iCalendar object (RFC 5545), for a calendar program: case
 * numbers only, never a name. */
#ifndef EXCHANGE_ICAL_H
#define EXCHANGE_ICAL_H

#include <stddef.h>

#include "base/buf.h"
#include "domain/agenda/agenda.h"

/* A whole calendar: lines end in CRLF and are folded at 75 bytes. A term in days
 * is an all-day event on its last day; an exact one an event of a quarter of an
 * hour that ends at its minute. naam: of the calendar; adres: where people find
 * us, or NULL. */
void ical_schrijf(struct buf *, const struct agenda_punt *, size_t n, const char *naam,
    const char *adres, int64_t nu);

#endif
