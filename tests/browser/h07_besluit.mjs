// The decision and what follows: each outcome starts its own clocks and tasks,
// the reporter hears, and only then the report closes.
import { screen } from './h05_weging.mjs';
import { keur } from './keur.mjs';

const klok = (v, m, norm) => v.p.sql(`SELECT t.stand FROM termijn t WHERE t.melding = ${m.melding}
	AND t.norm = '${norm}' ORDER BY t.id DESC LIMIT 1`)[0]?.stand;
const tekst = (page) => page.locator('main').innerText();

async function kies(page, id, naam) {
	const optie = page.locator(`#${id} option`, { hasText: naam }).first();
	await page.selectOption(`#${id}`, await optie.getAttribute('value'));
}

async function vul(v, page, velden, knop = 'main form button[type=submit]') {
	for (const [id, waarde] of Object.entries(velden))
		if (await page.locator(`select[id="${id}"]`).count())
			await kies(page, id, waarde);
		else
			await page.fill(`#${id}`, waarde);
	await v.druk(page, knop);
}

/* A report that was screened, and this decision about it. */
async function besluit(v, page, m, route, eigenaar) {
	await screen(v, page, m);
	await v.ga(page, `/melding/${m.melding}/besluit`);
	await page.check(`input[name=route][value=${route}]`);
	await vul(v, page, { reden: 'Het geweld duurt al weken.', eigenaar });
	v.check(/Het besluit is vastgelegd/.test(await page.locator('body').innerText()),
		`decided: ${route} ${await v.fouten(page)}`);
}

const stuk = (v, tabel, m) => v.p.sql(`SELECT CAST(id AS TEXT) AS id FROM ${tabel}
	WHERE melding = ${m.melding} ORDER BY id DESC LIMIT 1`)[0]?.id;

async function onderzoek(v, page) {
	const m = await v.melding({ naam: 'Blauwdistel' });
	await v.ga(page, `/melding/${m.melding}/besluit`);
	await keur(v, page, 'besluit');
	await screen(v, page, m);
	await v.ga(page, `/melding/${m.melding}/besluit`);
	await v.druk(page, 'main form button[type=submit]');
	const naar = await page.locator('.vt-fouten a').evaluateAll((as) => as.map((a) => a.getAttribute('href')));
	v.check(naar.includes('#route') && naar.includes('#reden'),
		`a decision asks what and why (${naar})`);
	await keur(v, page, 'besluit met fouten');
	await besluit(v, page, m, 'onderzoek', 'I. Bos');
	await keur(v, page, 'melding');
	v.gelijk(klok(v, m, 'oordeel_onderzoek'), 'loopt', 'the clock of the investigation runs');
	const id = stuk(v, 'onderzoek', m);
	const bos = await v.als('onderzoeker');
	await v.ga(bos, `/onderzoek/${id}`);
	await keur(v, bos, 'onderzoek niet gestart');
	await vul(v, bos, { plan: 'Praten met moeder, vader en de kinderen; school en huisarts vragen.' });
	v.gelijk(klok(v, m, 'start_onderzoek'), 'gehaald', 'with a plan it has started, and that clock stops');
	await bos.fill('#naam', 'Juf Wilg');
	await kies(bos, 'hoedanigheid', 'School');
	await bos.check('input[name=toestemming][value=niet_nodig]');
	await v.druk(bos, 'form[action$="/informant"] button');
	await bos.locator('details summary', { hasText: 'Antwoord vastleggen' }).click();
	await bos.locator('form[action$="/antwoord"] textarea').fill('De jongste is stil sinds de zomer.');
	await v.druk(bos, 'form[action$="/antwoord"] button');
	v.check((await tekst(bos)).includes('De jongste is stil sinds de zomer.'), 'the answer of an informant is kept');
	await keur(v, bos, 'onderzoek');
	await v.druk(bos, 'form[action$="/afronden"] button');
	v.check(await bos.locator('.vt-fouten a').count() > 1, 'it does not end without findings and conclusions');
	await keur(v, bos, 'onderzoek met fouten');
	await bos.fill('#bevindingen', 'Er is geweld tussen de ouders; de kinderen zagen het.');
	await bos.fill('#kijk_betrokkenen', 'Moeder herkent het, vader niet.');
	const conclusies = await bos.locator('form[action$="/afronden"] select').all();
	for (const c of conclusies)
		await c.selectOption({ index: 2 });
	v.check(conclusies.length >= 2, `a conclusion per form of violence and person (${conclusies.length})`);
	await v.druk(bos, 'form[action$="/afronden"] button');
	v.check(/Het onderzoek is afgerond/.test(await bos.locator('body').innerText()), `it is concluded ${await v.fouten(bos)}`);
	v.gelijk(klok(v, m, 'oordeel_onderzoek'), 'gehaald', 'and its clock stops');
	await v.ga(bos, `/onderzoek/${id}`);
	await keur(v, bos, 'onderzoek afgerond');
	await bos.context().close();
}

async function hulp(v, page) {
	const m = await v.melding({ naam: 'Zeekool' });
	await besluit(v, page, m, 'directe_hulp', 'F. Aydin');
	await v.ga(page, `/melding/${m.melding}/hulp`);
	await keur(v, page, 'hulp vragen');
	await vul(v, page, { soort: 'Hulp aan huis', organisatie: 'Kontext' });
	const id = stuk(v, 'hulp', m);
	v.check(id, `help is asked ${await v.fouten(page)}`);
	v.gelijk(klok(v, m, 'hulp_op_gang'), 'loopt', 'asked does not stop the 48 hours');
	await v.ga(page, `/hulp/${id}`);
	await keur(v, page, 'hulp');
	await page.check('input[name=stand][value=aangenomen]');
	await v.druk(page, 'main form button[type=submit]');
	v.gelijk(klok(v, m, 'hulp_op_gang'), 'loopt', 'accepted does not stop the 48 hours');
	await v.ga(page, `/hulp/${id}`);
	await page.check('input[name=stand][value=gestart]');
	await v.druk(page, 'main form button[type=submit]');
	v.gelijk(klok(v, m, 'hulp_op_gang'), 'gehaald', 'started stops the 48 hours');
	return m;
}

async function overdracht(v, page) {
	const m = await v.melding({ naam: 'Kruipwilg' });
	await besluit(v, page, m, 'lokaal_veld', 'F. Aydin');
	const bied = async () => {
		await v.ga(page, `/melding/${m.melding}/overdracht`);
		await keur(v, page, 'overdracht aanbieden');
		await vul(v, page, { organisatie: 'Sociaal wijkteam en CJG Haarlem', grond: 'Toestemming',
			tekst: 'Moeder wil hulp bij de opvoeding.' });
		return stuk(v, 'overdracht', m);
	};
	const een = await bied();
	v.check(een, `a hand-over is offered ${await v.fouten(page)}`);
	v.gelijk(klok(v, m, 'overdracht_acceptatie'), 'loopt', 'the clock for the answer runs');
	await v.ga(page, `/overdracht/${een}`);
	v.check(/Veilig Thuis/.test(await page.locator('[role=note]').innerText()), 'Veilig Thuis stays director until accepted');
	await keur(v, page, 'overdracht');
	await page.check('input[name=antwoord][value=geweigerd]');
	await v.druk(page, 'main form button[type=submit]');
	v.check(await page.locator('.vt-fouten a[href="#reden"]').count() === 1, 'a refusal asks why');
	await page.fill('#reden', 'Er is een wachtlijst.');
	await v.druk(page, 'main form button[type=submit]');
	await v.ga(page, `/melding/${m.melding}`);
	v.check(/Geweigerd/.test(await tekst(page)), 'refused, and seen');
	v.check(/kan nog niet dicht/.test(await tekst(page)), 'the report stays with Veilig Thuis');
	await v.ga(page, `/overdracht/${een}`);
	await keur(v, page, 'overdracht, geweigerd');
	await v.druk(page, 'main a:has-text("Aan een ander aanbieden")');
	v.check(page.url().endsWith(`/melding/${m.melding}/overdracht`), 'from a refusal one goes on to another place');
	const twee = await bied();
	v.check(twee !== een, 'offered again');
	await v.ga(page, `/overdracht/${twee}`);
	await page.check('input[name=antwoord][value=aanvaard]');
	await v.druk(page, 'main form button[type=submit]');
	await v.ga(page, `/melding/${m.melding}`);
	v.check(/Aanvaard/.test(await tekst(page)), 'accepted');
}

async function raad(v, page) {
	const m = await v.melding({ naam: 'Duinriet' });
	await besluit(v, page, m, 'raad', 'F. Aydin');
	let id = stuk(v, 'vto', m);
	if (!id) {
		await v.ga(page, `/melding/${m.melding}/vto`);
		await keur(v, page, 'verzoek tot onderzoek vastleggen');
		await vul(v, page, { reden: 'De ouders weigeren alle hulp.' });
		id = stuk(v, 'vto', m);
	}
	v.gelijk(klok(v, m, 'verzoek_tot_onderzoek'), 'loopt', 'the clock of the request runs');
	await v.ga(page, `/vto/${id}`);
	await keur(v, page, 'verzoek tot onderzoek');
	await page.check('#college');
	await v.druk(page, 'main form button[type=submit]');
	v.gelijk(klok(v, m, 'verzoek_tot_onderzoek'), 'gehaald', 'sent, and the clock stops');
}

async function sluiten(v, page, m) {
	await v.ga(page, `/melding/${m.melding}`);
	v.check(/kan nog niet dicht/.test(await tekst(page)) && /terugkoppeling/.test(await tekst(page)),
		'a report cannot be closed before the reporter heard');
	await v.ga(page, `/melding/${m.melding}/sluiten`);
	v.check(await page.locator('main form').count() === 0, 'nor by its address');
	await keur(v, page, 'sluiten kan niet');
	v.gelijk(await v.ga(page, '/terugkoppeling'), 200, 'who still has to hear stands in a list');
	v.check(await page.locator(`a[href="/melding/${m.melding}/terugkoppeling"]`).count() === 1, 'with this reporter');
	await keur(v, page, 'terugkoppelingen');
	await v.ga(page, `/melding/${m.melding}/terugkoppeling`);
	await keur(v, page, 'terugkoppeling');
	await vul(v, page, { tekst: 'Dank voor de melding over het kind van 06-05-2019. Er is hulp gestart.', wijze: 'Telefonisch' });
	v.check(await page.locator('.vt-fouten').count() === 1, 'a text with more than this reporter may know is refused');
	await keur(v, page, 'terugkoppeling met fouten');
	await vul(v, page, { tekst: 'Dank voor de melding. Er is hulp gestart.', wijze: 'Telefonisch' });
	v.check(/De terugkoppeling is vastgelegd/.test(await page.locator('body').innerText()),
		`the reporter heard ${await v.fouten(page)}`);
	/* What may still be open is said; it is done, and then it closes. */
	await v.ga(page, `/melding/${m.melding}`);
	const open = (await page.locator('section[aria-labelledby=k-sluiten] li').allInnerTexts()).join('; ');
	v.gelijk(open, '', 'nothing is open any more');
	await v.ga(page, `/melding/${m.melding}/sluiten`);
	await keur(v, page, 'sluiten');
	await kies(page, 'afsluitreden', 'Hulp is gestart');
	await v.druk(page, 'main form button[type=submit]');
	v.check(/De melding is gesloten/.test(await page.locator('body').innerText()), `closed ${await v.fouten(page)}`);
	v.gelijk(v.p.sql(`SELECT count(*) AS n FROM termijn WHERE melding = ${m.melding} AND stand = 'loopt'
		AND norm NOT IN ('informatieplicht')`)[0].n, 0, 'no clock of it runs any more');
}

export default async function vervolg(v) {
	const page = await v.als('casusregie');
	let m;
	await v.deel('investigation', () => onderzoek(v, page));
	await v.deel('help within 48 hours', async () => { m = await hulp(v, page); });
	await v.deel('hand-over', () => overdracht(v, page));
	await v.deel('the Raad', () => raad(v, page));
	await v.deel('feedback and closing', () => sluiten(v, page, m));
	await page.context().close();
}
