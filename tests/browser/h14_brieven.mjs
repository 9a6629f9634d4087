// Letters: what is known of safe contact is said first, a letter by post stops the clock
// of being told, and a secret address stops the letter, at the very last moment too.
import { keur } from './keur.mjs';

/* The nearest points of the window of an envelope, in mm: A4 folded for DL or C5. */
const VENSTER = { links: 20, boven: 45, onder: 85, rechts: 110 };

export default async function brieven(v) {
	const m = await v.melding({ naam: 'Brievenbus', velden: { straat: 'Postpad', huisnummer: '3', postcode: '2011 AB',
		woonplaats: 'Haarlem' } });
	const pad = `/dossier/${m.dossier}`;
	const page = await v.als('casusregie');
	const lid = async (naam) => (await page.locator(`#persoon option`, { hasText: naam }).first().getAttribute('value'));
	const schrijf = async (p, persoon, soort) => v.ga(p, `${pad}/brief?persoon=${persoon}&soort=${soort}`);
	const maak = async (p) => v.druk(p, `form[action="${pad}/brief"] button[type=submit]`);
	await v.ga(page, `${pad}/brieven`);
	const moeder = await lid('Noor'), kind = await lid('Siem');
	let brief;
	await v.deel('a letter by post', async () => {
		await keur(v, page, 'brieven');
		await v.druk(page, `form[action="${pad}/brief"] button[type=submit]`);
		v.check(/Over wie de brief gaat/.test(await v.fouten(page)), 'somebody must be chosen to write about');
		await page.selectOption('#persoon', moeder);
		await page.selectOption('#soort', 'kennisgeving');
		await v.druk(page, `form[action="${pad}/brief"] button[type=submit]`);
		await keur(v, page, 'brief schrijven');
		v.check(/^Geachte Noor Brievenbus,/.test(await page.inputValue('#tekst')), 'there is a text to begin with');
		const tekst = await page.inputValue('#tekst');
		await page.fill('#tekst', `${tekst}\nDokter Proef belde ons.`);
		await maak(page);
		v.check(/wie meldde/.test(await v.fouten(page)), 'who reported is not named in it');
		await page.fill('#tekst', `${tekst}\nTot ziens.`);
		await maak(page);
		brief = new URL(page.url()).pathname;
		v.check(/^\/brief\/\d+$/.test(brief) && /Postpad 3/.test(await page.locator('.vt-brief__adres').innerText()),
			'the sheet has her address');
		v.check(!/Noor|Brievenbus/.test(await page.title()), 'no name in the title');
		await keur(v, page, 'brief');
		await v.ga(page, `/melding/${m.melding}`);
		const wie = page.locator('[aria-labelledby=k-wie] li');
		v.check(!/Informeren/.test(await wie.filter({ hasText: 'Noor' }).innerText()) &&
			/Informeren/.test(await wie.filter({ hasText: 'Siem' }).innerText()), 'she was told, the child was not');
	});
	await v.deel('on paper', async () => {
		await v.ga(page, brief);
		await page.emulateMedia({ media: 'print' });
		/* as wide as A4 less its margins: 20 mm above, 25 mm beside */
		await page.setViewportSize({ width: 605, height: 971 });
		const mm = await page.evaluate(() => {
			const r = document.createRange();
			r.selectNodeContents(document.querySelector('.vt-brief__adres'));
			const b = r.getBoundingClientRect();
			return [b.left, b.top, b.right, b.bottom].map((x) => x * 25.4 / 96);
		});
		const [links, boven, rechts, onder] = [mm[0] + 25, mm[1] + 20, mm[2] + 25, mm[3] + 20];
		v.check(links > VENSTER.links && boven > VENSTER.boven && rechts < VENSTER.rechts && onder <= VENSTER.onder,
			`the address is in the window of the envelope (${[links, boven, rechts, onder].map(Math.round)})`);
		v.check(!/Brieven van|Werkvoorraad|Ctrl P/.test(await page.locator('body').innerText()),
			'nothing but the letter is printed');
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		v.check((pdf.match(/\/Type \/Page\b/g) ?? []).length === 1 && /MediaBox \[0 0 59[45][.\d]* 84[12]/.test(pdf),
			'one sheet of A4');
		await page.emulateMedia({ media: null });
		await page.setViewportSize({ width: 1440, height: 900 });
	});
	await v.deel('a secret address', async () => {
		const ander = await v.als('casusregie');
		await schrijf(ander, moeder, 'uitnodiging');
		await v.ga(page, `${pad}/persoon/${moeder}/gegevens`);
		await page.selectOption('#bron', 'gezin');
		await page.check('#geheim');
		await v.druk(page, 'form[action$="/gegevens"] button[type=submit]');
		await maak(ander);
		v.check(/geheim adres[^]*bel, of spreek af/i.test(await v.fouten(ander)),
			'it became secret while the letter was written: no letter, and what to do');
		await schrijf(page, moeder, 'uitnodiging');
		v.check(/mag niet per post/.test(await page.locator('main').innerText()) &&
			await page.locator('input[name=wijze][value=post]').count() === 0, 'said before anything is typed');
		await keur(v, page, 'brief schrijven, geheim adres');
		await maak(page);
		v.gelijk((await page.locator('.vt-brief__adres').innerText()).trim(), 'Noor Brievenbus',
			'to hand over: her name, no address');
		await keur(v, page, 'brief om te overhandigen');
		await v.druk(page, 'form[action$="/uitgereikt"] button[type=submit]');
		v.check(/Overhandigd, vandaag/.test(await page.locator('main').innerText()), 'handed over, by whom and when');
		await v.ga(page, brief);
		v.check(/Stuur deze brief niet nog een keer/.test(await page.locator('main').innerText()),
			'the letter of before can be read, not sent again');
		await page.emulateMedia({ media: 'print' });
		v.check(!/Postpad/.test(await page.locator('body').innerText()), 'nor is its address printed');
		await page.emulateMedia({ media: null });
		await ander.context().close();
	});
	await v.deel('a letter about a child', async () => {
		await schrijf(page, kind, 'kennisgeving');
		await keur(v, page, 'brief over een kind zonder gezag');
		await v.druk(page, page.locator('main a', { hasText: 'Gezag vastleggen' }));
		v.gelijk(await page.inputValue('#kind'), kind, 'the form of authority knows which child');
		await page.selectOption('#soort', 'eenhoofdig_ouder');
		await page.selectOption('#gezaghebber', moeder);
		await page.selectOption('#bron', 'register');
		await v.druk(page, 'form[action$="/gezin/gezag"] button[type=submit]');
		await schrijf(page, kind, 'kennisgeving');
		v.check(/over Siem Brievenbus/.test(await page.inputValue('#tekst')) &&
			/^Geachte Noor/.test(await page.inputValue('#tekst')), 'it goes to who has authority');
		await maak(page);
		await v.druk(page, 'form[action$="/uitgereikt"] button[type=submit]');
		await v.ga(page, `${pad}/tijdlijn`);
		v.check(/Brief overhandigd[^]*Brief gemaakt/.test(await page.locator('main').innerText()), 'the timeline tells');
		await v.ga(page, `${pad}/brieven`);
		await keur(v, page, 'brieven die er zijn');
		v.gelijk(await page.locator('.vt-tabel tbody tr').count(), 3, 'all letters are in the list');
	});
	await page.context().close();
}
