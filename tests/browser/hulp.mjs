// What every chapter uses: the program, one browser, logging in, checks, and a
// picture of what failed. The rules for every page stand in keur.mjs.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { Program, Tally, WACHTWOORD } from '../hulp/program.mjs';

export { WACHTWOORD };
export const CHROMIUM = process.env.CHROMIUM ||
	execFileSync('/bin/sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
	'--disable-background-networking', '--disable-sync', '--no-first-run', '--hide-scrollbars'];
const WACHT = 15000;	// an expectation fails after this; nothing waits this long when it holds

export const slaap = (ms) => new Promise((r) => { setTimeout(r, ms); });

export class Verhaal {
	constructor(build) {
		this.p = new Program(build);
		this.t = new Tally();
		this.beelden = path.join(path.resolve(build), 'browser');
		this.feiten = {};		// what a chapter leaves for the next ones
		this.klachten = [];		// errors in the console, requests that failed
		this.stil = false;		// the server is gone on purpose
	}

	async begin(zaken) {
		fs.rmSync(this.beelden, { recursive: true, force: true });
		this.p.make(zaken);
		this.postvak = path.join(this.p.dir, 'postvak');
		await this.p.start('--postvak', this.postvak);
		this.poort = new URL(this.p.base).port;
		this.browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
	}

	async einde() {
		await this.browser?.close();
		if (this.p.base)
			await this.p.kill('SIGTERM');
		this.p.clean();
	}

	/* Killed and begun again on the same address, as a machine that fell over. */
	async val() {
		this.stil = true;
		await this.p.kill('SIGKILL');
	}

	async weer() {
		const ms = await this.p.start('--luister', `127.0.0.1:${this.poort}`,
			'--postvak', this.postvak);
		this.stil = false;
		return ms;
	}

	/* A device of its own: nobody is logged in. */
	async toestel(opties = {}) {
		const c = await this.browser.newContext({ viewport: { width: 1440, height: 900 },
			locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', colorScheme: 'light', ...opties });
		c.setDefaultTimeout(WACHT);
		const page = await c.newPage();
		this.luister(page);
		this.laatste = page;
		return page;
	}

	luister(page) {
		const klaag = (wat) => this.stil || this.klachten.push(`${page.naam ?? ''} ${page.url()}: ${wat}`);
		page.on('pageerror', (e) => klaag(`script: ${e.message}`));
		page.on('console', (m) => {
			/* A page that says 403 or 422 is an answer; files are looked at below. */
			if (m.type() === 'error' && !/Failed to load resource|ERR_/.test(m.text()))
				klaag(`console: ${m.text()}`);
		});
		page.on('request', (r) => {
			if (!r.url().startsWith(this.p.base ?? 'http://127.0.0.1') && !r.url().startsWith('data:'))
				this.stil || klaag(`asks elsewhere: ${r.url()}`);
		});
		page.on('response', (r) => {
			if (r.status() >= 500 || (r.status() >= 400 && r.url().includes('/static/')))
				klaag(`${r.status()} ${r.url()}`);
			if (r.request().isNavigationRequest() && r.status() < 300 | r.status() >= 400)
				page.antwoord = r;
		});
	}

	/* Somebody at a device, logged in. */
	async als(inlog, opties) {
		const page = await this.toestel(opties);
		page.naam = inlog;
		await this.log_in(page, inlog, WACHTWOORD);
		return page;
	}

	async log_in(page, inlog, wachtwoord) {
		await page.goto(`${this.p.base}/inloggen`);
		await page.fill('#inlog', inlog);
		await page.fill('#wachtwoord', wachtwoord);
		await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
	}

	/* Logged in without opening a page: a context of a browser with a session. */
	async sessie(inlog) {
		const c = await this.browser.newContext();
		const { tekst } = await this.html({ context: () => c }, '/inloggen');
		const r = await c.request.post(`${this.p.base}/inloggen`, { maxRedirects: 0, form:
			{ csrf: /name="csrf" value="([^"]+)"/.exec(tekst)[1], inlog, wachtwoord: WACHTWOORD } });
		if (r.status() !== 303)
			throw new Error(`${inlog} does not get in: ${r.status()}`);
		return { context: () => c };
	}

	/* Opens a path and says its status. */
	async ga(page, pad) {
		this.laatste = page;
		const r = await page.goto(pad.startsWith('http') ? pad : this.p.base + pad,
			{ waitUntil: 'load' });
		return r.status();
	}

	/* Presses what leads to another page and waits for that page. */
	async druk(page, wat) {
		this.laatste = page;
		const knop = typeof wat === 'string' ? page.locator(wat).first() : wat.first();
		await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), knop.click()]);
	}

	check(ok, zin) {
		return this.t.check(Boolean(ok), zin);
	}

	gelijk(heb, wil, zin) {
		return this.t.check(heb === wil, `${zin} (${JSON.stringify(heb)}${
			heb === wil ? '' : `, expected ${JSON.stringify(wil)}`})`);
	}

	/* Part of a chapter: what goes wrong in it is one failure, with a picture. */
	async deel(zin, werk) {
		const begon = performance.now();
		const voor = this.t.failed;
		try {
			await werk();
		} catch (e) {
			this.t.check(false, `${zin}: ${String(e.message ?? e).split('\n').slice(0, 4).join(' / ')}`);
			if (process.env.VERBOSE)
				console.log(e.stack);
		}
		if (this.t.failed > voor)
			await this.foto(zin);
		if (process.env.VERBOSE)
			console.log(`   ${((performance.now() - begon) / 1000).toFixed(1)} s  ${zin}`);
	}

	/* What the page says that is wrong, to tell with a check. */
	async fouten(page) {
		return (await page.locator('.vt-fouten, [role=alert], .utrecht-form-field-error-message')
			.allInnerTexts()).join(' ').replace(/\s+/g, ' ').slice(0, 300);
	}

	async foto(zin) {
		const bestand = path.join(this.beelden, `${zin.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}.png`);
		try {
			fs.mkdirSync(this.beelden, { recursive: true });
			await this.laatste.screenshot({ path: bestand, fullPage: true, timeout: 5000 });
			console.log(`   picture: ${bestand} (${this.laatste.url()})`);
		} catch { /* the page is gone */ }
	}

	/* A call of the API; the session is kept. */
	async api(inlog, method, pad, body) {
		this.tokens ??= {};
		this.tokens[inlog] ??= await this.p.token(inlog);
		const r = await fetch(`${this.p.base}/api/v1${pad}`, { method, headers: {
			authorization: `Bearer ${this.tokens[inlog]}`, ...(body && { 'content-type': 'application/json' }) },
			body: body && JSON.stringify(body) });
		const tekst = await r.text();
		return { status: r.status, tekst, json: /json/.test(r.headers.get('content-type')) ? JSON.parse(tekst) : null };
	}

	/* A report without a browser: where another part of the story begins. */
	async melding(meer = {}, inlog = 'frontoffice') {
		const naam = meer.naam ?? 'Duinpan';
		const r = await this.api(inlog, 'POST', '/meldingen', { bron: 'telefoon', hoedanigheid: 'huisarts',
			openheid: 'openbaar', melderNaam: 'P. Proef', verteld: 'Er is al weken ruzie, met de kinderen erbij.',
			getoond: 'Er is een melding over ruzie.', vormen: ['partnergeweld', 'km_getuige'], directGevaar: 'nee',
			gemeente: '0392', kinderen: 1, personen: [
				{ geslachtsnaam: naam, voornamen: 'Noor', geslacht: 'V', geboren: '1988-04-04', rol: '112' },
				{ geslachtsnaam: naam, voornamen: 'Siem', geslacht: 'M', geboren: '2019-05-06', rol: '115' }],
			...meer.velden });
		if (r.status !== 201)
			throw new Error(`registering: ${r.status} ${r.tekst}`);
		return { melding: String(r.json.id), dossier: String(r.json.dossier) };
	}

	/* The HTML of a path for whoever is logged in here, without a browser page. */
	async html(page, pad) {
		const r = await page.context().request.get(this.p.base + pad, { maxRedirects: 0 });
		return { status: r.status(), tekst: await r.text() };
	}
}
