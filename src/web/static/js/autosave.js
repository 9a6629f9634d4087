// <form data-concept="URL">: what is typed is kept on the server, two seconds after the
// last change, when a field or the page is left. The text never leaves the field: if the
// line is lost it says so and tries again. Answers of the server:
//   200 {"versie": 4, "bewaard": "09.41"}   kept; with "url" the page has an address from now on
//   409 {"botsing": "/url"}                 someone else wrote too: kept beside it, show the way
(() => {
	const DELAY = 2000;
	const RETRY_MAX = 60000;

	function autosave(form) {
		const state = first('[data-concept-stand]', form) ?? first('[data-concept-stand]');
		const conflict = first('[data-concept-botsing]', form) ?? first('[data-concept-botsing]');
		let timer;
		let retry = DELAY;
		let dirty = false;
		let kept = content();
		let busy = false;
		let stopped = false;

		/* what someone typed, to see whether there is anything new to keep */
		function content() {
			return JSON.stringify(fields_of(form).filter(([name]) => name !== 'versie'));
		}

		function show(name, text, bad, link = null) {
			if (!state)
				return;
			state.classList.toggle('vt-bewaard--niet', bad);
			if (state.dataset.tekst !== text)
				state.replaceChildren(icon(name), text, ...(link ? [' ', link] : []));
			state.dataset.tekst = text;
		}

		/* the message stands above the form; who types below it sees the way too */
		function to_both(url) {
			const link = document.createElement('a');
			link.href = url;
			link.textContent = 'Beide teksten bekijken';
			return link;
		}

		/* what was new has been made: reloading must open it, not begin another */
		function settle(url) {
			if (!url || location.pathname === url)
				return;
			form.dataset.concept = `${url}/concept`;
			form.action = url;
			history.replaceState(null, '', url);
		}

		settle(form.dataset.url);

		function plan(delay) {
			clearTimeout(timer);
			timer = setTimeout(save, delay);
		}

		function failed() {
			dirty = true;
			show('cloud-off', 'Nog niet bewaard', true);
			plan(retry);
			retry = Math.min(retry * 2, RETRY_MAX);
		}

		async function save(leaving = false) {
			clearTimeout(timer);
			if (!dirty || stopped || (busy && !leaving))
				return;
			const now = content();
			dirty = false;
			if (now === kept)
				return;
			busy = true;
			try {
				const answer = await post(form.dataset.concept, fields_of(form), leaving);
				const body = answer.ok || answer.status === 409 ? await answer.json() : {};
				if (answer.status === 409) {
					// kept beside the other text, and so is what is typed from here on
					kept = now;
					show('alert-triangle', 'Apart bewaard, er is nog een tekst.', true,
						body.botsing ? to_both(body.botsing) : null);
					if (conflict) {
						conflict.hidden = false;
						const link = first('a', conflict);
						if (link && body.botsing)
							link.href = body.botsing;
					}
				} else if (answer.ok) {
					retry = DELAY;
					kept = now;
					if (form.elements.versie)
						form.elements.versie.value = body.versie;
					show('cloud-check', `Bewaard ${body.bewaard}`, false);
					settle(body.url);
				} else {
					failed();
				}
			} catch {
				failed();
			} finally {
				busy = false;
			}
			if (dirty && !stopped && retry === DELAY)
				plan(DELAY);
		}

		/* the way to both texts is taken with all that was typed */
		async function both(e) {
			const link = e.target.closest('a');
			if (!link || !dirty)
				return;
			e.preventDefault();
			while (busy)
				await new Promise((done) => { setTimeout(done, 50); });
			await save();
			location.assign(link.href);
		}
		conflict?.addEventListener('click', both);
		state?.addEventListener('click', both);

		function changed() {
			dirty = true;
			plan(DELAY);
		}

		form.addEventListener('input', changed);
		form.addEventListener('change', changed);
		form.addEventListener('focusout', () => save());
		form.addEventListener('submit', (e) => {
			// Enter in a field only keeps what is there
			if (e.submitter?.matches('[data-concept-bewaar]')) {
				e.preventDefault();
				save();
				return;
			}
			stopped = true;
			clearTimeout(timer);
		});
		addEventListener('pagehide', () => save(true));
		document.addEventListener('visibilitychange', () => document.hidden && save(true));
		addEventListener('online', () => save());
		// back from the page that was sent: the form lives again
		addEventListener('pageshow', (e) => {
			if (e.persisted)
				stopped = false;
		});
	}

	all('form[data-concept]').forEach(autosave);
})();
