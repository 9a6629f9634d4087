// The manager's quarter without a name in it, the journal for the privacy
// officer, and a chain that says where it breaks.
import { execFileSync } from 'node:child_process';
import { keur } from './keur.mjs';

async function kwartaal(v) {
	const page = await v.als('manager');
	const namen = v.p.sql(`SELECT DISTINCT geslachtsnaam AS n FROM persoon WHERE length(geslachtsnaam) > 4
		UNION SELECT DISTINCT voornamen FROM persoon WHERE length(voornamen) > 4`).map((r) => r.n);
	const gezien = [];
	await v.ga(page, '/rapportages');
	await keur(v, page, 'kwartaal');
	const kwartalen = await page.locator('#k-kw option').evaluateAll((os) => os.map((o) => o.value));
	const gemeenten = await page.locator('#k-gem option').evaluateAll((os) => os.map((o) => o.value));
	v.check(kwartalen.length >= 4, `quarters to choose (${kwartalen.length})`);
	v.check(gemeenten.length >= 9, `every municipality of today and all (${gemeenten.length})`);
	for (const k of kwartalen.slice(0, 6))
		gezien.push(await v.html(page, `/rapportages?k=${k}`));
	for (const g of gemeenten)
		gezien.push(await v.html(page, `/rapportages?k=${kwartalen[1]}&gemeente=${g}`));
	v.check(gezien.every((g) => g.status === 200), 'each quarter and each municipality opens');
	const alles = gezien.map((g) => g.tekst).join('\n');
	const lek = namen.filter((n) => new RegExp(`>[^<]*\\b${n.replace(/[^\p{L} ]/gu, '.')}\\b`, 'u').test(alles));
	/* Words of the page itself and colleagues may look like a name. */
	const echt = lek.filter((n) => !/Hendriks/.test(n));
	v.gelijk(echt.join(' '), '', `no name of ${namen.length} made-up persons stands in ${gezien.length} pages of the manager`);
	v.check(!/VT-\d{4}-\d/.test(alles), 'nor a case number');
	/* A count of 1 to 4 is never shown: cells of the tables are counted. */
	const cellen = [...alles.matchAll(/<td>(\d+)<\/td>/g)].map((c) => Number(c[1]));
	v.check(cellen.every((n) => n === 0 || n >= 5), `counts under 5 are hidden (${cellen.filter((n) => n > 0 && n < 5)})`);
	v.check(/&lt; 5/.test(alles), 'and said as "< 5"');
	v.check(/Hoe tellen we dit/.test(alles), 'each figure says how it is counted');
	v.gelijk((await v.html(page, '/rapportages/lijst?cijfer=meldingen')).status, 403, 'the lists behind are not for a manager');
	await page.context().close();
	const team = await v.als('teamleider');
	await v.ga(team, `/rapportages?k=${kwartalen[1]}`);
	const lijst = team.locator('main a[href*="/rapportages/lijst"]').first();
	if (await lijst.count()) {
		const tel = await lijst.innerText();
		await v.druk(team, lijst);
		await keur(v, team, 'lijst achter een cijfer');
		v.gelijk(String(await team.locator('main tbody tr').count()), tel, 'a team leader opens the list that a figure counts');
	}
	await team.context().close();
}

async function journaal(v) {
	const page = await v.als('privacy');
	const m = await v.melding({ naam: 'Hondstong' });
	const casus = await v.sessie('casusregie');
	await v.html(casus, `/dossier/${m.dossier}`);
	v.gelijk((await v.html(page, `/dossier/${m.dossier}`)).status, 403, 'the privacy officer sees no dossiers');
	await v.ga(page, '/journaal');
	v.check(await page.locator('table.vt-journaal tbody tr').count() > 10, 'the journal');
	await keur(v, page, 'journaal');
	const wie = page.locator('#medewerker option', { hasText: 'F. Aydin' });
	await page.selectOption('#medewerker', await wie.getAttribute('value'));
	await v.druk(page, 'form[action="/journaal"] button');
	const rijen = await page.locator('table.vt-journaal tbody tr th').allInnerTexts();
	v.check(rijen.length > 0 && rijen.every((r) => r.includes('F. Aydin')), 'by employee');
	const [d] = v.p.sql(`SELECT kenmerk FROM dossier WHERE id = ${m.dossier}`);
	await v.ga(page, '/journaal');
	await page.fill('#kenmerk', d.kenmerk);
	await v.druk(page, 'form[action="/journaal"] button');
	const tekst = await page.locator('main').innerText();
	v.check(/F\. Aydin/.test(tekst) && /L\. Verhoeven/.test(tekst), 'by dossier: who looked and who registered');
	const persoon = page.locator('section[aria-labelledby=k-wie] a', { hasText: 'Hondstong' }).first();
	await v.druk(page, persoon);
	v.check(await page.locator('table.vt-journaal tbody tr').count() > 0, 'by person');
	await keur(v, page, 'journaal van een dossier');
	await v.ga(page, '/journaal?kenmerk=VT-1-bestaat-niet');
	v.check(await page.locator('#kenmerk[aria-invalid=true]').count() === 1, 'a case number that is not there is said');
	await keur(v, page, 'journaal, zaaknummer klopt niet');
	await casus.context().close();
	await page.context().close();
}

/* A copy of the database, whole as the program left it, and one byte in it. */
async function keten(v) {
	const proef = (opties) => {
		try {
			return { status: 0, uit: execFileSync(v.p.bin, ['verify', '--json', ...opties], { encoding: 'utf8' }) };
		} catch (e) {
			return { status: e.status, uit: `${e.stdout}${e.stderr}` };
		}
	};
	const heel = v.p.run('verify', '--json');
	v.check(heel.status === 0 && JSON.parse(heel.stdout).heel, `the journal of the whole story is whole (${heel.stdout.trim()})`);
	v.gelijk(proef(v.p.copy('SELECT 1')).status, 0, 'a copy is whole too');
	const [rij] = v.p.sql(`SELECT CAST(volgnr AS TEXT) AS volgnr FROM journaal WHERE handeling = 'dossier_openen'
		ORDER BY volgnr LIMIT 1`);
	const stuk = proef(v.p.copy(`UPDATE journaal SET handeling = 'dossier_openeN' WHERE volgnr = ${rij.volgnr}`));
	v.gelijk(stuk.status, 1, 'one byte changed: not whole');
	v.check(stuk.uit.includes(rij.volgnr), `and it says at which row (${rij.volgnr}): ${stuk.uit.trim().slice(0, 200)}`);
}

export default async function toezicht(v) {
	await v.deel('the quarter', () => kwartaal(v));
	await v.deel('the journal', () => journaal(v));
	await v.deel('the chain', () => keten(v));
}
