// Pictures of the running demo, for the README and the manual:
//
//   node tools/beelden.mjs [BUILD] [NAME...]
//
// Starts a demo of its own on a free port, with a folder of its own, that is thrown away
// afterwards. Everything in it is made up. NAME: only these pictures.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { smaller } from './png.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [build = 'build', ...only] = process.argv.slice(2);
const program = path.join(root, build, 'samenloop');
const MANUAL = 'docs/handleiding/beeld';
const PASSWORD = 'samenloop-demo';
const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((f) => fs.existsSync(f));
const LIMIT = { 'docs/beeld': 150_000, [MANUAL]: 120_000 };

/* Types in a conversation as somebody on the telephone would. */
async function conversation(page) {
	const pick = async (id, label) => page.selectOption(id, { label });
	await page.locator('#hoedanigheid').selectOption('school');
	await page.fill('#melder_organisatie', 'Basisschool De Regenboog');
	await page.fill('#melder_naam', 'K. Voorbeeld');
	await page.fill('#melder_telefoon', '023 555 01 23');
	await page.getByLabel('De melder mag genoemd worden').check();
	await page.fill('#verteld', 'Een jongen van acht kwam met een blauwe arm op school. Hij zegt dat ' +
		'papa boos werd. De moeder wil er niet over praten.');
	await pick('#bron', 'Telefoon');
}

/* The address that the first link in a list leads to. */
async function first_link(page, list, selector) {
	await page.goto(page.base + list);
	return page.locator(selector).first().getAttribute('href');
}

const press = (page, button) => Promise.all([page.waitForEvent('load'), button.click()]);

/* A meeting that has begun, with two partners, at a case that was weighed. */
async function meeting(page) {
	await page.goto(`${page.base}/screening`);
	if (await page.locator('[aria-labelledby=k-komend] a').count() === 0)
		await press(page, page.getByRole('button', { name: 'Volgend overleg plannen' }));
	const at = await first_link(page, '/screening', '[aria-labelledby=k-komend] th a');
	await page.goto(page.base + at);
	const begin = page.getByRole('button', { name: 'Overleg beginnen' });
	if (await begin.count() > 0)
		await press(page, begin);
	for (let i = 0; i < 3; i++)
		await press(page, page.locator('.vt-wand__aan .vt-wand__weg button').first());
	const weighed = page.locator('.vt-agenda__lijst li:not(:has(.vt-punten--nog)) a');
	return (await weighed.count()) > 0 ? weighed.first().getAttribute('href') : at;
}

/* The first case in the work list whose row has these words. */
const case_with = (...words) => async (page) => {
	const row = `.vt-rij tbody tr${words.map((w) => `:has-text("${w}")`).join('')} th a`;
	for (let at = '/werkvoorraad'; at !== null;) {
		await page.goto(page.base + at);
		if (await page.locator(row).count() > 0)
			return page.locator(row).first().getAttribute('href');
		const next = page.locator('.vt-bladeren a[rel=next]');
		at = await next.count() > 0 ? await next.getAttribute('href') : null;
	}
	throw new Error(`no case with ${words.join(', ')}`);
};

/* The plan of the first case in the work list that has one. */
async function plan(page) {
	await page.goto(`${page.base}/werkvoorraad`);
	const cases = await page.locator('.vt-rij tbody th a').evaluateAll((list) =>
		list.map((a) => a.getAttribute('href')));
	for (const at of cases) {
		await page.goto(`${page.base + at}/plan`);
		if (await page.locator('.vt-plan').count() > 0)
			return `${at}/plan`;
	}
	throw new Error('no case with a plan');
}

/* A clock that still has time; on a Sunday the week has few of them. */
async function running_clock(page) {
	for (const bak of ['week', 'wachtlijst', 'laat']) {
		await page.goto(`${page.base}/termijnen?bak=${bak}`);
		const clock = page.locator('.vt-termijntabel th a').first();
		if (await clock.count() > 0)
			return clock.getAttribute('href');
	}
	throw new Error('no clock');
}

/* The first case whose drawing has a larger family, with violence in it. */
async function family(page) {
	await page.goto(`${page.base}/werkvoorraad`);
	const cases = await page.locator('.vt-rij tbody th a').evaluateAll((list) =>
		list.map((a) => a.getAttribute('href')));
	for (const at of cases) {
		await page.goto(page.base + at);
		const card = page.locator('.vt-geno-kaart');
		if (await card.locator('svg.vt-geno a').count() >= 5 && /geweld/.test(await card.innerText()))
			return at;
	}
	throw new Error('no case with a larger family');
}

/* From a case, along the first link that ends so. */
const along = (find, end) => async (page) => {
	await page.goto(page.base + await find(page));
	return page.locator(`a[href$="${end}"]`).first().getAttribute('href');
};

/* A letter to the eldest of the first case that says how contact is safe. */
async function letter(page) {
	await page.goto(page.base + await case_with('Crisis', 'kind')(page) + '/brieven');
	const who = await page.locator('#persoon option').nth(1).getAttribute('value');
	return `${new URL(page.url()).pathname.replace('/brieven', '/brief')}?persoon=${who}&soort=kennisgeving`;
}

async function weigh(page) {
	const first = page.locator('.vt-wegvraag').first();
	await first.getByRole('radio').nth(1).check();
	await first.getByLabel('Waarom').fill('De politie kwam in maart ook al aan de deur.');
}

/* Name, who looks, where, and what happens before the picture is taken. */
const PICTURES = [
	{ name: 'werkvoorraad', folder: 'docs/beeld', who: 'frontoffice', at: '/werkvoorraad' },
	{ name: 'inloggen', at: '/inloggen' },
	{ name: 'termijn', who: 'teamleider', at: running_clock,
		before: (page) => page.locator('details.vt-doe').first().locator('summary').click() },
	{ name: 'termijnen', who: 'teamleider', at: '/termijnen' },
	{ name: 'waarschuwingen', who: 'teamleider', at: '/waarschuwingen' },
	{ name: 'agenda', who: 'teamleider', at: '/agenda?team=casusregie' },
	{ name: 'gesprek', who: 'frontoffice', at: '/gesprek/nieuw', before: conversation },
	{ name: 'werkvoorraad', who: 'frontoffice', at: '/werkvoorraad' },
	{ name: 'wegen', who: 'casusregie', at: along(case_with('nog te wegen'), '/weging'), before: weigh },
	{ name: 'besluit', who: 'gedragswetenschapper', at: along(case_with('Besluit', 'kinderen'), '/besluit') },
	{ name: 'terugkoppelen', who: 'casusregie',
		at: (page) => first_link(page, '/terugkoppeling', 'table th a') },
	{ name: 'dossier', who: 'casusregie', at: case_with('Crisis', 'kind') },
	{ name: 'gezin', who: 'casusregie', at: family, part: '.vt-geno-kaart' },
	{ name: 'brief', who: 'casusregie', at: letter },
	{ name: 'plan', who: 'casusregie', at: plan },
	{ name: 'screening', who: 'procesregisseur', at: meeting },
	{ name: 'berichten', who: 'frontoffice', at: '/berichten' },
	{ name: 'kwartaal', who: 'manager', at: '/rapportages' },
	{ name: 'vernietigen', who: 'privacy', at: (page) => first_link(page, '/vernietigen', '.vt-lijst a') },
	{ name: 'journaal', who: 'privacy', at: '/journaal' },
];

function start(map) {
	const child = spawn(program, ['demo', '--map', map, '--luister', '127.0.0.1:0'],
		{ cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
	return new Promise((resolve, reject) => {
		let said = '';
		child.on('error', reject);
		child.on('exit', (code) => reject(new Error(`the demo ended (${code}): ${said}`)));
		child.stderr.on('data', (data) => {
			said += data;
			const address = said.match(/luistert op (http:\S+)/);
			if (address)
				resolve({ child, address: address[1] });
		});
	});
}

async function log_in(browser, address, who) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 },
		locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', colorScheme: 'light',
		reducedMotion: 'reduce', deviceScaleFactor: 1 });
	const page = await context.newPage();
	page.base = address;
	if (who) {
		await page.goto(`${address}/inloggen`);
		await page.fill('#inlog', who);
		await page.fill('#wachtwoord', PASSWORD);
		await Promise.all([page.waitForURL((url) => url.pathname !== '/inloggen'),
			page.click('main button[type=submit]')]);
	}
	return page;
}

async function picture(pages, address, p) {
	const page = await pages(p.who);
	const folder = p.folder ?? MANUAL;
	page.setDefaultTimeout(10_000);
	const answer = await page.goto(address + (typeof p.at === 'string' ? p.at : await p.at(page)));
	if (answer.status() !== 200)
		throw new Error(`${p.name}: ${answer.status()} at ${new URL(page.url()).pathname}`);
	await p.before?.(page);
	await page.mouse.move(0, 0);
	await page.evaluate(() => document.fonts.ready);
	const shot = p.part ? await page.locator(p.part).first().screenshot({ animations: 'disabled' })
		: await page.screenshot({ animations: 'disabled', caret: 'hide' });
	const png = smaller(shot);
	if (png.length > LIMIT[folder])
		throw new Error(`${p.name}: ${png.length} bytes, ${LIMIT[folder]} is the most`);
	fs.mkdirSync(path.join(root, folder), { recursive: true });
	fs.writeFileSync(path.join(root, folder, `${p.name}.png`), png);
	console.log(`${folder}/${p.name}.png ${png.length}`);
}

const map = fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-beelden-'));
const { child, address } = await start(map);
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox',
	'--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
	'--hide-scrollbars'] });
const open = new Map();
async function pages(who) {
	if (!open.has(who))
		open.set(who, await log_in(browser, address, who));
	return open.get(who);
}
let failed = 0;
for (const p of PICTURES) {
	if (only.length > 0 && !only.includes(p.name))
		continue;
	try {
		await picture(pages, address, p);
	} catch (e) {
		failed++;
		console.error(`beelden: ${e.message.split('\n')[0]}`);
	}
}
await browser.close();
child.removeAllListeners('exit');
child.kill('SIGINT');
await new Promise((done) => child.on('exit', done));
fs.rmSync(map, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
