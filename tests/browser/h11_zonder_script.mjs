// Everything works without script too: a report, taking it, a note, a decision.
import { meld } from './h02_intake.mjs';
import { screen } from './h05_weging.mjs';

export default async function zonder_script(v) {
	const page = await v.als('casusregie', { javaScriptEnabled: false });
	let m;
	await v.deel('a report without script', async () => {
		m = await meld(v, page, { verteld: 'Zonder script.', kinderen: 1,
			personen: [{ voornamen: 'Bo', geslachtsnaam: 'Bremraap', rol: '112' }] });
		v.check(m.melding, 'registered');
		await v.ga(page, '/gesprek/nieuw');
		await page.fill('#kinderen', 'veel');
		await v.druk(page, 'button[name=_einde][value=melding]');
		v.check(await page.locator('.vt-fouten a').count() > 3, 'errors are listed');
		v.gelijk(await page.inputValue('#kinderen'), 'veel', 'and what was typed is kept');
		await page.fill('#personen-0-geslachtsnaam', 'Bremraap');
		await v.druk(page, 'button[name=_einde][value=kijken]');
		v.check((await page.locator('[data-kandidaten-lijst]').innerText()).includes('Bremraap'), 'who is known, with a button');
		await v.druk(page, 'button[name=_kies]');
		v.check((await page.locator('[data-bekend]').first().innerText()).includes('Bremraap'), 'and chosen');
	});
	await v.deel('taking without script', async () => {
		await v.ga(page, '/werkvoorraad?bak=niemand');
		await v.druk(page, `#rij-${m.melding} [data-neem]`);
		v.check(/Je hebt deze melding opgenomen/.test(await page.locator('body').innerText()), 'taken');
	});
	await v.deel('a note without script', async () => {
		await v.ga(page, `/dossier/${m.dossier}`);
		await page.fill('#tekst', 'Een notitie zonder script.');
		await v.druk(page, 'form[action$="/notitie"] button[type=submit]');
		await v.ga(page, `/dossier/${m.dossier}/notities`);
		v.check((await page.locator('main').innerText()).includes('Een notitie zonder script.'), 'noted');
	});
	await v.deel('a decision without script', async () => {
		await screen(v, page, m);
		await v.ga(page, `/melding/${m.melding}/besluit`);
		await page.check('input[name=route][value=afsluiten_advies]');
		await page.fill('#reden', 'Het gezin heeft al hulp.');
		await page.selectOption('#eigenaar', { label: await page.locator('#eigenaar option', { hasText: 'F. Aydin' }).first().innerText() });
		await v.druk(page, 'main form button[type=submit]');
		v.check(/Het besluit is vastgelegd/.test(await page.locator('body').innerText()), `decided ${await v.fouten(page)}`);
	});
	await page.context().close();
}
