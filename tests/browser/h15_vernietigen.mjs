// Destroying: proposed by one, confirmed by another, and a tombstone that is found by number only.
import { keur } from './keur.mjs';

/* Everything that is known of the persons of a dossier, as text of the database. */
const bekend = (v, dossier) => v.p.sql(`SELECT CAST(p.id AS TEXT) AS id, p.geslachtsnaam AS naam, p.voornamen, p.roepnaam,
	p.geboren, p.bsn, p.telefoon, p.straat FROM persoon p WHERE p.id IN (SELECT l.persoon FROM lidmaatschap l
	JOIN dossier d ON d.huishouden = l.huishouden WHERE d.id = ${dossier})`);

export default async function vernietigen(v) {
	const [zaak] = v.p.sql(`SELECT CAST(v.dossier AS TEXT) AS id, d.kenmerk FROM vernietiging v
		JOIN dossier d ON d.id = v.dossier WHERE v.stand = 'voorgesteld'`);
	const pad = `/vernietigen/${zaak.id}`;
	const team = await v.als('teamleider'), page = await v.als('privacy');
	const mensen = bekend(v, zaak.id);
	await v.deel('a proposal', async () => {
		await v.ga(team, '/vernietigen');
		await keur(v, team, 'vernietigen');
		await v.druk(team, `main a[href="${pad}"]`);
		v.check(await team.locator('main form').count() === 0, 'who proposed cannot confirm');
		v.check(/jij hebt het voorgesteld/.test(await team.locator('main').innerText()), 'and is told why');
		await v.ga(team, `${pad}/tegenhouden`);
		await team.selectOption('#soort', 'klacht');
		await team.fill('#reden', 'De vader klaagt over het onderzoek.');
		await keur(v, team, 'vernietigen tegenhouden');
		await v.druk(team, 'main form button[type=submit]');
	});
	await v.deel('the second person', async () => {
		v.gelijk((await v.html(page, `/dossier/${zaak.id}`)).status, 403, 'the privacy officer sees no dossier');
		await v.ga(page, pad);
		v.check(/tegengehouden/.test(await page.locator('main').innerText()) &&
			await page.locator('main form').count() === 0, 'a complaint holds it back');
		await v.druk(page, 'main a:has-text("Loslaten")');
		await page.fill('#reden', 'De klacht is afgehandeld.');
		await v.druk(page, 'main form button[type=submit]');
		await keur(v, page, 'vernietigen bevestigen');
		await v.druk(page, `form[action="${pad}/bevestigen"] button[type=submit]`);
		v.check(/niet ongedaan/.test(await v.fouten(page)), 'without looking at the list it is not done');
		await page.check('#zeker');
		await v.druk(page, `form[action="${pad}/bevestigen"] button[type=submit]`);
		v.check(page.url().includes('stand=vernietigd') &&
			(await page.locator('main').innerText()).includes(zaak.kenmerk), 'it stands among the destroyed by number');
		await keur(v, page, 'vernietigd');
	});
	await v.deel('what is left', async () => {
		const weg = v.p.sql(`SELECT CAST(nummer AS TEXT) AS id FROM vernietigd WHERE soort = 'persoon'`).map((r) => r.id);
		const ids = mensen.filter((m) => weg.includes(m.id)).map((m) => m.id);
		v.check(ids.length > 0, `persons are destroyed (${ids.length} of ${mensen.length})`);
		v.gelijk(v.p.sql(`SELECT COUNT(*) AS n FROM persoon WHERE id IN (${ids}) AND (geslachtsnaam || voornamen || roepnaam <> ''
			OR geboren IS NOT NULL OR bsn IS NOT NULL OR telefoon IS NOT NULL OR straat IS NOT NULL)`)[0].n, 0,
			'and nothing is known of them');
		const dossier = await v.html(team, `/dossier/${zaak.id}`);
		v.gelijk(dossier.status, 410, 'the page of the dossier is gone');
		v.check(/Dit dossier is vernietigd op [^<]+ \(Wmo 2015, artikel 5\.3\.5\)\./.test(dossier.tekst), 'and says when and why');
		for (const [vraag, zin] of [[zaak.kenmerk, /Dit dossier is vernietigd op/], [ids[0], /Deze persoon is vernietigd op/]]) {
			await v.ga(team, '/zoeken');
			await team.fill('#zoekvraag', vraag);
			await v.druk(team, 'main form button[type=submit]');
			v.check(zin.test(await team.locator('main').innerText()), `${vraag} gives a tombstone`);
		}
		await keur(v, team, 'zoeken naar een grafsteen');
		const api = await v.api('teamleider', 'GET', `/dossiers/${zaak.id}`);
		v.gelijk(api.status, 410, 'the API says so too');
	});
	await team.context().close();
	await page.context().close();
}
