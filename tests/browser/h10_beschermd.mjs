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

/* A partner at the meeting sees the case on the wall, and every employee by no way. */
async function partner(v, m) {
	const page = await v.als('procesregisseur');
	await v.ga(page, `/melding/${m.melding}/acuut`);
	await page.check('input[name=direct_gevaar][value=nee]');
	await v.druk(page, 'main form button[type=submit]');
	await v.ga(page, '/screening');
	if (await page.locator('form[action="/overleg/plannen"] button').count())
		await v.druk(page, 'form[action="/overleg/plannen"] button');
	await v.ga(page, '/screening');
	await v.druk(page, 'section[aria-labelledby=k-komend] tbody a');
	const id = /\/overleg\/(\d+)/.exec(page.url())[1];
	const kaya = await v.sessie('ketenpartner');
	const lees = async (pad) => (await v.html(kaya, pad));
	const gelezen = [];
	const wand = `/overleg/${id}?melding=${m.melding}`;
	for (const begin of [false, true]) {
		if (begin) {
			await v.ga(page, wand);
			await v.druk(page, 'form[action$="/beginnen"] button');
		}
		for (const pad of [wand, `${wand}&namen=1`, `/overleg/${id}`, `/overleg/${id}/inbreng?melding=${m.melding}`,
			`/overleg/${id}/verslag`, '/screening', `/melding/${m.melding}/terugkoppeling`, `/melding/${m.melding}/kluis`])
			gelezen.push([pad, await lees(pad)]);
	}
	v.gelijk(gelezen.filter(([, r]) => WOORDEN.some((w) => r.tekst.includes(w))).map(([pad]) => pad).join(' '), '',
		'a partner reads the name nowhere in the meeting');
	v.check(gelezen.some(([pad, r]) => pad === wand && r.status === 200), 'though the wall opens to a partner');
	v.check(gelezen.every(([pad, r]) => !/kluis|terugkoppeling/.test(pad) || r.status >= 400),
		'vault and feedback do not open to a partner');
	const lijst = await v.api('ketenpartner', 'GET', '/medewerkers');
	v.gelijk(lijst.status, 403, 'who works here is not told to a partner');
	v.check(!/Aydin|Verhoeven/.test(lijst.tekst), 'nor by the words of the refusal');
	await kaya.context().close();
	await page.context().close();
}

/* The answer to a text is the same for the name that is in the vault and for one that is not. */
async function raden(v, m) {
	const probeer = async (naam) => {
		const r = await v.api('casusregie', 'POST', `/meldingen/${m.melding}/terugkoppelingen`,
			{ wijze: 'telefonisch', tekst: `Dank voor de melding, ${naam}. Er is hulp gestart.` });
		return `${r.status} ${r.tekst}`.toLowerCase().replaceAll(naam.toLowerCase(), 'NAAM')
			.replace(/"(nummer|instance|vraag|traceid)":"[^"]*"/gi, '');
	};
	const goed = await probeer('Zilverschoon');
	v.check(/^400 .*gewone woorden/.test(goed), `a name is refused (${goed.slice(0, 120)})`);
	v.gelijk(await probeer('Quirine'), goed, 'a first name that is in the vault is answered alike');
	for (const fout of ['Koperblad', 'Ottoline'])
		v.gelijk(await probeer(fout), goed, `so is ${fout}, which is not: guessing tells nothing`);
	v.check(v.p.sql(`SELECT count(*) AS n FROM journaal WHERE handeling = 'terugkoppelen'
		AND uitkomst <> 'ok'`)[0].n >= 4, 'and every guess stands in the journal');
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
	await v.deel('a partner in the meeting', () => partner(v, m));
	await v.deel('guessing the name', () => raden(v, m));
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
