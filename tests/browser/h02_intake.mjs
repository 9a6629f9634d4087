// A conversation on one screen, while the telephone is at the ear: by keyboard,
// kept through a crash, beside a colleague, and only at the end advice or report.
import fs from 'node:fs';
import { slaap } from './hulp.mjs';
import { keur } from './keur.mjs';

const VERTELD = 'Zij hoorde vannacht geschreeuw en glas. De jongste stond op de stoep.';
const GETOOND = 'Er is een melding over ruzie thuis.';

const op_veld = (page) => page.evaluate(() => document.activeElement?.id ?? '');

/* Tab until the field has the focus: whoever has no mouse gets there too. */
async function tab_naar(page, id) {
	for (let i = 0; i < 150; i++) {
		if (await op_veld(page) === id)
			return true;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no way to #${id} with the Tab key`);
}

async function typ(page, id, tekst) {
	await tab_naar(page, id);
	await page.keyboard.type(tekst);
}

const stand = (page) => page.locator('[data-concept-stand]').innerText();

/* Until the page says that all that was typed is kept. */
async function bewaard(v, page, zin) {
	await page.waitForFunction(() => /^Bewaard \d\d\.\d\d/.test(
		document.querySelector('[data-concept-stand]')?.innerText.trim() ?? ''), null, { timeout: 15000 });
	v.check(true, zin);
}

/* All files of the database as bytes. */
export function bytes(v) {
	return v.p.bytes();
}

async function persoon(page, rij, { voornamen, voorvoegsel, geslachtsnaam, geboren, rol }) {
	await page.fill(`#personen-${rij}-voornamen`, voornamen);
	if (voorvoegsel)
		await page.fill(`#personen-${rij}-voorvoegsel`, voorvoegsel);
	await page.fill(`#personen-${rij}-geslachtsnaam`, geslachtsnaam);
	if (geboren)
		await page.fill(`#personen-${rij}-geboren`, geboren);
	await page.selectOption(`#personen-${rij}-rol`, rol);
}

/* A report by the form, as short as it may be. Leaves the page on its dossier. */
export async function meld(v, page, { hoedanigheid = 'huisarts', openheid = 'openbaar', melder = 'P. Proef',
	verteld = VERTELD, personen = [], vormen = ['partnergeweld'], gevaar = 'nee', kinderen, crisis = false,
	gemeente = '0392' } = {}) {
	await v.ga(page, '/gesprek/nieuw');
	await page.selectOption('#hoedanigheid', hoedanigheid);
	await page.fill('#melder_naam', melder);
	await page.check(`input[name=openheid][value=${openheid}]`);
	if (openheid === 'beschermd')
		await page.selectOption('#beschermingsgrond', 'geen_toestemming');
	await page.fill('#verteld', verteld);
	await page.check(`input[name=direct_gevaar][value=${gevaar}]`);
	if (gevaar === 'ja')
		await page.fill('#gevaar', 'Er wordt gedreigd.');
	if (crisis) {
		await page.check('#crisis');
		await page.fill('#gebeurd_waar', 'Duinweg 3, Haarlem');
	}
	for (const vorm of vormen)
		await page.check(`input[name=vormen][value=${vorm}]`);
	if (kinderen !== undefined)
		await page.fill('#kinderen', String(kinderen));
	await page.selectOption('#gemeente', gemeente);
	for (const [i, p] of personen.entries()) {
		if (i > 0 && await page.locator(`#personen-${i}-voornamen`).count() === 0)
			await page.click('[data-rij-erbij]');
		await persoon(page, i, p);
	}
	if (personen.length === 0)
		await page.check('#zonder_personen');
	await v.druk(page, 'button[name=_einde][value=melding]');
	await page.waitForURL(/\/dossier\/\d+/, { timeout: 10000 }).catch(() => {});
	const id = /\/dossier\/(\d+)/.exec(page.url())?.[1];
	if (!id)
		throw new Error(`not registered: ${(await page.locator('.vt-fouten').allInnerTexts()).join(' ')}`);
	const [rij] = v.p.sql(`SELECT CAST(id AS TEXT) AS id FROM melding WHERE dossier = ${id} ORDER BY ontvangen_op DESC LIMIT 1`);
	return { dossier: id, melding: rij.id };
}

async function toetsenbord(v) {
	const page = await v.als('frontoffice');
	await v.ga(page, '/werkvoorraad');
	await Promise.all([page.waitForURL('**/gesprek/nieuw'), page.keyboard.press('n')]);
	v.check(true, 'the key n begins a conversation');
	v.gelijk(await op_veld(page), 'hoedanigheid', 'the first question has the focus');
	v.gelijk(v.p.sql('SELECT count(*) AS n FROM contact WHERE stand = \'concept\'')[0].n, 0,
		'looking at an empty form makes nothing');
	await page.keyboard.type('School');
	v.gelijk(await page.inputValue('#hoedanigheid'), 'school', 'who calls, by typing');
	await typ(page, 'melder_organisatie', 'Basisschool De Zandbank');
	await typ(page, 'melder_naam', 'J. Zandstra');
	await tab_naar(page, 'openheid');
	await page.keyboard.press('Space');
	await typ(page, 'verteld', VERTELD);
	await tab_naar(page, 'direct_gevaar');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowRight');
	v.check(await page.isChecked('input[name=direct_gevaar][value=nee]'), 'no direct danger, with the arrow');
	await typ(page, 'gebeurd_op', 'gisteren');
	await tab_naar(page, 'vormen');
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	v.gelijk(await page.locator('input[name=vormen]:checked').count(), 2, 'more than one form of violence');
	await typ(page, 'getoond', GETOOND);
	await typ(page, 'personen-0-voornamen', 'Sterre');
	await typ(page, 'personen-0-geslachtsnaam', 'Duinroos');
	v.check(await page.evaluate(() => {
		const r = document.activeElement.getBoundingClientRect();
		return r.bottom <= innerHeight && r.top >= 0;
	}), 'the field that has the focus is in sight');
	await bewaard(v, page, 'what is typed is kept within seconds, and the page says when');
	v.check(/\/gesprek\/\d+$/.test(page.url()), 'the conversation has an address from then on');
	await keur(v, page, 'gesprek');
	v.feiten.gesprek = new URL(page.url()).pathname;
	return page;
}

async function val(v, page) {
	await v.val();
	await page.locator('#getoond').focus();
	await page.keyboard.press('End');
	await page.keyboard.type(' Ook na de val.');
	await page.waitForFunction(() => /Nog niet bewaard/.test(
		document.querySelector('[data-concept-stand]').innerText), null, { timeout: 15000 });
	v.check(true, 'when the server is gone the page says "Nog niet bewaard"');
	v.gelijk(await page.inputValue('#getoond'), `${GETOOND} Ook na de val.`, 'and the text stays in its field');
	await v.weer();
	await bewaard(v, page, 'and then what was typed meanwhile is kept without doing anything');
	await page.context().close();

	const ander = await v.als('frontoffice');
	await v.ga(ander, '/werkvoorraad');
	v.check(await ander.locator(`a[href="${v.feiten.gesprek}"]`).count() > 0,
		'on another device the work list says which conversation is not finished');
	await v.ga(ander, v.feiten.gesprek);
	for (const [id, wil] of Object.entries({ hoedanigheid: 'school', melder_organisatie: 'Basisschool De Zandbank',
		melder_naam: 'J. Zandstra', verteld: VERTELD, getoond: `${GETOOND} Ook na de val.`,
		gebeurd_op: 'gisteren', 'personen-0-voornamen': 'Sterre', 'personen-0-geslachtsnaam': 'Duinroos' }))
		v.gelijk(await ander.inputValue(`#${id}`), wil, `after the crash, on another device: ${id}`);
	v.check(await ander.isChecked('#openheid'), 'after the crash: openness');
	v.gelijk(await ander.locator('input[name=vormen]:checked').count(), 2, 'after the crash: both forms');
	await v.ga(ander, '/gesprekken');
	await keur(v, ander, 'gesprekken die nog niet af zijn');
	v.check(!bytes(v).includes('geschreeuw en glas'), 'the draft is not readable in the database file');
	return ander;
}

/* Two people in one conversation: nothing is lost and both see it. */
async function twee(v, page) {
	const collega = await v.als('elidrissi');
	await v.ga(page, v.feiten.gesprek);
	await v.ga(collega, v.feiten.gesprek);
	await collega.fill('#verteld', `${VERTELD} De buurman belde ook.`);
	await collega.locator('#melder_naam').focus();
	await bewaard(v, collega, 'a colleague writes in the same conversation');
	await page.fill('#verteld', `${VERTELD} De politie is geweest.`);
	await page.locator('#melder_naam').focus();
	await page.waitForSelector('[data-concept-botsing]:not([hidden])');
	v.check(/Er is niets weg/.test(await page.locator('[data-concept-botsing]').innerText()),
		'who saves second hears that someone else wrote too, and that nothing is lost');
	const weg = page.locator('[data-concept-stand] a');
	v.check(await weg.isVisible() && await weg.evaluate((a) => {
		const r = a.getBoundingClientRect();
		return r.top >= 0 && r.bottom <= innerHeight;
	}), 'the way to both texts is in sight where one types');
	await v.druk(page, weg);
	const tekst = await page.locator('main').innerText();
	v.check(tekst.includes('De buurman belde ook') && tekst.includes('De politie is geweest'),
		'both texts stand side by side');
	await keur(v, page, 'twee teksten');
	const beide = page.locator('input[name="_k.verteld"][value=beide]');
	v.check(await beide.count() === 1, 'both may be kept');
	await beide.check();
	await v.druk(page, 'main form button[type=submit]');
	const samen = await page.inputValue('#verteld');
	v.check(samen.includes('De buurman belde ook') && samen.includes('De politie is geweest'),
		'after the choice both texts are in the conversation');
	await collega.context().close();
}

async function bekend(v, page) {
	const [p] = v.p.sql(`SELECT p.geslachtsnaam, p.voorvoegsel, p.voornamen, p.geboren FROM persoon p
		WHERE geboren IS NOT NULL AND geslachtsnaam <> '' ORDER BY id LIMIT 1`);
	v.feiten.bekend = p;
	await v.ga(page, v.feiten.gesprek);
	const rij = await page.locator('[data-kandidaten]').count() - 1;
	await page.fill(`#personen-${rij}-voornamen`, p.voornamen);
	await page.locator(`#personen-${rij}-geslachtsnaam`).pressSequentially(p.geslachtsnaam);
	await page.waitForSelector('.vt-kandidaat', { timeout: 15000 });
	const lijst = page.locator('[data-kandidaten-lijst]');
	v.check((await lijst.innerText()).includes(p.geslachtsnaam), 'while a name is typed, who is known appears');
	v.check(await lijst.locator('.vt-kandidaat__eerder li').count() > 0, 'with the history of that person');
	v.check(/Bekend|gevonden/i.test(await page.locator('[aria-live], [role=status]').allInnerTexts()
		.then((t) => t.join(' '))), 'a screen reader hears that somebody was found');
	await keur(v, page, 'gesprek met kandidaten');
	await slaap(2500);	// what was typed so far is kept; the choice is a change of its own
	const antwoord = page.waitForResponse((r) => r.url().endsWith('/concept'));
	await lijst.locator('button[data-kies]').first().click();
	v.check(await page.locator(`#personen-${rij}-bekend`).inputValue() !== '', 'one press says that it is this person');
	v.check(await page.locator('[data-bekend]:visible').count() === 1, 'and the row says so');
	v.gelijk((await antwoord).status(), 200, 'which is kept');
}

async function melding(v, page) {
	/* A report with errors: all at once, linked, and everything still there. */
	await v.ga(page, v.feiten.gesprek);
	const naam = await page.inputValue('#melder_naam');
	await page.fill('#gebeurd_op', '31-2-2026');
	await page.fill('#personen-0-geboren', '32-13-2020');
	await page.locator('#personen-0').locator('summary').click();
	await page.fill('#personen-0-bsn', '000000000');
	await page.fill('#kinderen', '99');
	await v.druk(page, 'button[name=_einde][value=melding]');
	v.gelijk(page.antwoord.status(), 422, 'a report with errors is not registered');
	const fouten = page.locator('.vt-fouten');
	v.check(await fouten.getAttribute('role') === 'alert', 'the errors are said to a screen reader');
	v.check(await fouten.evaluate((e) => e === document.activeElement || e.contains(document.activeElement)),
		'the summary has the focus');
	v.check((await page.title()).startsWith('Fout'), 'the title says that something is wrong');
	const naar = await fouten.locator('a').evaluateAll((as) => as.map((a) => a.getAttribute('href').slice(1)));
	for (const id of ['gebeurd_op', 'kinderen', 'personen-0-geboren', 'personen-0-bsn', 'personen-0-rol'])
		v.check(naar.includes(id), `the error of ${id} is in the summary (${naar.join(' ')})`);
	for (const id of naar)
		v.check(await page.locator(`[id="${id}"]`).count() === 1, `the link to ${id} goes somewhere`);
	await fouten.locator('a[href="#gebeurd_op"]').click();
	v.gelijk(await op_veld(page), 'gebeurd_op', 'a link of the summary brings the focus to the field');
	v.check(await page.locator('#gebeurd_op').getAttribute('aria-invalid') === 'true', 'the field says it is wrong');
	v.gelijk(await page.inputValue('#gebeurd_op'), '31-2-2026', 'what was typed wrong stands there still');
	v.gelijk(await page.inputValue('#melder_naam'), naam, 'and what was right too');
	v.check((await page.inputValue('#verteld')).includes('De buurman belde ook'), 'and the story');
	await keur(v, page, 'gesprek met fouten');

	await page.fill('#gebeurd_op', 'gisteren');
	await page.fill('#kinderen', '2');
	await page.fill('#personen-0-geboren', '1991-03-04');
	await page.fill('#personen-0-bsn', '');
	await page.selectOption('#personen-0-rol', '112');
	for (const rij of await page.locator('[data-kandidaten]').all()) {
		const rol = rij.locator('select[name$=".rol"]');
		const gebruikt = await rij.locator('input[name$=".geslachtsnaam"]').inputValue() !== '';
		if (gebruikt && await rol.inputValue() === '')
			await rol.selectOption('115');
	}
	/* Pressed twice at once: the same form, sent two times. */
	const velden = await page.evaluate(() => {
		const f = document.getElementById('gesprek');
		return { url: f.action, data: new URLSearchParams([...new FormData(f), ['_einde', 'melding']]).toString() };
	});
	const voor = v.p.sql('SELECT count(*) AS n FROM melding')[0].n;
	const stuur = () => page.context().request.post(velden.url, { maxRedirects: 0, data: velden.data,
		headers: { 'content-type': 'application/x-www-form-urlencoded' } });
	const twee = await Promise.all([stuur(), stuur()]);
	v.gelijk(v.p.sql('SELECT count(*) AS n FROM melding')[0].n - voor, 1, 'submitted twice, it is one report');
	const waar = twee.map((r) => r.headers().location?.split('?')[0]);
	v.check(waar[0] && waar[0] === waar[1], `both answers lead to the same dossier (${twee.map((r) => r.status())} ${waar})`);
	await v.ga(page, waar.find(Boolean) ?? '/werkvoorraad');
	v.feiten.eerste = /\d+/.exec(waar.find(Boolean) ?? '')?.[0];
	v.check((await page.locator('main').innerText()).includes('Duinroos') || (await page.title()) !== '',
		'the report stands in a dossier');
	v.gelijk((await v.html(page, v.feiten.gesprek)).status, 409, 'the conversation is finished');
	const dossier = v.p.sql(`SELECT count(*) AS n FROM termijn t JOIN melding m ON m.regio = t.regio AND m.id = t.melding
		WHERE m.dossier = ${v.feiten.eerste}`)[0].n;
	v.check(dossier >= 4, `the clocks of law and contract run (${dossier})`);
}

async function advies(v, page) {
	const namen = ['Zwaluwtong', 'Merelvoet', 'Spreeuwenstraat'];
	await v.ga(page, '/gesprek/nieuw');
	await page.selectOption('#hoedanigheid', 'familielid');
	await page.fill('#melder_naam', 'Bellerman Nachtegaal');
	await page.fill('#verteld', 'Zwaluwtong slaat haar zoon, zegt oma.');
	await page.check('input[name=vormen][value=km_lichamelijk]');
	await persoon(page, 0, { voornamen: 'Merelvoet', geslachtsnaam: 'Zwaluwtong', rol: '112' });
	await page.fill('#straat', 'Spreeuwenstraat');
	await bewaard(v, page, 'a conversation that stays with advice is kept while it lasts');
	const adres = new URL(page.url()).pathname;
	await v.druk(page, 'button[name=_einde][value=advies]');
	v.check(await page.locator('.vt-fouten a').count() >= 2, 'advice without question and answer is refused by field');
	await keur(v, page, 'gesprek als advies met fouten');
	await page.fill('#vraag', 'Een oma vraagt wat zij kan doen als een kind wordt geslagen.');
	await page.fill('#advies', 'Praat met school en bel terug als het weer gebeurt.');
	await v.druk(page, 'button[name=_einde][value=advies]');
	v.check(/\/advies\/\d+/.test(page.url()), `advice is recorded (${page.url()})`);
	const tekst = await page.locator('main').innerText();
	v.check(/Gegevens van het gezin zijn niet bewaard/.test(await page.locator('body').innerText()),
		'the notice says that nothing of the family is kept');
	v.check(!namen.some((n) => tekst.includes(n)), 'the page of the advice names nobody');
	v.check(tekst.includes('naam niet bewaard'), 'nor who called, who did not agree to that');
	await keur(v, page, 'advies');
	const alles = bytes(v);
	for (const n of [...namen, 'Nachtegaal', 'zwaluwtong', 'merelvoet'])
		v.check(!alles.includes(n), `${n} is nowhere in the bytes of the database`);
	v.gelijk(v.p.sql('SELECT count(*) AS n FROM concept c WHERE NOT EXISTS (SELECT 1 FROM contact k WHERE '
		+ 'k.regio = c.regio AND k.id = c.onderwerp AND k.stand = \'concept\') AND c.soort = \'gesprek\'')[0].n, 0,
		'and no draft is left of what is finished');
	v.gelijk((await v.html(page, adres)).status, 409, 'the conversation cannot be opened any more');
	const wachtrij = await v.ga(page, '/adviezen');
	v.gelijk(wachtrij, 200, 'the list of advice');
	await keur(v, page, 'adviezen');

	/* Advice becomes a report. */
	await page.locator('tbody a').first().click();
	await page.waitForURL('**/advies/*');
	await v.druk(page, 'form[action$="/melding"] button');
	v.check(/\/gesprek\/\d+/.test(page.url()), 'advice becomes a report: a conversation begins');
	v.check((await page.locator('main').innerText()).includes('Een oma vraagt'), 'beside it stands the earlier advice');
	await page.selectOption('#hoedanigheid', 'familielid');
	await page.check('input[name=openheid][value=openbaar]');
	await page.fill('#verteld', 'Het is weer gebeurd.');
	await page.check('input[name=direct_gevaar][value=onbekend]');
	await page.check('input[name=vormen][value=km_lichamelijk]');
	await page.check('#zonder_personen');
	await v.druk(page, 'button[name=_einde][value=melding]');
	v.check(/\/dossier\/\d+/.test(page.url()), `and is registered (${(await page.locator('.vt-fouten').allInnerTexts()).join(' ')})`);
	await v.ga(page, '/adviezen');
	v.check(/Advies werd melding/.test(await page.locator('tbody tr').first().innerText()),
		'the advice says that it became a report');
}

export default async function intake(v) {
	let page;
	await v.deel('a conversation by keyboard', async () => { page = await toetsenbord(v); });
	await v.deel('the server falls over', async () => { page = await val(v, page); });
	await v.deel('two people in one conversation', () => twee(v, page));
	await v.deel('who is known already', () => bekend(v, page));
	await v.deel('a report with errors, then sent twice', () => melding(v, page));
	await v.deel('advice', () => advies(v, page));
	await page.context().close();
}
