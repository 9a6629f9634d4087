// [data-bel="URL"]: how many warnings are new, live. The server wrote the number; this keeps it.
//   waarschuwing  {"aantal": 3, "meer": true}    meer: one came in while the page was open
// Closed while the page is hidden: a browser allows few streams at a time.
(() => {
	const bell = first('[data-bel]');
	if (!bell || !window.EventSource)
		return;
	const badge = first('[data-bel-tel]', bell);
	let stream;

	function on_warning(e) {
		const { aantal, meer } = JSON.parse(e.data);
		badge.textContent = aantal >= 100 ? '100+' : String(aantal);
		badge.hidden = aantal === 0;
		if (meer)
			announce(aantal === 1 ? '1 nieuwe waarschuwing' : `${aantal} nieuwe waarschuwingen`);
	}

	function open() {
		if (stream || document.hidden)
			return;
		stream = new EventSource(bell.dataset.bel);
		stream.addEventListener('waarschuwing', on_warning);
		stream.addEventListener('error', () => {
			if (stream?.readyState === EventSource.CLOSED) {
				close();
				setTimeout(open, 30000);
			}
		});
	}

	function close() {
		stream?.close();
		stream = undefined;
	}

	document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
	addEventListener('pagehide', close);
	addEventListener('pageshow', (e) => e.persisted && open());
	open();
})();
