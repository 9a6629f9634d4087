// The BRP, against a stand-in that speaks BRP personen 2: off by default, one
// question written down with its ground, secrecy taken over, a refusal that
// changes nothing.
import http from 'node:http';
import { Program, Tally, WACHTWOORD } from '../hulp/program.mjs';

const p = new Program(process.argv[2] || 'build'), t = new Tally();
const vragen = [];
let stuk = false;

/* Says what the published description says: 200 with personen, or problem+json. */
const brp = http.createServer((req, res) => {
	let body = '';
	req.on('data', (d) => { body += d; });
	req.on('end', () => {
		vragen.push({ method: req.method, url: req.url, sleutel: req.headers['x-api-key'], body });
		const v = JSON.parse(body);
		const goed = req.method === 'POST' && req.url === '/haalcentraal/api/brp/personen' &&
			v.type === 'RaadpleegMetBurgerservicenummer' && Array.isArray(v.fields) &&
			v.burgerservicenummer?.length === 1 && /^\d{9}$/.test(v.burgerservicenummer[0]);
		res.writeHead(stuk ? 503 : goed ? 200 : 400, { 'content-type': goed && !stuk ?
			'application/json' : 'application/problem+json' });
		res.end(goed && !stuk ? JSON.stringify({ type: v.type, personen: [{
			burgerservicenummer: v.burgerservicenummer[0], geheimhoudingPersoonsgegevens: true,
			naam: { voornamen: 'Proefke', geslachtsnaam: 'Uitdebrp' },
			geboorte: { datum: { type: 'Datum', datum: '2015-03-04', langFormaat: '4 maart 2015' } },
			geslacht: { code: 'V', omschrijving: 'vrouw' } }] }) : '{"status":400}');
	});
});
await new Promise((r) => { brp.listen(0, '127.0.0.1', r); });

let koek = '';
async function vraag(pad, form) {
	const r = await fetch(p.base + pad, { redirect: 'manual', method: form ? 'POST' : 'GET',
		headers: { cookie: koek, ...(form ? { origin: p.base } : {}) },
		body: form ? new URLSearchParams(form) : undefined });
	for (const c of r.headers.getSetCookie())
		koek = [...koek.split('; ').filter((k) => k && !k.startsWith(c.split('=')[0] + '=')),
			c.split(';')[0]].join('; ');
	return { status: r.status, naar: r.headers.get('location') ?? '', tekst: await r.text() };
}
const csrf = (tekst) => /name="csrf" value="([^"]+)"/.exec(tekst)[1];

async function log_in() {
	koek = '';
	const b = await vraag('/inloggen');
	await vraag('/inloggen', { csrf: csrf(b.tekst), inlog: 'casusregie', wachtwoord: WACHTWOORD });
}

try {
	p.make(4);
	await p.start();
	await log_in();
	const lijst = (await vraag('/dossiers')).tekst + (await vraag('/werkvoorraad')).tekst;
	const dossier = (/\/dossier\/\d+/.exec(lijst) ??
		/\/dossier\/\d+/.exec((await vraag(/\/melding\/\d+/.exec(lijst)[0])).tekst))[0];
	const pad = /\/dossier\/\d+\/persoon\/\d+/.exec((await vraag(dossier)).tekst)[0];
	let f = await vraag(pad + '/gegevens');
	const versie = /name="versie" value="(\d+)"/.exec(f.tekst)[1];
	let r = await vraag(pad + '/gegevens', { csrf: csrf(f.tekst), versie, bron: 'gezin',
		roepnaam: 'Proef', bsn: '123456782' });
	t.check(r.status === 303, 'a person gets a number');
	f = await vraag(pad + '/brp');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst), grond: 'veiligheid' });
	t.check(r.status === 409, 'without a line the BRP is off');
	await p.kill('SIGTERM');
	await p.start('--brp', `http://127.0.0.1:${brp.address().port}/haalcentraal/api/brp`);
	await log_in();
	f = await vraag(pad + '/brp');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst) });
	t.check(r.status === 422, 'a question needs a ground');
	t.check(vragen.length === 0, 'and was not asked');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst), grond: 'veiligheid' });
	t.check(r.status === 303, 'with a ground it is asked');
	t.check(vragen.map((v) => `${v.method} ${v.url}`).join() ===
		'POST /haalcentraal/api/brp/personen', 'once, by POST /personen');
	r = await vraag(pad);
	t.check(/Proefke/.test(r.tekst) && /Geheim adres/.test(r.tekst), 'name and secrecy are taken over');
	t.check(/BRP/.test(r.tekst), 'with the BRP as source');
	stuk = true;
	f = await vraag(pad + '/brp');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst), grond: 'gegevens' });
	t.check(r.status === 503, 'a BRP that refuses changes nothing');
	t.check(/BRP/.test(r.tekst), 'and says so');
} catch (e) {
	t.check(false, `no exception: ${e.stack}`);
}
await p.kill('SIGTERM').catch(() => {});
brp.close();
p.clean();
t.end();
