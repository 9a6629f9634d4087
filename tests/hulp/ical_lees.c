/* Reads an iCalendar object from standard input with libical, as a calendar program
 * does, and says each event on a line: uid, start, end, summary. Exit 1: an error. */
#include <stdio.h>
#include <stdlib.h>

#include <libical/ical.h>

static char text[1 << 22];

int
main(void)
{
	size_t n = fread(text, 1, sizeof(text) - 1, stdin);
	icalcomponent *all, *e;

	text[n] = '\0';
	if ((all = icalparser_parse_string(text)) == NULL || !icalcomponent_is_valid(all) ||
	    icalcomponent_count_errors(all) > 0 || !icalrestriction_check(all))
		return 1;
	for (e = icalcomponent_get_first_component(all, ICAL_VEVENT_COMPONENT); e != NULL;
	    e = icalcomponent_get_next_component(all, ICAL_VEVENT_COMPONENT))
		(void)printf("%s\t%s\t%s\t%s\n", icalcomponent_get_uid(e),
		    icaltime_as_ical_string(icalcomponent_get_dtstart(e)),
		    icaltime_as_ical_string(icalcomponent_get_dtend(e)),
		    icalcomponent_get_summary(e));
	icalcomponent_free(all);
	return 0;
}
