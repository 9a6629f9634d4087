// Term clocks: <time class="vt-klok__tijd" datetime="END" data-eind="END" data-begin="START">.
// The server wrote the words; here they are only counted on, in the same words: "nog 13 u 32 m",
// "17 u 37 m te laat" (termijn_woorden.c). A clock more than two days from its end is in days or
// working days: it gets no data-eind, for days are counted by the server.
// A screen reader hears only a change of state, never the ticking.
(() => {
	const MINUTE = 60000;
	const DAY = 24 * 60 * MINUTE;

	function length_text(ms) {
		const minutes = Math.floor(ms / MINUTE);
		const hours = Math.floor(minutes / 60);
		return hours > 0 ? `${hours} u ${String(minutes % 60).padStart(2, '0')} m` : `${minutes} m`;
	}

	/* Three states: rest, soon (last quarter of the term, or less than a day), late. */
	function state_of(left, total) {
		if (left < 0)
			return 'laat';
		return left < DAY || (total > 0 && left < total / 4) ? 'straks' : '';
	}

	const STATES = ['', 'straks', 'laat'];
	const ICONS = { '': 'clock', straks: 'clock-exclamation', laat: 'alert-octagon' };
	const SAID = { straks: 'loopt bijna af', laat: 'is voorbij' };

	function tick(time) {
		const end = Date.parse(time.dataset.eind);
		const begin = Date.parse(time.dataset.begin ?? '');
		const left = end - Date.now();
		if (Number.isNaN(end) || Math.abs(left) >= 2 * DAY)
			return;
		const text = left < 0 ? `${length_text(-left)} te laat` : `nog ${length_text(left)}`;
		const words = first('[data-klok-tekst]', time) ?? time;
		if (words.textContent !== text)
			words.textContent = text;

		const clock = time.closest('.vt-klok');
		if (!clock || clock.classList.contains('vt-klok--goed'))
			return;
		const was = ['straks', 'laat'].find((s) => clock.classList.contains(`vt-klok--${s}`)) ?? '';
		const now = state_of(left, end - begin);
		const bar = first('.vt-bar', clock);
		if (bar && end > begin)
			first('.vt-bar__fill', bar)?.setAttribute('width',
				String(Math.max(0, Math.min(100, Math.round((1 - left / (end - begin)) * 100)))));
		// time only passes: a clock never gets calmer (the server may know more than the script)
		if (STATES.indexOf(now) <= STATES.indexOf(was))
			return;
		for (const state of ['straks', 'laat']) {
			clock.classList.toggle(`vt-klok--${state}`, state === now);
			bar?.classList.toggle(`vt-bar--${state}`, state === now);
		}
		first('use', time)?.setAttribute('href', icon_href(ICONS[now]));
		const row = time.closest('tr, li');
		const about = row && first('th a, b, label', row)?.textContent.trim();
		if (SAID[now])
			announce(`${about ? `${about}: termijn` : 'Een termijn'} ${SAID[now]}`);
	}

	const clocks = () => all('time.vt-klok__tijd[data-eind]').forEach(tick);
	if (first('time.vt-klok__tijd[data-eind]')) {
		setInterval(() => document.hidden || clocks(), 30000);
		document.addEventListener('visibilitychange', () => document.hidden || clocks());
	}
})();
