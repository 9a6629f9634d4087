// A report of the police as a real vtMeldingDi01 message: by hand and by the
// drop folder; the same again is refused, a broken one waits for a person.
import fs from 'node:fs';
import path from 'node:path';
import { slaap } from './hulp.mjs';
import { keur } from './keur.mjs';

const MSG = new URL('../msg/', import.meta.url);
const lees = (naam) => fs.readFileSync(new URL(naam, MSG), 'utf8');

function innemen(v, naam, tekst) {
	const bestand = path.join(v.p.dir, naam);
	fs.writeFileSync(bestand, tekst);
	const r = v.p.run('bericht', 'innemen', '--json', bestand);
	return { status: r.status, ...JSON.parse(r.stdout.trim() || '{}') };
}

export default async function politie(v) {
	let eerste;
	await v.deel('a message by hand', async () => {
		const tekst = lees('gezin-van-vijf.xml').replace('BVH-2026-000102', 'BVH-2026-EERSTE');
		eerste = innemen(v, 'eerste.xml', tekst);
		v.gelijk(eerste.status, 0, 'a message of the police is taken in while the server runs');
		v.gelijk(eerste.stand, 'verwerkt', 'and became a report');
		const weer = innemen(v, 'weer.xml', tekst);
		v.check(weer.stand === 'dubbel' && /StUF016/.test(JSON.stringify(weer)),
			`the same sender and reference is refused with StUF016 (${JSON.stringify(weer)})`);
		const kapot = innemen(v, 'kapot.xml', lees('fout-afgebroken.xml'));
		v.check(kapot.status === 1 && kapot.stand === 'afgewezen' && kapot.reden,
			`a broken file is refused with the reason (${JSON.stringify(kapot)})`);
	});

	await v.deel('the drop folder', async () => {
		const tekst = lees('minimaal.xml').replace('BVH-2026-000101', 'BVH-2026-VERHAAL');
		fs.writeFileSync(path.join(v.postvak, '.half'), tekst);
		fs.renameSync(path.join(v.postvak, '.half'), path.join(v.postvak, 'verhaal.xml'));
		for (let i = 0; i < 100 && !v.p.sql('SELECT 1 FROM bericht WHERE referentie = \'BVH-2026-VERHAAL\'').length; i++)
			await slaap(150);
		const [b] = v.p.sql('SELECT stand FROM bericht WHERE referentie = \'BVH-2026-VERHAAL\'');
		v.gelijk(b?.stand, 'verwerkt', 'a file in the drop folder becomes a report');
		v.check(!fs.existsSync(path.join(v.postvak, 'verhaal.xml')), 'and is taken out of the folder');
	});

	await v.deel('what is seen of messages', async () => {
		const page = await v.als('casusregie');
		await v.ga(page, '/berichten');
		const tekst = await page.locator('main').innerText();
		v.check(tekst.includes('BVH-2026-VERHAAL') && tekst.includes(eerste.kenmerk),
			'the messages stand in the list with what became of them');
		v.check(!tekst.includes('Testman'), 'the list of messages has no names of persons');
		await keur(v, page, 'berichten');
		for (const bak of await page.locator('.vt-bakjes a').all()) {
			const tel = Number(await bak.locator('b').innerText());
			const { tekst: html } = await v.html(page, await bak.getAttribute('href'));
			v.gelijk((html.match(/class="vt-cijfer" href="\/berichten\//g) ?? []).length, tel,
				`messages: the count of "${(await bak.innerText()).replace(/\s+/g, ' ')}" opens what it counts`);
		}
		await v.ga(page, '/werkvoorraad?bak=politie');
		v.check((await page.locator('main').innerText()).includes(eerste.kenmerk),
			'the report of the police stands in the work list');

		await v.ga(page, '/berichten?stand=afgewezen');
		await keur(v, page, 'berichten afgewezen');
		await v.druk(page, 'tbody th a');
		v.check(/kon niet worden gelezen/.test(await page.locator('main').innerText()),
			'a broken message says that it could not be read, and why');
		await keur(v, page, 'bericht');
		await v.druk(page, 'form[action$="/inhoud#inhoud-bericht"] button');
		v.check((await page.locator('.vt-ruw').innerText()).includes('vtMeldingDi01'),
			'the raw message is kept and can be opened');
		await keur(v, page, 'bericht met inhoud');
		const [bestand] = await Promise.all([page.waitForEvent('download'),
			page.click('form[action$="/origineel"] button')]);
		v.check(fs.readFileSync(await bestand.path()).equals(fs.readFileSync(new URL('fout-afgebroken.xml', MSG))),
			`and comes back byte for byte as a file (${bestand.suggestedFilename()})`);
		await v.druk(page, 'form[action$="/afhandelen"] button');
		v.check(await page.locator('.vt-fouten a').count() === 1, 'handling it asks what was done');
		await page.fill('#afhandeling', 'De politie gebeld, zij stuurt het bericht opnieuw.');
		await v.druk(page, 'form[action$="/afhandelen"] button');
		v.check(/Het bericht is afgehandeld/.test(await page.locator('body').innerText()), 'and it is handled');

		/* Somebody of the message is known: proposed, never merged. */
		const tweede = innemen(v, 'tweede.xml', lees('gezin-van-vijf.xml')
			.replace('BVH-2026-000102', 'BVH-2026-TWEEDE').replace(/<BG:inp\.bsn>[^<]*<\/BG:inp\.bsn>/g, ''));
		v.gelijk(tweede.stand, 'verwerkt', 'a second message about the same people');
		const [voorstel] = v.p.sql(`SELECT CAST(b.id AS TEXT) AS id, count(*) AS n FROM voorstel v
			JOIN bericht b ON b.regio = v.regio AND b.melding = v.melding
			WHERE b.referentie = 'BVH-2026-TWEEDE' GROUP BY b.id`);
		v.check(voorstel?.n > 0, `persons are proposed as the same (${voorstel?.n})`);
		if (voorstel) {
			const voor = v.p.sql('SELECT count(*) AS n FROM persoon WHERE samengevoegd IS NOT NULL')[0].n;
			await v.ga(page, `/berichten/${voorstel.id}`);
			await keur(v, page, 'bericht met voorstellen');
			await v.druk(page, 'button[name=oordeel][value=zelfde]');
			v.check(/Er is niets samengevoegd/.test(await page.locator('body').innerText()),
				'a person says they are the same, and nothing is merged by itself');
			v.gelijk(v.p.sql('SELECT count(*) AS n FROM persoon WHERE samengevoegd IS NOT NULL')[0].n, voor,
				'in the database neither');
		}
		await page.context().close();
	});
}
