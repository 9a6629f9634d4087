// Weighing with the points instrument of the region: a reason per answer, letter
// and number, another letter only with a reason; not weighed is never zero.
import { keur } from './keur.mjs';

/* Answers every question: the keuze-th choice, and why. */
export async function weeg(page, keuze) {
	const vragen = await page.locator('fieldset.vt-wegvraag').all();
	for (const vraag of vragen) {
		const scores = vraag.locator('input[type=radio]');
		await scores.nth(Math.min(keuze, await scores.count() - 1)).check();
		await vraag.locator('input[type=text]').fill('Zo staat het in de melding.');
	}
	return vragen.length;
}

/* The acute screening, which comes before everything. */
export async function screen(v, page, m) {
	await v.ga(page, `/melding/${m.melding}/acuut`);
	await page.check('input[name=direct_gevaar][value=nee]');
	await v.druk(page, 'main form button[type=submit]');
}

export default async function weging(v) {
	const m = await v.melding({ naam: 'Kweldergras' });
	const page = await v.als('casusregie');
	await v.deel('not weighed yet', async () => {
		await v.ga(page, '/werkvoorraad');
		v.gelijk(await page.locator(`#rij-${m.melding} .vt-punten`).innerText(), 'nog te wegen',
			'a report that is not weighed says so, and never 0');
		await v.ga(page, `/melding/${m.melding}/weging`);
		await weeg(page, 1);
		await v.druk(page, '.vt-weging-form button[type=submit]');
		v.check(/Leg eerst de acute screening vast/.test(await v.fouten(page)), 'first comes the acute screening');
		v.gelijk(await page.locator('.vt-wegvraag input[type=text]').first().inputValue(),
			'Zo staat het in de melding.', 'and what was answered stands there still');
		await keur(v, page, 'weging te vroeg');
		await v.druk(page, 'a[href$="/acuut"]');
		await keur(v, page, 'acute screening');
		await page.check('input[name=direct_gevaar][value=nee]');
		await v.druk(page, 'main form button[type=submit]');
		v.check(/De acute screening is vastgelegd/.test(await page.locator('body').innerText()),
			`the acute screening is recorded ${await v.fouten(page)}`);
		await v.ga(page, `/melding/${m.melding}/weging`);
		await keur(v, page, 'weging');
		await v.druk(page, '.vt-weging-form button[type=submit]');
		v.gelijk(page.antwoord.status(), 422, 'an empty weighing is refused');
		const naar = await page.locator('.vt-fouten a').evaluateAll((as) => as.map((a) => a.getAttribute('href')));
		v.check(naar.length > 3, `every open question is named (${naar.length})`);
		for (const id of naar)
			v.check(await page.locator(`[id="${id.slice(1)}"]`).count() === 1, `the link ${id} goes somewhere`);
		await keur(v, page, 'weging met fouten');
	});
	await v.deel('letter and number', async () => {
		const n = await weeg(page, 2);
		const eerste = page.locator('fieldset.vt-wegvraag').first();
		await eerste.locator('input[type=text]').fill('');
		await v.druk(page, '.vt-weging-form button[type=submit]');
		v.gelijk(await page.locator('.vt-fouten a').count(), 1, `an answer without a reason is refused (${n} questions)`);
		v.gelijk(await page.locator('fieldset.vt-wegvraag input[type=radio]:checked').count(), n, 'all answers are kept');
		await eerste.locator('input[type=text]').fill('Volgens de huisarts.');
		await v.druk(page, '.vt-weging-form button[type=submit]');
		v.check(/De weging is vastgelegd/.test(await page.locator('body').innerText()),
			`the weighing is recorded ${await v.fouten(page)}`);
		const [w] = v.p.sql(`SELECT letter, punten FROM weging WHERE melding = ${m.melding}`);
		await v.ga(page, '/werkvoorraad');
		v.gelijk((await page.locator(`#rij-${m.melding} .vt-punten`).innerText()).replace(/\s+/g, ' '),
			`${w.letter} ${w.punten}`, 'the work list shows letter and number');
		v.feiten.gewogen = { ...m, ...w };
	});
	await v.deel('another letter', async () => {
		const ander = ['A', 'B', 'C'].find((l) => l !== v.feiten.gewogen.letter);
		await v.ga(page, `/melding/${m.melding}/weging`);
		await weeg(page, 2);
		await page.selectOption('#letter', ander);
		await v.druk(page, '.vt-weging-form button[type=submit]');
		v.check(await page.locator('.vt-fouten a[href="#afwijking"]').count() === 1,
			'another letter than the points give asks why');
		v.gelijk(await page.inputValue('#letter'), ander, 'the letter that was chosen is kept');
		await page.fill('#afwijking', 'De politie was er vannacht weer.');
		await v.druk(page, '.vt-weging-form button[type=submit]');
		const rijen = v.p.sql(`SELECT coalesce(letter_gekozen, letter) AS letter FROM weging WHERE melding = ${m.melding} ORDER BY id`);
		v.gelijk(rijen.map((r) => r.letter).join(' '), `${v.feiten.gewogen.letter} ${ander}`, 'both weighings are kept');
		await v.ga(page, `/melding/${m.melding}/weging`);
		v.gelijk(await page.locator('.vt-weging-form__som .vt-lijst li').count(), 2, 'and shown, with who and when');
		await keur(v, page, 'weging met eerdere');
	});
	await page.context().close();
}
