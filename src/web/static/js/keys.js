// Keys. Single letters work only outside fields and not with a modifier, and a setting turns
// them off (<html data-toetsen="uit">, WCAG 2.1.4). Each key only does what a link or a button
// on the page does too:
//   /  search   ?  list of keys   n p v …  element with data-key="n"
//   j k  next and previous row    o  open row    t  take row
//   1-9  decision on the wall screen    arrows  previous and next case (rel=prev, rel=next)
(() => {
	// small menus close with Escape and with a click beside them
	function close_menus(except) {
		for (const menu of all('details.vt-menu[open]')) {
			if (menu === except)
				continue;
			const inside = menu.contains(document.activeElement);
			menu.open = false;
			if (inside)
				first('summary', menu)?.focus();
		}
	}
	document.addEventListener('click', (e) => close_menus(e.target.closest('details.vt-menu')));
	addEventListener('keydown', (e) => e.key === 'Escape' && close_menus());

	if (document.documentElement.dataset.toetsen === 'uit')
		return;
	const FIELDS = 'input:not([type=radio], [type=checkbox], [type=submit], [type=button]), ' +
		'textarea, select, [contenteditable]';
	const rows = () => all('.vt-rij tbody tr');
	const current = () => rows().findIndex((row) => row.contains(document.activeElement));

	function go_row(step) {
		const list = rows();
		if (list.length === 0)
			return false;
		const at = Math.max(0, Math.min(list.length - 1, current() + step));
		first('th a', list[at])?.focus();
		return true;
	}

	function press(target) {
		target?.click();
		return Boolean(target);
	}

	function help() {
		const dialog = document.getElementById('toetsen');
		if (!dialog?.showModal)
			return false;
		if (!dialog.open)
			dialog.showModal();
		return true;
	}

	function search() {
		const field = document.getElementById('zoek');
		if (!field || field.offsetParent === null)
			return false;
		field.focus();
		field.select();
		return true;
	}

	function choose(digit) {
		const radio = all('.vt-keuze input[type=radio]')[Number(digit) - 1];
		if (!radio)
			return false;
		radio.checked = true;
		radio.focus();
		radio.dispatchEvent(new Event('change', { bubbles: true }));
		return true;
	}

	function act(key) {
		const row = rows()[current()];
		switch (key) {
		case '/': return search();
		case '?': return help();
		case 'j': return go_row(1);
		case 'k': return go_row(-1);
		case 'o': return row ? press(first('th a', row)) : false;
		case 't': return row ? press(first('[data-neem]', row)) : false;
		case 'ArrowLeft': return press(first('a[rel~=prev]'));
		case 'ArrowRight': return press(first('a[rel~=next]'));
		default:
			if (/^[1-9]$/.test(key))
				return choose(key);
			return /^[a-z]$/.test(key) && press(first(`[data-key="${key}"]`));
		}
	}

	addEventListener('keydown', (e) => {
		const arrow = e.key.startsWith('Arrow');
		// arrows belong to a radio group, keys belong to a field, all belong to an open dialog
		if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || first('dialog[open]')
			|| e.target.closest?.(arrow ? 'input, textarea, select, [tabindex="0"]' : FIELDS))
			return;
		if (arrow && !first('.vt-wand'))
			return;
		if (act(e.key))
			e.preventDefault();
	});
})();
