// <form data-signalen="URL">: once somebody was chosen who is known, or there is an address,
// the server is asked what is noticed; its HTML goes into [data-signalen-lijst].
(() => {
	const DELAY = 400;
	const ASKED = /^(vormen|postcode|huisnummer|personen\.\d+\.(bekend|woont_elders))$/;

	function watch(form) {
		const list = first('[data-signalen-lijst]');
		let timer;
		let round = 0;
		let asked = question();

		function question() {
			return JSON.stringify(fields_of(form).filter(([name, value]) => value !== '' &&
				ASKED.test(name)));
		}

		async function look() {
			const fields = JSON.parse(question());
			const mine = ++round;
			if (JSON.stringify(fields) === asked)
				return;
			asked = JSON.stringify(fields);
			const known = fields.some(([name]) => name.endsWith('.bekend')) ||
				['postcode', 'huisnummer'].every((w) => fields.some(([name]) => name === w));
			if (!known) {
				list.replaceChildren();
				return;
			}
			try {
				const answer = await post(form.dataset.signalen,
					[...fields, ['csrf', form.elements.csrf.value]]);
				if (!answer.ok || round !== mine || list.contains(document.activeElement))
					return;
				list.replaceChildren(nodes_of(await answer.text()));
				// on a narrow screen the side column is far below: it comes to the people
				if (matchMedia('(max-width: 1100px)').matches)
					first('#personen')?.append(list);
				const n = all('.vt-opgemerkt > ul > li', list).length;
				if (n > 0)
					announce(n === 1 ? '1 signaal' : `${n} signalen`);
			} catch {
				asked = '';	// no connection: the next change asks again
			}
		}

		for (const kind of ['input', 'change'])
			form.addEventListener(kind, () => {
				clearTimeout(timer);
				timer = setTimeout(look, DELAY);
			});
	}

	const form = first('form[data-signalen]');
	if (form)
		watch(form);
})();
