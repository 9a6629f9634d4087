// A reporter who must not be known: the name is nowhere, until somebody opens it
// with a reason, for that one moment.
import { lek } from '../story/lek.mjs';
import { WACHTWOORD } from './hulp.mjs';
import { bytes, meld } from './h02_intake.mjs';
import { keur } from './keur.mjs';

const NAAM = 'Quirine Zilverschoon';
const WOORDEN = ['Quirine', 'Zilverschoon'];
const ROLLEN = ['frontoffice', 'casusregie', 'onderzoeker', 'gedragswetenschapper', 'procesregisseur', 'teamleider',
	'piket', 'directeur', 'manager', 'privacy', 'beheer', 'ketenpartner'];

/* Every place at once: pages and API of every role, files, and the log. */
async function nergens(v, m, zin, rollen, paginas) {
	const gevonden = await lek({ basis: v.p.base, inlogs: rollen, wachtwoord: WACHTWOORD, namen: [NAAM],
		db: v.p.postgres ? undefined : v.p.db, paginas, log: (s) => process.env.VERBOSE && console.log(`   ${s}`) });
	if (v.p.postgres && v.p.bytes().toString('latin1').toLowerCase().includes(
		Buffer.from(NAAM).toString('latin1').toLowerCase()))
		gevonden.push(`the files of PostgreSQL: ${NAAM}`);
	const paden = ['', '/tijdlijn', '/notities', '/besluiten', '/keten', '/inzage'].map((d) => `/dossier/${m.dossier}${d}`)
		.concat(['', '/besluit', '/terugkoppeling', '/kluis', '/weging'].map((d) => `/melding/${m.melding}${d}`),
			'/journaal', '/berichten', '/terugkoppeling', '/screening', '/werkvoorraad?bak=niemand');
	for (const rol of rollen) {
		const s = await v.sessie(rol);
		for (const pad of paden) {
			const { tekst } = await v.html(s, pad);
			if (WOORDEN.some((w) => tekst.toLowerCase().includes(w.toLowerCase())))
				gevonden.push(`${rol}: ${pad}`);
		}
		await s.context().close();
	}
	v.gelijk(gevonden.join('; '), '', zin);
	v.check(!WOORDEN.some((w) => v.p.log().includes(w)), 'nor in the log');
	v.check(!WOORDEN.some((w) => bytes(v).includes(w)), 'nor in the bytes of the database and its log');
}

export default async function beschermd(v) {
	let m;
	const front = await v.als('frontoffice');
	await v.deel('a protected reporter is nowhere', async () => {
		m = await meld(v, front, { hoedanigheid: 'buurtbewoner', openheid: 'beschermd', melder: NAAM, kinderen: 1,
			verteld: 'Zij hoort elke nacht gehuil door de muur.',
			personen: [{ voornamen: 'Ilse', geslachtsnaam: 'Kamgras', rol: '112' }] });
		await nergens(v, m, 'the name is in no page, answer, journal view or file, for any role', ROLLEN, 120);
	});
	await v.deel('opened with a reason, once', async () => {
		const page = await v.als('casusregie');
		await v.ga(page, `/melding/${m.melding}/kluis`);
		v.check(!(await page.content()).includes('Zilverschoon'), 'asking shows no name');
		await keur(v, page, 'kluis');
		await v.druk(page, 'main form button[type=submit]');
		v.check(await page.locator('.vt-fouten a').count() === 2 && !(await page.content()).includes('Zilverschoon'),
			'without ground and reason it stays closed');
		await keur(v, page, 'kluis met fouten');
		await page.selectOption('#grond', 'navraag');
		await page.fill('#reden', 'De melder belde terug over de jongste.');
		await v.druk(page, 'main form button[type=submit]');
		v.check((await page.locator('main').innerText()).includes(NAAM), 'with a reason the name is shown');
		v.check(/no-store/.test(page.antwoord.headers()['cache-control'] ?? ''), 'and kept in no cache');
		await keur(v, page, 'kluis open');
		await v.ga(page, `/melding/${m.melding}/kluis`);
		v.check(!(await page.content()).includes('Zilverschoon'), 'once: who opens the page again sees no name');
		v.check((await page.locator('main').innerText()).includes('F. Aydin'), 'but who opened it, when and why');
		v.gelijk(v.p.sql(`SELECT count(*) AS n FROM journaal j JOIN journaal_object o ON o.regio = j.regio
			AND o.volgnr = j.volgnr WHERE j.handeling = 'kluis_openen' AND j.uitkomst = 'ok'
			AND o.object = ${m.melding}`)[0].n, 1, 'it stands in the journal');
		await page.context().close();
		const piket = await v.sessie('frontoffice');
		v.gelijk((await v.html(piket, `/melding/${m.melding}/kluis`)).status, 403, 'not for every role');
		await piket.context().close();
		await nergens(v, m, 'and after that the name is nowhere again', ['casusregie', 'privacy'], 80);
	});
	await front.context().close();
}
