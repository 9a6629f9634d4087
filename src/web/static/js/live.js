// [data-live="URL"]: a stream of server-sent events for a list. Cells change in place, rows
// never move under the hand, new rows wait behind a button; only a crisis breaks in.
//   cel     {"sleutel": "ID", "html": "<tr id='rij-ID'>…</tr>"}   a row that changed
//   nieuw   {"aantal": 3}                                          reports that wait
//   crisis  {"tekst": "…", "url": "/…"}                            said at once
// The stream is closed while the page is hidden: a browser allows few of them at a time.
(() => {
	const box = first('[data-live]');
	if (!box || !window.EventSource)
		return;
	const state = first('[data-live-stand]');
	const pause = first('[data-live-pauze]');
	const fresh = first('[data-live-nieuw]');
	const alarm = first('[data-live-crisis]');
	let stream;
	let paused = false;
	let heard = clock_text(false);
	let spoken = '';

	function show(kind, text) {
		if (!state)
			return;
		state.classList.toggle('vt-live--stil', kind === 'stil');
		state.classList.toggle('vt-live--weg', kind === 'weg');
		state.textContent = text;
		// the time is not news: a screen reader hears a change of state only
		if (kind !== spoken && spoken !== '')
			announce(text);
		spoken = kind;
	}

	function alive() {
		heard = clock_text(false);
		show('aan', `Live, bijgewerkt ${clock_text(true)}`);
	}

	/* Cells that differ are replaced one by one, except the one that has the focus. */
	function change_row(row, html) {
		const next = nodes_of(html).firstElementChild;
		if (!next || next.children.length !== row.children.length)
			return;
		row.className = next.className;
		[...next.children].forEach((cell, i) => {
			const old = row.children[i];
			if (!old.contains(document.activeElement) && old.innerHTML !== cell.innerHTML)
				old.replaceChildren(...cell.childNodes);
		});
	}

	function on_row(e) {
		alive();
		const { sleutel, html } = JSON.parse(e.data);
		const row = document.getElementById(`rij-${sleutel}`);
		if (row)
			change_row(row, html);
	}

	function on_new(e) {
		alive();
		const { aantal } = JSON.parse(e.data);
		if (!fresh || !aantal)
			return;
		const link = first('a', fresh) ?? fresh;
		link.textContent = aantal === 1 ? '1 nieuwe melding, tonen'
			: `${aantal} nieuwe meldingen, tonen`;
		fresh.hidden = false;
		announce(link.textContent);
	}

	function on_crisis(e) {
		alive();
		const { tekst, url } = JSON.parse(e.data);
		if (!alarm)
			return;
		const link = document.createElement('a');
		link.href = url;
		link.textContent = 'Openen';
		const away = document.createElement('button');
		away.type = 'button';
		away.textContent = 'Sluiten';
		away.addEventListener('click', () => alarm.replaceChildren());
		alarm.replaceChildren(icon('urgent'), tekst, ' ', ...(url ? [link] : []), ' ', away);
	}

	function open() {
		if (stream || paused || document.hidden)
			return;
		stream = new EventSource(box.dataset.live);
		stream.addEventListener('open', alive);
		stream.addEventListener('stand', alive);
		stream.addEventListener('cel', on_row);
		stream.addEventListener('nieuw', on_new);
		stream.addEventListener('crisis', on_crisis);
		stream.addEventListener('error', () => {
			show('weg', `Geen verbinding sinds ${heard}, cijfers kunnen oud zijn`);
			// refused for good (logged out, server restarted): begin again by hand
			if (stream?.readyState === EventSource.CLOSED) {
				close();
				setTimeout(open, 15000);
			}
		});
	}

	function close() {
		stream?.close();
		stream = undefined;
	}

	if (pause) {
		pause.hidden = false;
		pause.addEventListener('click', () => {
			paused = !paused;
			pause.setAttribute('aria-pressed', String(paused));
			if (paused) {
				close();
				show('stil', `Gepauzeerd om ${clock_text(false)}`);
			} else {
				open();
			}
		});
	}
	document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
	addEventListener('pagehide', close);
	addEventListener('pageshow', (e) => e.persisted && open());
	open();
})();
