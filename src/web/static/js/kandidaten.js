// A group of fields with data-kandidaten="URL" describes a person. While someone types, the
// server is asked who is already known; its HTML goes into [data-kandidaten-lijst] of the
// group, or into the one of the page. The group may name fields of its own: index and csrf.
(() => {
	const DELAY = 300;
	const timers = new WeakMap();
	const rounds = new WeakMap();

	async function look_up(group) {
		const round = (rounds.get(group) ?? 0) + 1;
		rounds.set(group, round);
		const fields = all('input[name], select[name], textarea[name]', group)
			.filter((f) => !/^(radio|checkbox)$/.test(f.type) || f.checked)
			.map((f) => [f.name, f.value]);
		const token = group.closest('form')?.elements.csrf;
		if (token && !fields.some(([name]) => name === 'csrf'))
			fields.push(['csrf', token.value]);
		const list = first('[data-kandidaten-lijst]', group) ?? first('[data-kandidaten-lijst]');
		if (!list)
			return;
		try {
			const answer = await post(group.dataset.kandidaten, fields);
			if (!answer.ok)
				return;
			const html = await answer.text();
			// an older question that is answered late must not overwrite a newer one
			if (rounds.get(group) !== round || list.contains(document.activeElement))
				return;
			list.replaceChildren(nodes_of(html));
			// on a narrow screen the side column is far below: the list comes to the row
			if (matchMedia('(max-width: 1100px)').matches && !group.contains(list)) {
				const card = list.closest('.vt-kaart');
				group.append(list);
				if (card)
					card.hidden = true;
			}
			const found = all('.vt-kandidaat', list).length;
			announce(found === 0 ? 'Niemand gevonden' : found === 1 ? '1 bekende persoon gevonden'
				: `${found} bekende personen gevonden`);
		} catch {
			// no connection: autosave says so, and the names stay where they are
		}
	}

	/* This row is somebody who is known, or nobody any more. */
	function choose(rij, id, naam, rol) {
		const field = document.getElementById(`personen-${rij}-bekend`);
		const row = field?.closest('[data-kandidaten]');
		if (!row)
			return;
		field.value = id;
		const mark = first('[data-bekend]', row);
		mark.hidden = id === '';
		first('[data-bekend-naam]', mark).textContent = naam;
		const role = document.getElementById(`personen-${rij}-rol`);
		if (role && rol && role.value === '')
			role.value = rol;
		announce(id === '' ? 'Niemand gekozen' : `${naam} gekozen`);
		(id === '' ? first('input:not([type=hidden])', row) : role)?.focus();
		row.closest('form').dispatchEvent(new Event('change', { bubbles: true }));
	}

	document.addEventListener('click', (e) => {
		const kies = e.target.closest('[data-kies]');
		const los = e.target.closest('[data-los]');
		if (!kies && !los)
			return;
		e.preventDefault();
		if (kies) {
			const { rij, naam, rol } = kies.dataset;
			choose(rij, kies.dataset.kies, naam, rol);
			kies.closest('[data-kandidaten-lijst]').replaceChildren();
		} else {
			choose(/\.(\d+)\./.exec(first('[name]', los.closest('[data-kandidaten]')).name)[1],
				'', '', '');
		}
	});
	all('[data-zonder-script]').forEach((button) => { button.hidden = true; });

	document.addEventListener('input', (e) => {
		const group = e.target.closest('[data-kandidaten]');
		if (!group || e.target.closest('[data-kandidaten-lijst]'))
			return;
		clearTimeout(timers.get(group));
		timers.set(group, setTimeout(look_up, DELAY, group));
	});
})();
