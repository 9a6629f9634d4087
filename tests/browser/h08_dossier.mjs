// The dossier of a household: what must be seen first on every tab, notes with
// who may read them, one plan in versions, and who looked.
import { keur } from './keur.mjs';

const TABS = ['', '/gezin', '/tijdlijn', '/veiligheid', '/plan', '/notities', '/besluiten', '/keten', '/inzage'];

export default async function dossier(v) {
	const m = await v.melding({ naam: 'Duindoorn', velden: { contactVeilig: 'Alleen bellen tussen 9 en 11, niet thuis.',
		huisbezoek: 'Er is een hond.' } });
	const pad = `/dossier/${m.dossier}`;
	const page = await v.als('casusregie');
	await v.deel('every tab', async () => {
		await v.ga(page, pad);
		const tabs = await page.locator('nav.vt-sub a').evaluateAll((as) => as.map((a) => a.getAttribute('href')));
		v.check(tabs.length === 9, `nine tabs (${tabs.join(' ')})`);
		for (const tab of tabs) {
			v.gelijk(await v.ga(page, tab), 200, tab);
			const banner = await page.locator('section.vt-veiligheid').innerText();
			v.check(banner.includes('Alleen bellen tussen 9 en 11') && banner.includes('Er is een hond.'),
				`the safety banner stands on ${tab}`);
			v.check((await page.locator('.vt-stappen li').count()) === 7, `the seven steps stand on ${tab}`);
			await keur(v, page, `dossier ${tab.slice(pad.length) || 'overzicht'}`);
		}
		v.check(!(await page.title()).includes('Duindoorn'), 'the title of a page names nobody');
	});
	await v.deel('safety', async () => {
		await v.ga(page, `${pad}/veiligheid`);
		await keur(v, page, 'veiligheid vastleggen');
		await page.selectOption('#veiligheid', 'structureel_onveilig').catch(() =>
			page.check('input[name=veiligheid][value=structureel_onveilig]'));
		await v.druk(page, 'main form[action$="/veiligheid"] button[type=submit]');
		v.check(/Structureel onveilig/.test(await page.locator('section.vt-veiligheid').innerText()),
			`the banner says how safe it is ${await v.fouten(page)}`);
	});
	await v.deel('notes', async () => {
		await v.ga(page, pad);
		await page.fill('#tekst', 'Gebeld met de huisarts over de pols van Noor.');
		await page.waitForFunction(() => /Bewaard/.test(document.querySelector('[data-concept-stand]').innerText));
		v.check(true, 'a note is kept while it is typed');
		await page.selectOption('#zicht', 'alleen_vt');
		await v.druk(page, 'form[action$="/notitie"] button[type=submit]');
		await v.ga(page, `${pad}/notities`);
		const tekst = await page.locator('main').innerText();
		v.check(tekst.includes('pols van Noor') && /Alleen Veilig Thuis/.test(tekst), 'a note, with who may read it');
		const partner = await v.als('ketenpartner');
		await v.ga(partner, `${pad}/notities`);
		v.check(!(await partner.content()).includes('pols van Noor'), 'a partner does not read it');
		await partner.context().close();
		const koster = await v.als('koster');
		await v.ga(koster, `${pad}/notities`);
		v.check((await koster.content()).includes('pols van Noor') ||
			v.p.sql(`SELECT 1 FROM medewerker w JOIN organisatie o ON o.regio = w.regio AND o.id = w.organisatie
				WHERE w.inlog = 'koster' AND o.soort <> 'vt'`).length > 0, 'a colleague of Veilig Thuis does');
		await koster.context().close();
		await v.ga(page, pad);
		await page.fill('#tekst', '   ');
		await v.druk(page, 'form[action$="/notitie"] button[type=submit]');
		v.check(await page.locator('#tekst[aria-invalid=true]').count() === 1, 'an empty note is refused');
	});
	await v.deel('one plan', async () => {
		const schrijf = async (actie) => {
			await v.ga(page, `${pad}/plan/wijzigen`);
			await page.fill('[name="acties.0.doel"]', 'Siem slaapt elke nacht thuis in rust');
			await page.fill('[name="acties.0.actie"]', actie);
			await page.fill('[name="acties.0.wie"]', 'Moeder');
			await page.locator('[id="acties-0-stand"], [name="acties.0.stand"]').first().selectOption('afgesproken');
			await v.druk(page, 'main form[action$="/plan/wijzigen"] button[type=submit]');
		};
		await v.ga(page, `${pad}/plan/wijzigen`);
		await keur(v, page, 'plan wijzigen');
		await schrijf('Elke avond om acht uur naar bed');
		v.check(/nieuwe versie van het plan/.test(await page.locator('body').innerText()), `a plan ${await v.fouten(page)}`);
		await schrijf('Elke avond om half acht naar bed');
		v.gelijk(v.p.sql(`SELECT count(*) AS n FROM plan WHERE dossier = ${m.dossier}`)[0].n, 2, 'every change is a version');
		await v.ga(page, `${pad}/plan`);
		v.check((await page.locator('main').innerText()).includes('half acht'), 'the newest counts');
		/* Two people change the same version. */
		await v.ga(page, `${pad}/plan/wijzigen`);
		const oud = await page.locator('input[name=versie]').first().inputValue();
		await page.evaluate((n) => { document.querySelector('form[action$="/plan/wijzigen"] input[name=versie]').value = n; },
			String(Number(oud) - 1));
		await page.fill('[name="acties.0.actie"]', 'Een heel andere afspraak');
		await v.druk(page, 'main form[action$="/plan/wijzigen"] button[type=submit]');
		v.check(page.antwoord.status() === 409 && (await page.locator('main').innerText()).includes('half acht') &&
			/heel andere afspraak/.test(await page.content()), 'who comes second sees both plans');
		await keur(v, page, 'plan botst');
	});
	await v.deel('members, tasks, direction', async () => {
		for (const deel of ['lid', 'regie', 'taak']) {
			v.gelijk(await v.ga(page, `${pad}/${deel}`), 200, deel);
			await keur(v, page, `dossier, ${deel}`);
		}
		await page.fill('#tekst', 'School bellen over maandag');
		await v.druk(page, 'main form[action$="/taak"] button[type=submit]');
		await v.ga(page, pad);
		v.check((await page.locator('section[aria-labelledby=k-taken]').innerText()).includes('School bellen over maandag'),
			'a task stands in the dossier');
		const lid = page.locator('.vt-leden:not(.vt-geno-lijst) a').first();
		await v.druk(page, lid);
		await keur(v, page, 'persoon');
	});
	await v.deel('who looked', async () => {
		await v.ga(page, `${pad}/inzage`);
		const tekst = await page.locator('main').innerText();
		v.check(/F\. Aydin/.test(tekst) && /L\. Verhoeven/.test(tekst), 'Inzage shows who looked and who registered');
		v.check(/vandaag|\d\d\.\d\d/.test(tekst), 'and when');
		const team = await v.als('teamleider');
		v.gelijk(await v.ga(team, `${pad}/afschermen`), 200, 'a team leader can shield a dossier');
		await keur(v, team, 'afschermen');
		await team.check('#afgeschermd');
		await team.fill('#reden', 'Gezin van een collega.');
		await v.druk(team, 'main form[action$="/afschermen"] button[type=submit]');
		v.check(/De toegang is gewijzigd/.test(await team.locator('body').innerText()), `shielded ${await v.fouten(team)}`);
		const front = await v.sessie('elidrissi');
		v.gelijk((await v.html(front, pad)).status, 404, 'for others a shielded dossier is not there');
		v.gelijk((await v.html(front, '/toegang/nood')).status, 200, 'in an emergency there is a way, with a reason');
		await front.context().close();
		await v.ga(team, '/toegang/nood');
		await keur(v, team, 'noodtoegang');
		await team.context().close();
	});
	await page.context().close();
}
