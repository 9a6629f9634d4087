// Who logs in, and what each role has: a menu whose pages open, and nothing else.
import { WACHTWOORD } from './hulp.mjs';
import { keur } from './keur.mjs';

const MENU = {
	frontoffice: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/adviezen', '/berichten',
		'/terugkoppeling', '/voorvallen'],
	casusregie: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/adviezen', '/berichten',
		'/terugkoppeling', '/voorvallen'],
	onderzoeker: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/terugkoppeling', '/voorvallen'],
	gedragswetenschapper: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/adviezen', '/voorvallen'],
	procesregisseur: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/adviezen',
		'/berichten', '/terugkoppeling', '/voorvallen', '/termijnen', '/rapportages'],
	teamleider: ['/werkvoorraad', '/screening', '/dossiers', '/taken', '/agenda', '/adviezen',
		'/berichten', '/terugkoppeling', '/dubbelen', '/voorvallen', '/termijnen', '/rapportages',
		'/vernietigen'],
	piket: ['/werkvoorraad', '/dossiers', '/taken', '/agenda', '/adviezen', '/voorvallen'],
	directeur: ['/agenda', '/voorvallen', '/rapportages'],
	manager: ['/agenda', '/voorvallen', '/rapportages'],
	privacy: ['/agenda', '/voorvallen', '/rapportages', '/vernietigen', '/journaal'],
	beheer: ['/voorvallen'],
	ketenpartner: ['/screening'],
};
const ALLE = [...new Set(Object.values(MENU).flat())];

export default async function rollen(v) {
	await v.deel('a wrong password', async () => {
		const page = await v.toestel();
		await v.ga(page, '/werkvoorraad');
		v.check(page.url().endsWith('/inloggen'), 'who is not logged in comes to the log-in page');
		await keur(v, page, 'inloggen');
		await v.log_in(page, 'frontoffice', 'dit is het verkeerde');
		const fout = await page.locator('[role=alert]').innerText();
		v.gelijk(await page.inputValue('#inlog'), 'frontoffice', 'the name that was typed is kept');
		v.gelijk(await page.inputValue('#wachtwoord'), '', 'the password is not sent back');
		await keur(v, page, 'inloggen mislukt');
		await v.log_in(page, 'bestaat-niet', 'dit is het verkeerde');
		v.gelijk(await page.locator('[role=alert]').innerText(), fout,
			'an unknown name and a wrong password get the same words');
		for (let i = 0; i < 8; i++)
			await v.log_in(page, 'smits', `mis nummer ${i} is fout`);
		await v.log_in(page, 'smits', WACHTWOORD);
		v.gelijk(await page.locator('[role=alert]').innerText(), fout,
			'after many wrong ones the right password must wait too, with the same words');
		v.check(!page.url().endsWith('/screening'), 'nobody is logged in');
		await page.context().close();
	});

	for (const [inlog, paden] of Object.entries(MENU))
		await v.deel(`the menu of ${inlog}`, async () => {
			const page = await v.sessie(inlog);
			const { tekst } = await v.html(page, '/ik');
			const nav = /<nav[^>]*class="vt-nav[^]*?<\/nav>/.exec(tekst)?.[0] ?? '';
			const menu = [...nav.matchAll(/<a href="([^"]+)"/g)].map((m) => m[1]);
			v.gelijk(menu.join(' '), paden.join(' '), `the menu of ${inlog}`);
			v.check(!/vt-nav__tel">0/.test(nav), `no count where ${inlog} has nothing`);
			for (const pad of ALLE) {
				const { status } = await v.html(page, pad);
				v.gelijk(status, paden.includes(pad) ? 200 : 403, `${inlog} asks ${pad}`);
			}
			await page.context().close();
		});

	await v.deel('a manager sees no people', async () => {
		const page = await v.als('manager');
		await v.ga(page, '/');
		const { tekst } = await v.html(page, '/rapportages');
		v.check(!/id="zoek"|role="search"/.test(tekst), 'a manager has no search');
		v.check(!/Nieuw gesprek|\/gesprek/.test(tekst), 'a manager cannot begin a conversation');
		v.check(!/href="\/dossier/.test(tekst), 'a manager has no way to a dossier');
		for (const pad of ['/gesprek/nieuw', '/gesprekken', '/werkvoorraad/stroom', '/zoeken'])
			v.gelijk((await v.html(page, pad)).status, 403, `a manager asks ${pad}`);
		await v.ga(page, '/werkvoorraad');
		await keur(v, page, 'dit mag niet');
		v.gelijk((await v.html(page, '/bestaat-niet')).status, 404, 'a page that is not there');
		await v.ga(page, '/bestaat-niet');
		await keur(v, page, 'deze pagina is er niet');
		await page.context().close();
	});

	await v.deel('a form without its token', async () => {
		const page = await v.als('frontoffice');
		const r = await page.context().request.post(`${v.p.base}/filter`,
			{ form: { naam: 'x', vraag: '' } });
		v.gelijk(r.status(), 403, 'a form without its token is refused');
		await v.ga(page, '/ik');
		await keur(v, page, 'mijn instellingen');
		await page.fill('#oud', 'x');
		await page.fill('#nieuw', 'kort');
		await v.druk(page, 'form[action="/ik/wachtwoord"] button');
		v.check(await page.locator('.vt-fouten a[href="#nieuw"]').count() === 1,
			'what is wrong with a new password is linked to its field');
		await keur(v, page, 'mijn instellingen met fouten');
		await v.druk(page, 'form[action="/uitloggen"] button');
		v.check(page.url().endsWith('/inloggen'), 'who logs out is out');
		v.gelijk((await v.html(page, '/werkvoorraad')).status, 303, 'and the session is over');
		await page.context().close();
	});
}
