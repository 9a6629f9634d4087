// Clocks as people meet them: how one was computed, extend, suspend, say why it is late; the
// page of a team leader where every count opens its list; warnings live; the month ahead.
import { keur } from './keur.mjs';

const nu = () => Math.floor(Date.now() / 1000);

/* A clock of the demo for which this holds, with its dossier; null when there is none. */
const klok = (v, waar) => v.p.sql(`SELECT CAST(t.id AS TEXT) AS id, CAST(t.dossier AS TEXT) AS dossier FROM termijn t
	JOIN dossier d ON d.regio = t.regio AND d.id = t.dossier WHERE d.afgeschermd = 0 AND ${waar} LIMIT 1`)[0] ?? null;

/* Opens the form of one deed and sends it. */
async function doe(v, page, kop, velden, knop) {
	const d = page.locator('details.vt-doe', { hasText: kop });
	if (await d.getAttribute('open') === null)
		await d.locator('summary').click();
	for (const [naam, waarde] of Object.entries(velden)) {
		const veld = d.locator(`[name=${naam}]`);
		if (await veld.evaluate((e) => e.tagName) === 'SELECT')
			await veld.selectOption(waarde);
		else
			await veld.fill(waarde);
	}
	await v.druk(page, d.getByRole('button', { name: knop }));
}

async function leven(v) {
	const m = await v.melding({ naam: 'Klokhuis' });
	const page = await v.als('casusregie');
	await v.ga(page, `/dossier/${m.dossier}`);
	await v.druk(page, page.locator('.vt-termijnen a', { hasText: 'Start onderzoek' }));
	v.check(await page.locator('.vt-uitleg li').count() >= 3, 'the clock says step by step how it was computed');
	v.check(/Uitvoeringsbesluit Wmo/.test(await page.locator('.vt-uitleg').innerText()), 'with the law it comes from');
	v.gelijk(await page.locator('details.vt-doe', { hasText: 'Schorsen' }).count(), 0, 'a rule without suspension offers none');
	await keur(v, page, 'termijn');
	await v.ga(page, `/dossier/${m.dossier}/termijnen`);
	v.gelijk(await page.locator('tbody tr', { hasText: 'Betrokkene informeren' }).count(), 2, 'one clock for each person who must be informed');
	v.check(/Noor/.test(await page.locator('tbody').innerText()), 'by name');
	await keur(v, page, 'termijnen van een dossier');
	await v.druk(page, page.locator('tbody tr a', { hasText: 'Betrokkene informeren' }).first());
	await doe(v, page, 'Verlengen', { reden: '' }, 'Verlengen');
	v.check(/Waarom/.test(await v.fouten(page)), 'extending asks for a reason');
	await keur(v, page, 'termijn, verlengen zonder reden');
	await doe(v, page, 'Verlengen', { tot: '31-12-2099', reden: 'Nog te gevaarlijk voor het kind.' }, 'Verlengen');
	v.check(/Zo ver kan het niet/.test(await v.fouten(page)), 'more than two weeks at once is refused');
	const uiterst = await page.locator('details.vt-doe', { hasText: 'Verlengen' }).locator('.vt-zacht').innerText();
	await doe(v, page, 'Verlengen', { tot: uiterst.match(/(\d+ \w+ \d{4})/)[1], reden: 'Nog te gevaarlijk voor het kind.' }, 'Verlengen');
	const verhaal = await page.locator('section[aria-labelledby=k-gesch]').innerText();
	v.check(/Verlengd/.test(verhaal) && /gevaarlijk voor het kind/.test(verhaal) && /F\. Aydin/.test(verhaal), 'history says what, why and who');
	await page.context().close();
}

/* What people record starts and stops the clocks of the law: a restraining order, a request. */
async function gebeurtenissen(v) {
	const m = await v.melding({ naam: 'Verbodsma' });
	const page = await v.als('casusregie');
	const vast = async (soort, op, persoon) => {
		await v.ga(page, `/dossier/${m.dossier}/gebeurtenis`);
		await page.selectOption('[name=soort]', soort);
		await page.fill('[name=op]', op);
		if (persoon)
			await page.selectOption('[name=persoon]', { index: 1 });
		await v.druk(page, page.getByRole('button', { name: 'Vastleggen' }));
	};
	await v.ga(page, `/dossier/${m.dossier}`);
	v.gelijk(await page.locator(`a[href="/dossier/${m.dossier}/gebeurtenis"]`).count(), 1, 'the dossier has a place for what happened');
	await v.ga(page, `/dossier/${m.dossier}/gebeurtenis`);
	await keur(v, page, 'gebeurtenis vastleggen');
	await vast('vernietiging_gevraagd', 'gisteren 10.00', false);
	v.check(/over wie dit gaat/.test(await v.fouten(page)), 'a request is of a person');
	await vast('raadsman_toegewezen', 'gisteren 10.00', false);
	v.check(/geen termijn die hierop wacht/.test(await v.fouten(page)), 'an event without a beginning is refused');
	await vast('huisverbod_opgelegd', 'gisteren 20.05', false);
	await vast('vernietiging_gevraagd', 'gisteren 10.00', true);
	await v.ga(page, `/dossier/${m.dossier}/termijnen`);
	const lijst = await page.locator('tbody').innerText();
	v.check(/Tijdelijk huisverbod/.test(lijst) && /Verzoek om vernietiging/.test(lijst), 'both clocks run');
	await v.druk(page, page.locator('tbody tr a', { hasText: /^Tijdelijk huisverbod/ }).first());
	v.check(/20[.:]05/.test(await page.locator('.vt-uitleg').innerText()), 'ten days from the minute, and it says so');
	await doe(v, page, 'Verlengen', { tot: '31-12-2099', reden: 'Te lang.' }, 'Verlengen');
	v.check(/Zo ver kan het niet/.test(await v.fouten(page)), 'at most four weeks after it was imposed');
	await vast('huisverbod_geeindigd', 'vandaag 00.01', false);
	await v.ga(page, `/dossier/${m.dossier}/termijnen`);
	v.check(/Monitoring na huisverbod/.test(await page.locator('tbody').innerText()), 'its end begins the year of monitoring');
	await page.context().close();
}

async function schorsen(v) {
	const k = klok(v, `t.stand = 'loopt' AND t.norm LIKE 'terugkoppeling%'
		AND t.verloopt_op > ${nu() + 86400}`);
	if (!v.check(k, 'the demo has feedback that waits'))
		return;
	const page = await v.als('teamleider');
	await v.ga(page, `/termijn/${k.id}`);
	await doe(v, page, 'Schorsen', { reden: 'Het gezin is in het buitenland.' }, 'Schorsen');
	v.check(/staat stil/.test(await page.locator('section[aria-labelledby=k-stand]').innerText()), 'a suspended clock stands still');
	await keur(v, page, 'termijn, geschorst');
	await doe(v, page, 'Weer laten lopen', {}, 'Weer laten lopen');
	v.check(/Loopt weer/.test(await page.locator('section[aria-labelledby=k-gesch]').innerText()), 'and runs again');
	await doe(v, page, 'Laten vervallen', { reden: 'De melder wil niets horen.' }, 'Laten vervallen');
	v.check(/vervallen/i.test(await page.locator('section[aria-labelledby=k-stand]').innerText()), 'a team leader lets it lapse, with a reason');
	v.gelijk(await page.locator('details.vt-doe').count(), 0, 'then nothing can be done with it');
	await page.context().close();
}

async function team(v) {
	const page = await v.als('teamleider');
	await v.ga(page, '/termijnen');
	await keur(v, page, 'termijnen van het team');
	for (const bak of await page.locator('.vt-bakjes a').evaluateAll((l) => l.map((a) => [a.getAttribute('href'), a.querySelector('b').textContent]))) {
		await v.ga(page, bak[0]);
		const n = await page.locator('.vt-termijntabel tbody tr').count();
		v.check(Number(bak[1]) === n || (n === 50 && parseInt(bak[1], 10) > 50), `${bak[0]} opens the list it counts (${bak[1]}, ${n})`);
	}
	await v.ga(page, '/termijnen?bak=laat');
	const laat = page.locator('.vt-waar__laat').first();
	if (v.check(await laat.count() > 0, 'somebody is late in the demo')) {
		const n = parseInt(await laat.innerText(), 10);
		await v.druk(page, laat);
		v.gelijk(await page.locator('.vt-termijntabel tbody tr').count(), n, 'the count of a colleague opens his list');
		await v.druk(page, page.locator('.vt-termijntabel td a', { hasText: 'Reden geven' }).first());
		await doe(v, page, 'Zeg waarom het te laat is', { laatreden: 'wachtlijst', uitleg: 'Er was niemand vrij.' }, 'Reden vastleggen');
		v.check(/Te veel werk/.test(await page.locator('main').innerText()), 'why it is late is written down');
		v.gelijk(await page.locator('details.vt-doe', { hasText: 'Zeg waarom' }).count(), 0, 'and asked once');
	}
	v.check(v.p.sql("SELECT count(*) AS n FROM termijn WHERE norm = 'informatieplicht' AND stand = 'loopt'")[0].n > 0, 'clocks about persons run');
	await v.ga(page, '/termijnen?bak=wachtlijst');
	await keur(v, page, 'termijnen, wachtlijst');
	await page.context().close();
	const front = await v.als('frontoffice');
	v.gelijk((await v.html(front, '/termijnen')).status, 403, 'the page of the team is for who leads');
	await front.context().close();
}

async function waarschuwen(v) {
	const page = await v.als('casusregie');
	await v.ga(page, '/waarschuwingen');
	await keur(v, page, 'waarschuwingen');
	if (await page.getByRole('button', { name: 'Alles gezien' }).count() > 0)
		await v.druk(page, page.getByRole('button', { name: 'Alles gezien' }));
	v.check(await page.locator('[data-bel-tel]').isHidden(), 'what was seen leaves the bell');
	const k = klok(v, `t.stand = 'loopt' AND t.verloopt_op > ${nu() + 86400} AND t.eigenaar =
		(SELECT id FROM medewerker WHERE inlog = 'casusregie')`);
	v.p.schrijf(`UPDATE termijn SET start_op = ${nu() - 60}, verloopt_op = ${nu() - 30}, sein_na = 0,
		sein_op = 1 WHERE id = ${k.id}`);
	await page.waitForFunction(() => !document.querySelector('[data-bel-tel]').hidden, null, { timeout: 30000 });
	v.check(Number(await page.locator('[data-bel-tel]').innerText()) >= 1, 'a clock that runs out rings while the page is open');
	await v.druk(page, page.locator('.vt-bel'));
	v.check(/voorbij/.test(await page.locator('.vt-seinen__nieuw').first().innerText()), 'and says what is the matter');
	await page.context().close();
}

async function zonder_eigenaar(v) {
	const [wie] = v.p.sql(`SELECT CAST(m.id AS TEXT) AS id FROM medewerker m JOIN termijn t ON t.eigenaar = m.id
		AND t.stand = 'loopt' AND t.dossier IS NOT NULL WHERE m.inlog NOT IN ('casusregie', 'frontoffice', 'teamleider',
		'onderzoeker', 'directeur') ORDER BY m.id LIMIT 1`);
	if (!v.check(wie, 'a colleague with clocks'))
		return;
	v.p.schrijf(`UPDATE medewerker SET tot = ${nu() - 1} WHERE id = ${wie.id}`);
	const page = await v.als('directeur');
	for (let i = 0; i < 30 && v.p.sql("SELECT count(*) AS n FROM termijn WHERE eigenaar IS NULL AND stand = 'loopt'")[0].n === 0; i++)
		await page.waitForTimeout(1000);
	await v.ga(page, '/waarschuwingen');
	v.check(/Niemand heeft deze termijn/.test(await page.locator('main').innerText()), 'the director hears of a clock that nobody has');
	v.gelijk(await page.locator('.vt-seinen a').count(), 0, 'but opens no dossier');
	v.check(!/Zeg waarom/.test(await page.locator('main').innerText()), 'and is not asked for a reason there is no place to give');
	await v.ga(page, '/termijnen/zonder-eigenaar');
	v.check(await page.locator('.vt-termijntabel tbody tr').count() > 0, 'and sees the list');
	await keur(v, page, 'termijnen zonder eigenaar');
	const namen = v.p.sql("SELECT naam FROM huishouden WHERE naam <> ''").map((r) => r.naam);
	const tekst = await page.locator('main').innerText();
	v.check(!namen.some((n) => tekst.includes(n)), 'without the name of a household');
	v.gelijk((await v.html(page, '/termijnen')).status, 403, 'the page of the team is not for a director');
	await page.context().close();
	v.p.schrijf(`UPDATE medewerker SET tot = NULL WHERE id = ${wie.id}`);
}

/* K9, K17: what happens to the organisation and to no case has its clock too. */
async function organisatie(v) {
	const meld = await v.als('beheer');
	await v.ga(meld, '/voorvallen');
	await v.druk(meld, meld.getByRole('link', { name: 'Voorval vastleggen' }));
	await keur(v, meld, 'voorval vastleggen');
	await v.druk(meld, meld.getByRole('button', { name: 'Vastleggen' }));
	v.check(/Wat is er gebeurd/.test(await v.fouten(meld)), 'a voorval says what happened');
	await meld.selectOption('[name=soort]', 'datalek_ontdekt');
	await meld.fill('[name=op]', 'vandaag 00.01');
	await meld.fill('[name=tekst]', 'Een lijst lag bij de printer.');
	await v.druk(meld, meld.getByRole('button', { name: 'Vastleggen' }));
	v.check(/Datalek melden/.test(await meld.locator('tbody').innerText()), 'who records a breach sees that its clock runs');
	/* The demo holds one too. */
	const nummer = (await meld.locator('tbody').innerText()).match(/V-\d{4}-\d{4}/)[0];
	const lek = (q) => q.locator('tbody tr', { hasText: nummer }).getByRole('link', { name: 'Datalek melden' });
	v.gelijk(await meld.locator('tbody th a').count(), 0, 'but cannot open it');
	await meld.context().close();
	const page = await v.als('privacy');
	await v.ga(page, '/voorvallen');
	await keur(v, page, 'voorvallen');
	await v.druk(page, lek(page));
	v.check(/lag bij de printer/.test(await page.locator('main').innerText()), 'the privacy officer reads what happened');
	v.check(/AVG, artikel 33/.test(await page.locator('.vt-uitleg').innerText()), 'and how its 72 hours were counted');
	await keur(v, page, 'termijn van de organisatie');
	await v.ga(page, '/agenda');
	v.check(/V-\d{4}-\d{4}/.test(await page.locator('main').innerText()), 'it stands in the agenda of its owner');
	await v.ga(page, '/voorvallen');
	await v.druk(page, lek(page));
	await doe(v, page, 'Vastleggen: Datalek gemeld', { op: 'vandaag 00.02' }, 'Vastleggen');
	v.check(/Gestopt: Datalek gemeld/.test(await page.locator('section[aria-labelledby=k-gesch]').innerText()), 'it stops by its own event');
	await page.context().close();
	const leider = await v.als('teamleider');
	for (let i = 0; i < 2; i++) {
		await v.ga(leider, '/voorvallen/nieuw');
		await leider.selectOption('[name=soort]', 'klacht_ontvangen');
		await leider.fill('[name=op]', 'vandaag 00.01');
		await leider.fill('[name=tekst]', `Klacht ${i} over de wachttijd.`);
		await v.druk(leider, leider.getByRole('button', { name: 'Vastleggen' }));
	}
	await v.ga(leider, '/termijnen?bak=organisatie');
	v.gelijk(await leider.locator('.vt-termijntabel tbody tr', { hasText: 'Klacht' }).count(), 3,
		'two complaints of one minute both run, beside that of the demo');
	await keur(v, leider, 'termijnen van de organisatie');
	await leider.context().close();
}

async function agenda(v) {
	const page = await v.als('casusregie');
	await v.ga(page, '/agenda');
	v.check(await page.locator('.vt-maand > li').count() >= 28, 'a month of days');
	v.gelijk(await page.locator('#wie').count(), 0, 'of oneself');
	await keur(v, page, 'agenda');
	await v.druk(page, 'a[rel=next]');
	v.check(/maand=\d{4}-\d{2}/.test(page.url()), 'the next month has an address of its own');
	await v.ga(page, '/agenda?maand=2026-12');
	v.check(/Eerste kerstdag|kerst/i.test(await page.locator('.vt-maand').innerText()), 'feast days stand in it');
	v.gelijk((await v.html(page, '/agenda?team=onderzoeker')).status, 403, 'that of a team is for who leads');
	await v.ga(page, '/agenda/adressen');
	await v.druk(page, page.getByRole('button', { name: 'Nieuw adres maken' }));
	await keur(v, page, 'agenda-adressen');
	const adres = new URL(await page.inputValue('#adres')).pathname;
	v.check(/^\/agenda\/van\/[\w-]{43}$/.test(adres), 'a secret address for a calendar program');
	v.gelijk((await fetch(v.p.base + adres)).status, 200, 'which reads it');
	await v.ga(page, '/agenda/adressen');
	v.gelijk(await page.locator('#adres').count(), 0, 'it is shown once');
	await v.druk(page, page.getByRole('button', { name: 'Intrekken' }).first());
	v.gelijk((await fetch(v.p.base + adres)).status, 404, 'taken back it is gone');
	await page.context().close();
	const leider = await v.als('teamleider');
	await v.ga(leider, '/agenda?team=casusregie');
	v.check(await leider.locator('.vt-maand__punt').count() > 0, 'a team leader sees the month of a team');
	await keur(v, leider, 'agenda van een team');
	await leider.context().close();
}

export default async function termijnen(v) {
	await v.deel('the life of a clock', () => leven(v));
	await v.deel('events that people record', () => gebeurtenissen(v));
	await v.deel('suspend and lapse', () => schorsen(v));
	await v.deel('the page of the team', () => team(v));
	await v.deel('warnings, live', () => waarschuwen(v));
	await v.deel('of the organisation', () => organisatie(v));
	await v.deel('without an owner', () => zonder_eigenaar(v));
	await v.deel('the month ahead', () => agenda(v));
}
