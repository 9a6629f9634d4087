// The BRP, against a stand-in that speaks BRP personen 2: off by default, one
// question written down with its ground, secrecy taken over, a refusal that
// changes nothing.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Program, Tally, WACHTWOORD } from '../hulp/program.mjs';
import { Koekjes } from '../hulp/koek.mjs';

const p = new Program(process.argv[2] || 'build'), t = new Tally();
const vragen = [];
let stuk = false;

/* The rules of the published description of BRP personen 2 (POST /personen, schemas
 * PersonenQuery, RaadpleegMetBurgerservicenummer, Field, Foutbericht) that touch us. */
const VELDEN = ['aNummer', 'adressering', 'burgerservicenummer', 'datumEersteInschrijvingGBA',
	'datumInschrijvingInGemeente', 'europeesKiesrecht', 'geboorte', 'gemeenteVanInschrijving', 'geslacht',
	'gezag', 'immigratie', 'indicatieCurateleRegister', 'indicatieGezagMinderjarige', 'kinderen', 'leeftijd',
	'naam', 'nationaliteiten', 'ouders', 'overlijden', 'partners', 'uitsluitingKiesrecht', 'verblijfplaats',
	'verblijfstitel'];
const VANZELF = ['geheimhoudingPersoonsgegevens', 'inOnderzoek', 'opschortingBijhouding', 'rni', 'verificatie'];
const bsn_goed = (s) => typeof s === 'string' && /^[0-9]{9}$/.test(s);

/* What is wrong with a question: status, code, and the field. */
function keur(req, body) {
	if (req.headers['x-api-key'] !== 'proefsleutel')
		return [401, 'authentication', 'x-api-key'];
	if (req.method !== 'POST' || req.url !== '/haalcentraal/api/brp/personen')
		return [404, 'notFound', req.url];
	if (!/^application\/json(; ?charset=utf-8)?$/i.test(req.headers['content-type']))
		return [415, 'unsupportedMediaType', 'content-type'];
	if (!/^(application\/json(; ?charset=utf-8)?|\*\/\*)$/i.test(req.headers.accept))
		return [406, 'notAcceptable', 'accept'];
	let v;
	try {
		v = JSON.parse(body);
	} catch {
		return [400, 'json', 'body'];
	}
	if (v.type !== 'RaadpleegMetBurgerservicenummer')
		return [400, 'value', 'type'];
	const over = Object.keys(v).find((k) => !['type', 'fields', 'burgerservicenummer',
		'gemeenteVanInschrijving'].includes(k));
	if (over)
		return [400, 'unknownParam', over];
	if (!Array.isArray(v.fields) || v.fields.length < 1 || v.fields.length > 130)
		return [400, 'required', 'fields'];
	const veld = v.fields.find((f) => typeof f !== 'string' || !/^[a-zA-Z0-9._]{1,200}$/.test(f) ||
		VANZELF.includes(f.split('.')[0]) || !VELDEN.includes(f.split('.')[0]));
	if (veld !== undefined)
		return [400, 'fields', veld];
	if (!Array.isArray(v.burgerservicenummer) || v.burgerservicenummer.length < 1 ||
		v.burgerservicenummer.length > 20 || !v.burgerservicenummer.every(bsn_goed))
		return [400, 'pattern', 'burgerservicenummer'];
	return null;
}

/* A person in the shapes of the description: polymorphic date, address, authority. */
const persoon = (bsn) => ({
	aNummer: '1234567890', burgerservicenummer: bsn,
	naam: { voornamen: 'Proefke', voorvoegsel: 'van', geslachtsnaam: 'Uitdebrp', voorletters: 'P.',
		volledigeNaam: 'Proefke van Uitdebrp',
		aanduidingNaamgebruik: { code: 'E', omschrijving: 'eigen geslachtsnaam' } },
	geboorte: { datum: { type: 'JaarMaandDatum', jaar: 2015, maand: 3, langFormaat: 'maart 2015' },
		land: { code: '6030', omschrijving: 'Nederland' } },
	geslacht: { code: 'V', omschrijving: 'vrouw' },
	verblijfplaats: { type: 'Adres', functieAdres: { code: 'W', omschrijving: 'woonadres' },
		verblijfadres: { officieleStraatnaam: 'Proefduinstraat', korteStraatnaam: 'Proefduinstr', huisnummer: 12,
			huisletter: 'b', huisnummertoevoeging: 'II', postcode: '2019AB', woonplaats: 'Haarlem' },
		datumVan: { type: 'Datum', datum: '2020-01-02', langFormaat: '2 januari 2020' } },
	gezag: [{ type: 'EenhoofdigOuderlijkGezag', ouder: { burgerservicenummer: '111222333' },
		minderjarige: { burgerservicenummer: bsn } }],
	leeftijd: 11,
});

/* Only what was asked, and what always comes. */
const antwoord = (v) => ({ type: v.type, personen: v.burgerservicenummer.map((bsn) => ({
	...Object.fromEntries(Object.entries(persoon(bsn)).filter(([k]) => v.fields.some((f) => f === k ||
		f.startsWith(`${k}.`)))), geheimhoudingPersoonsgegevens: true,
	opschortingBijhouding: undefined })) });

const brp = http.createServer((req, res) => {
	let body = '';
	req.on('data', (d) => { body += d; });
	req.on('end', () => {
		const fout = stuk ? [503, 'notAvailable', ''] : keur(req, body);
		vragen.push({ method: req.method, url: req.url, body, fout });
		res.writeHead(fout?.[0] ?? 200, { 'content-type': fout ? 'application/problem+json' :
			'application/json; charset=utf-8', 'api-version': '2.0.0' });
		res.end(JSON.stringify(fout ? { type: 'https://voorbeeld.invalid/fout', title: 'Geweigerd.',
			status: fout[0], code: fout[1], detail: fout[2], instance: '/personen' } :
			antwoord(JSON.parse(body))));
	});
});
await new Promise((r) => { brp.listen(0, '127.0.0.1', r); });

const koekjes = new Koekjes();
async function vraag(pad, form) {
	const r = await fetch(p.base + pad, { redirect: 'manual', method: form ? 'POST' : 'GET',
		headers: { cookie: koekjes.kop, ...(form ? { origin: p.base } : {}) },
		body: form ? new URLSearchParams(form) : undefined });
	koekjes.neem(r);
	return { status: r.status, naar: r.headers.get('location') ?? '', tekst: await r.text() };
}
const csrf = (tekst) => /name="csrf" value="([^"]+)"/.exec(tekst)[1];

async function log_in() {
	koekjes.clear();
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
	const sleutel = path.join(p.dir, 'brp-sleutel');
	fs.writeFileSync(sleutel, 'proefsleutel\n', { mode: 0o600 });
	// a BSN never leaves this machine in clear
	const klaar = spawnSync(p.bin, ['serve', ...p.options,
		'--luister', '127.0.0.1:0', '--brp', 'http://brp.example/haalcentraal/api/brp'], { encoding: 'utf8', timeout: 10000 });
	t.check(klaar.status === 2 && /https/.test(klaar.stderr), `the BRP without https is refused (${klaar.stderr.trim()})`);
	await p.start('--brp', `http://127.0.0.1:${brp.address().port}/haalcentraal/api/brp`, '--brp-sleutel', sleutel);
	await log_in();
	f = await vraag(pad + '/brp');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst) });
	t.check(r.status === 422, 'a question needs a ground');
	t.check(vragen.length === 0, 'and was not asked');
	r = await vraag(pad + '/brp', { csrf: csrf(f.tekst), grond: 'veiligheid' });
	t.check(r.status === 303, 'with a ground it is asked');
	t.check(vragen.map((v) => `${v.method} ${v.url}`).join() ===
		'POST /haalcentraal/api/brp/personen', 'once, by POST /personen');
	t.check(vragen[0].fout === null, `a question that the description allows (${vragen[0].fout})`);
	r = await vraag(pad);
	t.check(/Proefke/.test(r.tekst) && /Geheim adres/.test(r.tekst), 'name and secrecy are taken over');
	t.check(/BRP/.test(r.tekst), 'with the BRP as source');
	t.check(/Proefduinstraat 12b-II/.test(r.tekst), 'and the address, with letter and addition');
	t.check(/Eén ouder|eenhoofdig/i.test((await vraag(`${dossier}/gezin`)).tekst), 'and who has authority');
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
