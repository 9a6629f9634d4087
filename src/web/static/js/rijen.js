// [data-rijen] holds rows that repeat (.vt-rijen__rij), a <template> of one row with the
// index 0 in names, ids and "for", and a button [data-rij-erbij]. Without script the server
// renders two empty rows more and the button is hidden.
(() => {
	const NAMES = ['name', 'id', 'for', 'aria-describedby', 'aria-labelledby', 'list'];
	// personen.0.achternaam and personen-0-achternaam: the first number between two marks
	const numbered = (text, n) => text.replace(/([.-])0(?=[.-]|$)/g, `$1${n}`);

	function next_index(box) {
		let next = 0;
		for (const field of all('[name]', box)) {
			const found = /\.(\d+)\./.exec(field.name);
			if (found)
				next = Math.max(next, Number(found[1]) + 1);
		}
		return next;
	}

	function add(box) {
		const template = first('template', box);
		const n = next_index(box);
		const row = document.importNode(template.content, true).firstElementChild;
		for (const element of [row, ...all('*', row)])
			for (const name of NAMES)
				if (element.hasAttribute(name))
					element.setAttribute(name, numbered(element.getAttribute(name), n));
		all('[data-rij-nummer]', row).forEach((e) => { e.textContent = n + 1; });
		const rows = all('.vt-rijen__rij', box);
		(rows.at(-1) ?? template).after(row);
		first('input:not([type=hidden]), select, textarea', row)?.focus();
	}

	function remove(box, row) {
		const next = row.nextElementSibling?.matches('.vt-rijen__rij') ? row.nextElementSibling
			: row.previousElementSibling;
		const form = row.closest('form');
		row.remove();
		(first('input:not([type=hidden]), select, textarea', next ?? box) ??
			first('[data-rij-erbij]', box))?.focus();
		announce('Regel weggehaald');
		form?.dispatchEvent(new Event('input', { bubbles: true }));
	}

	const shown = (root) => all('[data-rij-erbij], [data-rij-weg]', root)
		.forEach((button) => { button.hidden = false; });
	shown(document);
	all('[data-rijen] template').forEach((template) => shown(template.content));
	document.addEventListener('click', (e) => {
		const box = e.target.closest('[data-rijen]');
		if (!box)
			return;
		if (e.target.closest('[data-rij-erbij]')) {
			e.preventDefault();
			add(box);
		} else if (e.target.closest('[data-rij-weg]')) {
			e.preventDefault();
			remove(box, e.target.closest('.vt-rijen__rij'));
		}
	});
})();
