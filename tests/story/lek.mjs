// Is this name anywhere it must not be? Walks every page that each log-in can reach, asks
// every GET of the API, and reads the bytes of the database.
//
//   node tests/story/lek.mjs --basis URL --inlog A,B --wachtwoord W --naam NAAM [--naam N]
//       [--db BESTAND] [--paginas 400]
//
// Exit status 0: nowhere; 1: found, with the place; 2: used wrongly. Or import lek().
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { Koekjes } from '../hulp/koek.mjs';

const SKIP = [/^\/static\//, /^\/uitloggen/, /^\/api\//, /\/stroom(\?|$)/];

const fold = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const plain = (s) => fold(s.replace(/&#(x?)([0-9a-f]+);/gi, (m, x, n) =>
	String.fromCodePoint(parseInt(n, x ? 16 : 10))).replace(/&amp;/g, '&'));

/* The forms in which a name could stand somewhere: as it is, without marks, as a part of an
 * address, and each word of it that is rare enough to mean this person. */
export function forms(name) {
	const words = name.split(/\s+/).filter((w) => w.length >= 6);
	const all = new Set([name, ...words].flatMap((w) => [fold(w),
		encodeURIComponent(w).toLowerCase()]));
	const digits = name.replace(/\D/g, '');
	if (digits.length >= 8)
		all.add(digits.slice(-8));
	return [...all];
}

const found_in = (text, names) => {
	const low = plain(text);
	return names.filter((n) => low.includes(n));
};

class Browser {
	constructor(base) {
		this.base = base;
		this.cookies = new Koekjes();
	}

	async ask(path, options = {}) {
		const r = await fetch(this.base + path, { redirect: 'manual', ...options, headers: {
			cookie: this.cookies.kop,
			origin: this.base, ...options.headers } });
		this.cookies.neem(r);
		return r;
	}

	async login(inlog, wachtwoord) {
		const page = await (await this.ask('/inloggen')).text();
		const csrf = page.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
		const r = await this.ask('/inloggen', { method: 'POST',
			body: new URLSearchParams({ csrf, inlog, wachtwoord }) });
		if (r.status !== 303)
			throw new Error(`${inlog}: log-in gives ${r.status}`);
	}
}

const links = (html) => [...html.matchAll(/href="(\/[^"#]*)/g)].map((m) =>
	m[1].replaceAll('&amp;', '&'));

/* Follows links from the first page, breadth first. One address per kind and thing: other
 * queries of the same page are other pages. */
async function walk(browser, names, max, seen_ids, report) {
	const queue = ['/'], seen = new Set(queue);
	let n = 0;

	while (queue.length > 0 && n < max) {
		const path = queue.shift();
		const r = await browser.ask(path);
		const text = await r.text();
		n++;
		for (const [, kind, id] of path.matchAll(/\/(dossier|melding|advies)\/(\d+)/g))
			seen_ids.set(kind, (seen_ids.get(kind) ?? new Set()).add(id));
		for (const [k, v] of r.headers)
			report(found_in(v, names), `${path}, header ${k}`);
		report(found_in(text, names), path);
		const next = links(text);
		if (r.headers.get('location')?.startsWith('/'))
			next.push(r.headers.get('location'));
		for (const to of next)
			if (!seen.has(to) && !SKIP.some((s) => s.test(to))) {
				seen.add(to);
				queue.push(to);
			}
	}
	return n;
}

async function ask_api(browser, base, inlog, wachtwoord, names, ids, report) {
	const spec = await (await fetch(`${base}/api/v1/openapi.json`)).json();
	const session = await fetch(`${base}/api/v1/sessies`, { method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ inlog, wachtwoord }) });
	const { token } = await session.json();
	const headers = { authorization: `Bearer ${token}` };
	let n = 0;

	for (const [path, ops] of Object.entries(spec.paths)) {
		if (!ops.get)
			continue;
		const kind = path.match(/\{(\w+)\}/)?.[1];
		const things = kind === undefined ? [''] : [...(ids.get(kind) ?? [])].slice(0, 50);
		for (const id of things) {
			const url = `/api/v1${path}`.replace('/api/v1/api/v1', '/api/v1')
				.replace(/\{\w+\}/, id);
			const r = await fetch(base + url, { headers });
			report(found_in(await r.text(), names), `GET ${url}`);
			n++;
		}
	}
	return n;
}

/* Everything at once. Gives the places where a name was found; [] is what you want. */
export async function lek({ basis, inlogs, wachtwoord, namen, db, paginas = 400, log = () => {} }) {
	const names = namen.flatMap(forms);
	const places = [];

	for (const inlog of inlogs) {
		const ids = new Map();
		const browser = new Browser(basis);
		const report = (hits, place) => hits.length > 0 &&
			places.push(`${inlog}: ${place}: ${hits.join(', ')}`);

		await browser.login(inlog, wachtwoord);
		const pages = await walk(browser, names, paginas, ids, report);
		const calls = await ask_api(browser, basis, inlog, wachtwoord, names, ids, report);
		log(`${inlog}: ${pages} pages, ${calls} answers of the API`);
	}
	for (const file of db === undefined ? [] : [db, `${db}-wal`, `${db}-shm`]) {
		if (!fs.existsSync(file))
			continue;
		const bytes = fs.readFileSync(file).toString('latin1').toLowerCase();
		for (const n of names)
			if (bytes.includes(Buffer.from(n).toString('latin1').toLowerCase()))
				places.push(`${file}: ${n}`);
		log(`${file}: ${bytes.length} bytes`);
	}
	return places;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values: o } = parseArgs({ options: { basis: { type: 'string' },
		inlog: { type: 'string' }, wachtwoord: { type: 'string' },
		naam: { type: 'string', multiple: true }, db: { type: 'string' },
		paginas: { type: 'string', default: '400' } } });

	if (!o.basis || !o.inlog || !o.wachtwoord || !o.naam) {
		console.error('--basis URL --inlog A,B --wachtwoord W --naam NAAM [--db BESTAND]');
		process.exit(2);
	}
	const places = await lek({ basis: o.basis, inlogs: o.inlog.split(','),
		wachtwoord: o.wachtwoord, namen: o.naam, db: o.db, paginas: Number(o.paginas),
		log: (s) => console.log(s) });
	for (const p of places)
		console.error(`leak: ${p}`);
	console.log(places.length === 0 ? 'The name is nowhere.' : `${places.length} places`);
	process.exit(places.length === 0 ? 0 : 1);
}
