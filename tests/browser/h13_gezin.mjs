// A family as it was drawn by hand: people, ties, violence and support are written
// down in forms, drawn, told as a list; two numbers become one person and two again.
import { beeld, ongelijk } from './beeld.mjs';
import { keur } from './keur.mjs';
import { decode } from '../../tools/png.mjs';

/* Born on the first of January, so that the ages in the drawing are the same on every day. */
const jarig = (leeftijd) => `1-1-${new Date().getFullYear() - leeftijd}`;
const MENSEN = [['Mirjam', 'Hoekzema', 'V', 34, '112', 'slachtoffer', false],
	['Jeroen', 'Terlouw', 'M', 37, '112', 'pleger', true], ['Karim', 'Bennani', 'M', 38, '113', '', true],
	['Willy', 'Hoekzema', 'V', 66, '125', '', true], ['Yara', 'Bennani', 'V', 12, '115', 'getuige', false],
	['Fenna', 'Terlouw', 'V', 6, '115', 'getuige', false], ['Pim', 'Terlouw', 'M', 3, '115', 'getuige', false]];
const BANDEN = [['Willy', '027', 'Mirjam'], ['Karim', '008', 'Mirjam'], ['Karim', '027', 'Yara'],
	['Mirjam', '027', 'Yara'], ['Mirjam', '028', 'Jeroen'], ['Mirjam', '027', 'Fenna'], ['Jeroen', '027', 'Fenna'],
	['Mirjam', '027', 'Pim'], ['Jeroen', '015', 'Pim']];

export default async function gezin(v) {
	const m = await v.melding({ velden: { personen: MENSEN.map(([voornamen, geslachtsnaam, geslacht, leeftijd, rol,
		hoedanigheid, elders]) => ({ voornamen, geslachtsnaam, geslacht, geboren: jarig(leeftijd), rol, woontElders: elders,
		...(hoedanigheid ? { hoedanigheid } : {}) })) } });
	const pad = `/dossier/${m.dossier}`;
	const page = await v.als('casusregie');
	const kies = async (veld, wie) => page.selectOption(`#${veld}`, { label:
		await page.locator(`#${veld} option`, { hasText: wie }).first().innerText() });
	const relatie = async (a, soort, b, reden) => {
		await v.ga(page, `${pad}/gezin/relatie`);
		await kies('persoon', a);
		await page.selectOption('#soort', soort);
		await kies('ander', b);
		await page.selectOption('#bron', 'gezin');
		if (reden)
			await page.fill('#reden', reden);
		await v.druk(page, `form[action$="/gezin/relatie"] button[type=submit]`);
	};
	await v.deel('ties', async () => {
		await v.ga(page, `${pad}/gezin/relatie`);
		await keur(v, page, 'relatie vastleggen');
		for (const [a, soort, b] of BANDEN)
			await relatie(a, soort, b);
		/* "Jeroen is child of Pim" is a child older than its parent. */
		const fout = await v.fouten(page);
		v.check(/ouder/.test(JSON.stringify(fout)) || await page.locator('.vt-fouten').count() === 1,
			'a child older than its parent is said');
		await relatie('Jeroen', '027', 'Pim');
		v.check(page.url().includes(`${pad}/gezin`), 'and the right way round is kept');
		await v.ga(page, `${pad}/gezin/band`);
		await kies('persoon', 'Willy');
		await page.selectOption('#soort', 'steun');
		await kies('ander', 'Mirjam');
		await page.selectOption('#bron', 'gezin');
		await v.druk(page, 'form[action$="/gezin/band"] button[type=submit]');
	});
	await v.deel('the drawing', async () => {
		await v.ga(page, pad);
		const plek = Object.fromEntries(await page.locator('svg.vt-geno .naam').evaluateAll((ts) =>
			ts.map((t) => [t.textContent, { x: +t.getAttribute('x'), y: +t.getAttribute('y') }])));
		v.gelijk(Object.keys(plek).sort().join(' '), 'Fenna Jeroen Karim Mirjam Pim Willy Yara', 'everybody is drawn');
		v.check(plek.Willy.y < plek.Mirjam.y && plek.Mirjam.y < plek.Yara.y && plek.Karim.y === plek.Jeroen.y,
			'one row per generation');
		v.check((plek.Karim.x < plek.Mirjam.x) === (plek.Mirjam.x < plek.Jeroen.x), 'ex, person, partner');
		v.check(plek.Fenna.x < plek.Pim.x && (plek.Yara.x < plek.Fenna.x) === (plek.Karim.x < plek.Jeroen.x),
			'children below their own parents, the eldest first');
		v.gelijk(await page.locator('svg.vt-geno .huis').count(), 1, 'one outline round who lives together');
		v.check(await page.locator('svg.vt-geno .geweld').count() >= 2 &&
			await page.locator('svg.vt-geno .steun').count() === 1, 'violence with its arrow, and support');
		await page.locator('.vt-geno-als-lijst summary').click();
		v.check(/Geeft geweld aan Mirjam Hoekzema/.test(await page.locator('.vt-geno-lijst').innerText()),
			'the same is told as a list');
		await v.ga(page, `${pad}/gezin`);
		await keur(v, page, 'gezin met tekening');
		await Promise.all([page.waitForNavigation(), page.locator('svg.vt-geno a', { hasText: 'Yara' }).first().click()]);
		v.check(/\/persoon\/\d+$/.test(page.url()), 'a person in the drawing is a link');
		await keur(v, page, 'persoon met geschiedenis');
	});
	await v.deel('approved pictures', async () => {
		await v.ga(page, `${pad}/gezin`);
		const svg = page.locator('svg.vt-geno:not(.vt-eco)');
		await page.evaluate(() => document.fonts.ready);
		await page.mouse.move(0, 0);
		const standen = { licht: {}, donker: { colorScheme: 'dark' }, contrast: { forcedColors: 'active' },
			druk: { media: 'print' } };
		for (const [naam, stand] of Object.entries(standen)) {
			await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', ...stand });
			await beeld(v, svg, `genogram-${naam}`);
		}
		await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
		/* the comparison itself: one line less is seen */
		const heel = await svg.screenshot();
		await svg.evaluate((e) => e.querySelector('.steun').remove());
		v.check(ongelijk(decode(heel), decode(await svg.screenshot())) > 40, 'a line that is gone would be seen');
	});
	await v.deel('signals', async () => {
		await v.ga(page, pad);
		const tekst = await page.locator('.vt-opgemerkt').innerText();
		v.check(/Samenloop/.test(tekst) && /Kind in beeld/.test(tekst), 'samenloop and a child nobody has seen');
		await page.locator('.vt-opgemerkt a', { hasText: 'Wegzetten' }).first().click();
		await page.fill('#reden', 'Besproken met de procesregie.');
		await v.druk(page, 'form[action*="/gezin/signaal"] button[type=submit]');
		await v.ga(page, pad);
		v.check(/Besproken met de procesregie/.test(await page.locator('.vt-opgemerkt').innerText()),
			'put aside with who and why');
	});
	await v.deel('signals at intake', async () => {
		const balie = await v.als('frontoffice');
		await v.ga(balie, '/gesprek/nieuw');
		await balie.fill('#personen-0-voornamen', 'Mirjam');
		await balie.fill('#personen-0-geslachtsnaam', 'Hoekzema');
		const kies = balie.locator('.vt-kandidaat [data-kies]').first();
		await kies.waitFor();
		v.gelijk(await balie.locator('.vt-opgemerkt').count(), 0, 'nothing is said before somebody was chosen');
		await kies.click();
		const lijst = balie.locator('[data-signalen-lijst]');
		await lijst.locator('.vt-opgemerkt').waitFor();
		const tekst = await lijst.evaluate((e) => e.textContent);
		v.check(/Samenloop/.test(tekst) && /Kind in beeld/.test(tekst) && /Eerdere meldingen/.test(tekst),
			'samenloop, a child nobody has seen and earlier reports are said while typing');
		v.check(/Yara Bennani/.test(tekst) && await lijst.locator(`a[href="/melding/${m.melding}"]`).count() > 0,
			'with the rows behind them');
		await keur(v, balie, 'gesprek met signalen');
		await balie.click('button[value=bewaren]:not([tabindex])');
		await balie.waitForLoadState();
		v.gelijk(await balie.locator('.vt-opgemerkt').count(), 1, 'and again when the conversation is opened');
		await balie.context().close();
	});
	await v.deel('one person or two', async () => {
		const mens = (melding) => String(Object.values(v.p.sql(`SELECT CAST(b.persoon AS TEXT) AS wie FROM melding_betrokkene b
			JOIN persoon p ON p.regio = b.regio AND p.id = b.persoon
			WHERE b.melding = ${melding} AND p.voornamen LIKE 'Mir%'`)[0])[0]);
		const n = await v.melding({ velden: { personen: [{ voornamen: 'Mirre', geslachtsnaam: 'Hoeksema',
			geslacht: 'V', geboren: '1992', rol: '112' }] } });
		const [oud, nieuw] = [mens(m.melding), mens(n.melding)];
		await v.ga(page, `${pad}/persoon/${oud}/dubbel`);
		await page.fill('#ander', nieuw);
		await v.druk(page, 'form[action$="/dubbel"] button[type=submit]');
		const baas = await v.als('gegevens');
		await v.ga(baas, '/dubbelen');
		await keur(v, baas, 'dubbele personen');
		await Promise.all([baas.waitForNavigation(), baas.locator('main a', { hasText: 'Hoeksema' }).first().click()]);
		await keur(v, baas, 'twee naast elkaar');
		await v.druk(baas, 'form[action$="/samen"] button[type=submit]:not([formaction])');
		v.check(await baas.locator('#reden[aria-invalid=true]').count() === 1, 'merging needs a reason');
		await baas.fill('#reden', 'Zelfde vrouw, naam verkeerd verstaan.');
		await baas.check(`input[name=blijft][value="${oud}"]`);
		await v.druk(baas, 'form[action$="/samen"] button[type=submit]:not([formaction])');
		v.check(/Samengevoegd/.test(await baas.locator('main').innerText()), 'merged');
		await v.ga(page, `/dossier/${n.dossier}/gezin`);
		v.check(/Mirjam Hoekzema/.test(await page.locator('main').innerText()), 'read under the number that stays');
		v.gelijk(await v.ga(page, `/dossier/${n.dossier}/persoon/${nieuw}`), 200, 'the old number works');
		await baas.fill('#reden', 'Toch haar zus.');
		await v.druk(baas, 'form[action$="/los"] button[type=submit]');
		await v.ga(page, `/dossier/${n.dossier}/gezin`);
		v.check(/Mirre Hoeksema/.test(await page.locator('main').innerText()) &&
			!/Mirjam/.test(await page.locator('.vt-leden').first().innerText()), 'and two again');
		await baas.context().close();
	});
	await v.deel('two of one name can be told apart', async () => {
		const een = async (geboren) => {
			const m = await v.melding({ velden: { personen: [{ voornamen: 'Pleun', geslachtsnaam: 'Zegveldstra',
				geslacht: 'V', geboren, rol: '112' }] } });
			return [m.dossier, v.p.sql(`SELECT CAST(persoon AS TEXT) AS wie FROM melding_betrokkene
				WHERE melding = ${m.melding}`)[0].wie];
		};
		const [dossier, oud] = await een('2-6-1978'), [, nieuw] = await een('19-11-1983');
		await v.ga(page, `/dossier/${dossier}/persoon/${oud}/dubbel`);
		await page.fill('#ander', nieuw);
		await v.druk(page, 'form[action$="/dubbel"] button[type=submit]');
		const baas = await v.als('gegevens');
		await v.ga(baas, '/dubbelen');
		await v.druk(baas, baas.locator('main a', { hasText: 'Zegveldstra' }));
		const keus = await baas.locator('label', { has: baas.locator('input[name=blijft]') }).allInnerTexts();
		v.check(keus.length === 2 && /2 juni 1978/.test(keus[0] + keus[1]) && keus[0] !== keus[1],
			`the choice between two of one name says which is which (${keus.join(' | ')})`);
		await baas.context().close();
	});
	await v.deel('a protected part: the second person agrees, later edits, apart again', async () => {
		const mens = (melding) => v.p.sql(`SELECT CAST(persoon AS TEXT) AS wie FROM melding_betrokkene
			WHERE melding = ${melding}`)[0].wie;
		const wie = (inlog) => String(v.p.sql(`SELECT CAST(id AS TEXT) AS id FROM medewerker WHERE inlog = '${inlog}'`)[0].id);
		const vrouw = (voornamen, geslachtsnaam) => v.melding({ velden: { personen: [{ voornamen, geslachtsnaam,
			geslacht: 'V', geboren: '1-1-1992', rol: '112' }] } });
		const [open, dicht] = [await vrouw('Soraya', 'Wijngaarden'), await vrouw('Soraja', 'Wyngaarden')];
		const [oud, nieuw] = [mens(open.melding), mens(dicht.melding)];
		const chef = await v.als('teamleider'), baas = await v.als('gegevens');
		await v.ga(page, `/dossier/${dicht.dossier}/persoon/${nieuw}/gegevens`);
		await page.selectOption('#bron', 'gezin');
		await page.fill('#straat', 'Verscholenpad');
		await page.check('#geheim');
		await v.druk(page, 'form[action$="/gegevens"] button[type=submit]');
		for (const inlog of ['teamleider', 'gegevens']) {
			await v.ga(chef, `/dossier/${dicht.dossier}/afschermen`);
			await chef.check('#afgeschermd');
			await chef.selectOption('#voor', wie(inlog));
			await chef.fill('#reden', 'Familie van een collega.');
			await v.druk(chef, 'form[action$="/afschermen"] button[type=submit]');
		}
		await v.ga(chef, `/dossier/${open.dossier}/persoon/${oud}/dubbel`);
		await keur(v, chef, 'staat dubbel, met wie lijkt');
		await v.druk(chef, chef.locator(`a[href$="ander=${nieuw}"]`));
		v.gelijk(await chef.inputValue('#ander'), nieuw, 'who looks alike is chosen, no number is typed');
		await v.druk(chef, 'form[action$="/dubbel"] button[type=submit]');
		await v.ga(baas, '/dubbelen');
		await v.druk(baas, baas.locator('main a', { hasText: 'Wyngaarden' }));
		const pad = new URL(baas.url()).pathname;
		await baas.check(`input[name=blijft][value="${oud}"]`);
		await baas.fill('#reden', 'Zelfde telefoon en kind.');
		await v.druk(baas, 'form[action$="/samen"] button[type=submit]:not([formaction])');
		v.check(/Wacht op een tweede persoon/.test(await baas.locator('main').innerText()) &&
			await baas.locator('form[action$="/samen"]').count() === 0, 'who asked does not agree alone');
		await v.ga(chef, pad);
		await chef.fill('#reden', 'Ook gezien.');
		await keur(v, chef, 'samenvoegen goedkeuren');
		await v.druk(chef, 'form[action$="/samen"] button[type=submit]:not([formaction])');
		v.check(/Gevraagd door N\. Hoogland[^]*Zelfde telefoon[^]*Goedgekeurd door A\. Schouten[^]*Ook gezien/.test(
			await chef.locator('main').innerText()), 'both are named, each with why');
		await v.ga(page, `/dossier/${open.dossier}/persoon/${oud}`);
		const tekst = await page.locator('main').innerText();
		v.check(/Geheim adres/.test(tekst) && !/Verscholenpad/.test(tekst),
			'her address is secret now, and what the shielded dossier says stays there');
		await v.ga(page, `/dossier/${open.dossier}/persoon/${oud}/gegevens`);
		await page.selectOption('#bron', 'gezin');
		await page.fill('#geslachtsnaam', 'Later');
		await v.druk(page, 'form[action$="/gegevens"] button[type=submit]');
		await v.ga(chef, '/zoeken');
		await chef.fill('#zoekvraag', nieuw);
		await v.druk(chef, 'form[role=search] button[type=submit] >> nth=-1');
		v.check(/Soraya Later/.test(await chef.locator('main').innerText()), 'the old number is found, as the one that stays');
		await v.ga(chef, pad);
		await chef.fill('#reden', 'Toch haar zus.');
		await v.druk(chef, 'form[action$="/los"] button[type=submit]');
		const naam = async (d, n) => { await v.ga(chef, `/dossier/${d.dossier}/persoon/${n}`);
			return chef.locator('main').innerText(); };
		v.check(/Soraya Later/.test(await naam(open, oud)), 'apart: what was edited is of the number that stayed');
		const zus = await naam(dicht, nieuw);
		v.check(/Soraja Wyngaarden/.test(zus) && /Verscholenpad/.test(zus), 'and the other has her own, as it was');
		await baas.context().close();
		await chef.context().close();
	});
	await page.context().close();
}
