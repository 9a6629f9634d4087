// One work list with the clocks that run: sorted, in words, taken, handed over,
// filtered, and alive without moving rows under the hand.
import { meld } from './h02_intake.mjs';
import { keur } from './keur.mjs';

const rijen = (page) => page.locator('table.vt-rij tbody tr').evaluateAll((trs) => trs.map((tr) => ({
	id: tr.id, crisis: tr.classList.contains('vt-rij--crisis'),
	eind: tr.querySelector('time')?.getAttribute('datetime') ?? '',
	woorden: tr.querySelector('[data-klok-tekst]')?.innerText ?? '', tekst: tr.innerText })));

async function alle_rijen(v, page) {
	let n = 0;
	for (;;) {
		n += await page.locator('table.vt-rij tbody tr').count();
		const volgende = await page.locator('.vt-bladeren a[rel=next]').count();
		if (volgende === 0)
			return n;
		await v.druk(page, '.vt-bladeren a[rel=next]');
	}
}

async function lijst(v, page) {
	await v.ga(page, '/werkvoorraad');
	const r = await rijen(page);
	v.check(r.length > 5, `the work list has rows (${r.length})`);
	const eerste_rust = r.findIndex((x) => !x.crisis);
	v.check(r.slice(eerste_rust).every((x) => !x.crisis), 'crisis stands above all');
	for (const deel of [r.slice(0, eerste_rust), r.slice(eerste_rust)]) {
		const tijden = deel.filter((x) => x.eind !== '').map((x) => x.eind);
		v.check(tijden.every((e, i) => i === 0 || tijden[i - 1] <= e), 'and then the least legal time left comes first');
	}
	for (const x of r.filter((y) => y.eind !== ''))
		if (!/^(nog )?\d+ (m|u \d\d m|dag|dagen|werkdag|werkdagen|week|weken)( te laat)?$/.test(x.woorden))
			v.check(false, `the time is said in words: "${x.woorden}"`);
	v.check(r.some((x) => /te laat/.test(x.woorden)) || r.some((x) => /^nog/.test(x.woorden)), 'time in words');
	await keur(v, page, 'werkvoorraad');
	const bakken = await page.locator('.vt-bakjes a').evaluateAll((as) => as.map((a) =>
		({ tel: Number(a.querySelector('b').innerText), href: a.getAttribute('href'), naam: a.innerText })));
	for (const b of bakken) {
		await v.ga(page, b.href);
		v.gelijk(await alle_rijen(v, page), b.tel, `the count of "${b.naam.replace(/\s+/g, ' ')}" opens a list with that many rows`);
	}
}

async function nemen(v, page) {
	const een = await v.melding({ naam: 'Helmgras' });
	const twee = await v.melding({ naam: 'Zeeraket' });
	await v.ga(page, '/werkvoorraad?bak=niemand');
	/* By key: down to the row, and t. */
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press('j');
		if (await page.evaluate((id) => document.activeElement.closest('tr')?.id === id, `rij-${een.melding}`))
			break;
	}
	await Promise.all([page.waitForURL('**/dossier/**'), page.keyboard.press('t')]);
	v.check(/Je hebt deze melding opgenomen/.test(await page.locator('body').innerText()), 'the key t takes the row');
	const wie = (m) => v.p.sql(`SELECT w.inlog FROM melding m LEFT JOIN medewerker w ON w.regio = m.regio
		AND w.id = m.behandelaar WHERE m.id = ${m.melding}`)[0]?.inlog ?? null;
	v.gelijk(wie(een), 'casusregie', 'and it is mine');
	await v.ga(page, '/werkvoorraad?bak=niemand');
	await v.druk(page, `#rij-${twee.melding} [data-neem]`);
	v.gelijk(wie(twee), 'casusregie', 'the button takes a row too');
	/* Handing over asks to whom. */
	v.check((await v.html(page, `/dossier/${twee.dossier}`)).tekst.includes(`/melding/${twee.melding}/doorgeven`),
		'handing over stands in the menu of the dossier');
	await v.ga(page, `/melding/${twee.melding}/doorgeven`);
	await keur(v, page, 'doorgeven');
	v.check((await page.locator('main').innerText()).includes('VT-'), 'it says which report');
	v.gelijk((await v.html(page, '/melding/912340000000000001/doorgeven')).status, 404,
		'there is no form for a report that is not there, or not for this employee');
	await v.druk(page, 'main form button[type=submit]');
	v.check(await page.locator('.vt-fouten a[href="#aan"]').count() === 1, 'handing over to nobody is refused by field');
	await page.selectOption('#aan', { label: await page.locator('#aan option', { hasText: 'S. Koster' }).first().innerText() });
	await page.fill('#reden', 'Ik ben morgen vrij.');
	await v.druk(page, 'main form button[type=submit]');
	v.gelijk(wie(twee), 'koster', 'handed over to a colleague');
}

async function filters(v, page) {
	await v.ga(page, '/werkvoorraad');
	await page.selectOption('#f-gemeente', { label: 'Haarlem' });
	await v.druk(page, '#filter button[type=submit]');
	const r = await rijen(page);
	v.check(r.length > 0 && r.every((x) => x.tekst.includes('Haarlem')), `a filter shows only its rows (${r.length})`);
	await page.fill('#naam', 'Haarlem, \'s ochtends <eerst>');
	await v.druk(page, 'form[action="/filter"] button');
	v.gelijk((await rijen(page)).length, r.length, 'who saves a filter stays on its list');
	const mijn = page.locator('section[aria-labelledby=filters] li a', { hasText: '<eerst>' });
	v.gelijk(await mijn.count(), 1, 'a filter is saved under the name that was typed');
	await v.ga(page, await mijn.getAttribute('href'));
	v.gelijk((await rijen(page)).length, r.length, 'a saved filter opens the same list');
	const voor = await page.locator('section[aria-labelledby=filters] li').count();
	await v.druk(page, 'section[aria-labelledby=filters] li form button');
	v.gelijk(await page.locator('section[aria-labelledby=filters] li').count(), voor - 1, 'and can be removed');
}

async function levend(v, page) {
	await v.ga(page, '/werkvoorraad');
	await page.waitForFunction(() => /^Live/.test(document.querySelector('[data-live-stand]').innerText));
	const voor = await rijen(page);
	const plaats = () => page.evaluate(() => [...document.querySelectorAll('.vt-rij tbody tr')]
		.map((r) => `${r.id} ${Math.round(r.getBoundingClientRect().top)}`).join());
	const stond = await plaats();
	const front = await v.als('frontoffice');
	const nieuw = await meld(v, front, { verteld: 'Een melding terwijl iemand naar de lijst kijkt.' });
	await page.waitForSelector('[data-live-nieuw]:not([hidden])');
	v.gelijk(await page.locator('[data-live-nieuw]').innerText(), '1 nieuwe melding, tonen', 'a new report is said, not shown');
	v.gelijk(await plaats(), stond, 'and no row moved, not a pixel');
	/* A colleague takes a row: its cell changes in place. */
	const vrij = voor.find((x) => /Neem op/.test(x.tekst) && !x.crisis);
	if (vrij) {
		await v.ga(front, '/werkvoorraad');
		await v.druk(front, `#${vrij.id} [data-neem]`);
		await page.waitForFunction((id) => /L\. Verhoeven/.test(document.getElementById(id).innerText), vrij.id);
		v.check(true, 'what a colleague takes shows in its row');
		v.gelijk((await rijen(page)).map((x) => x.id).join(), voor.map((x) => x.id).join(), 'and no row moved');
	}
	const crisis = await meld(v, front, { gevaar: 'ja', crisis: true, verteld: 'Er wordt nu geslagen.' });
	await page.waitForFunction(() => document.querySelector('[data-live-crisis]').innerText.trim() !== '');
	const alarm = page.locator('[data-live-crisis]');
	v.check(await alarm.locator(`a[href="/dossier/${crisis.dossier}"]`).count() === 1, 'a crisis breaks in, with the way to it');
	v.check(/^Nieuwe crisis: VT-/.test((await alarm.innerText()).trim()), 'in words, not by its colour');
	v.gelijk((await plaats()).split(',').length, stond.split(',').length, 'it brings no row');
	await page.evaluate(() => scrollTo(0, 600));
	v.check(await alarm.evaluate((a) => {
		const r = a.getBoundingClientRect();
		return r.top >= 56 && r.bottom <= innerHeight;
	}), 'and stays in sight further down the list');
	await keur(v, page, 'werkvoorraad met crisis');
	await v.druk(page, '[data-live-nieuw] a');
	const na = await rijen(page);
	v.check(na.some((x) => x.id === `rij-${nieuw.melding}`), 'shown when asked for');
	v.gelijk(na[0].crisis, true, 'the crisis is on top');
	v.feiten.crisis = crisis;
	await front.context().close();
}

export default async function werkvoorraad(v) {
	const page = await v.als('casusregie');
	await v.deel('the work list', () => lijst(v, page));
	await v.deel('taking and handing over', () => nemen(v, page));
	await v.deel('filters', () => filters(v, page));
	await v.deel('alive', () => levend(v, page));
	await v.deel('own pages and search', async () => {
		for (const pad of ['/dossiers', '/taken']) {
			v.gelijk(await v.ga(page, pad), 200, pad);
			await keur(v, page, pad);
		}
		await v.ga(page, '/werkvoorraad');
		await page.keyboard.press('/');
		await page.keyboard.type('Helmgras');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		v.check((await page.locator('main').innerText()).includes('Helmgras'), 'search by the key / finds a family');
		v.check(!page.url().includes('Helmgras'), 'no name stands in the address');
		await keur(v, page, 'zoeken');
	});
	await page.context().close();
}
