// Bad input over HTTP, against the real program: node tests/story/slecht.mjs BUILD
//
// Each gets a clear answer: a status, and a Dutch sentence at the field. Nothing
// is lost, the server lives on, and the journal is whole at the end.
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { Program, Tally, WACHTWOORD, melding } from '../hulp/program.mjs';
import { Koekjes } from '../hulp/koek.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
p.make(5);
let log = '';
await p.start();
const token = await p.token('frontoffice');

async function vraag(body, { raw, key, headers = {}, pad = '/meldingen' } = {}) {
	const began = performance.now();
	try {
		const r = await fetch(`${p.base}/api/v1${pad}`, { method: 'POST', body: raw ?? JSON.stringify(body),
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json',
				...(key && { 'idempotency-key': key }), ...headers } });
		const text = await r.text();
		return { status: r.status, text, ms: performance.now() - began,
			json: text.startsWith('{') ? JSON.parse(text) : null };
	} catch (e) {
		return { status: 0, text: String(e.cause ?? e), ms: performance.now() - began, json: null };
	}
}
const met = (persoon, rest = {}) => {
	const m = { ...melding(1), ...rest };
	return { ...m, personen: [{ ...m.personen[0], ...persoon }] };
};
const aantal = () => p.sql('SELECT count(*) AS n FROM melding')[0].n;
/* The person of a report that was registered. */
const van = (r) => p.sql(`SELECT p.geslachtsnaam FROM melding_betrokkene b JOIN persoon p
	ON p.regio = b.regio AND p.id = b.persoon WHERE b.melding = ${r.json?.id ?? 0}`)[0];
const leeft = async (na) => {
	const r = await vraag(melding(2));
	t.check(r.status === 201, `the server registers after ${na} (${r.status} in ${r.ms.toFixed(0)} ms)`);
};

/* Refused at this field, with a sentence for people. */
async function geweigerd(body, veld, wat) {
	const voor = aantal();
	const r = await vraag(body);
	const fout = r.json?.invalidParams?.find((f) => f.name === veld);
	t.check(r.status === 400 && fout, `${wat}: refused at ${veld} (${r.status} ${JSON.stringify(r.json?.invalidParams ?? r.text.slice(0, 200))})`);
	t.check(/^[A-Z].{8,}[.?]$/.test(fout?.reason ?? ''), `${wat}: with a sentence ("${fout?.reason}")`);
	t.check(aantal() === voor, `${wat}: and nothing was made`);
}

for (const geboren of ['31-2-2020', '2020-02-30', '32-13-2020', '2031-01-01', '0000-00-00', 'eergisteren!', '9999'])
	await geweigerd(met({ geboren }), 'personen.0.geboren', `born ${geboren}`);
for (const gebeurdOp of ['2026-13-45', '31-4-2026', '29-2-2025'])
	await geweigerd(met({}, { gebeurdOp }), 'gebeurdOp', `happened ${gebeurdOp}`);
for (const bsn of ['000000000', '123456789', '12345678', '1112223334', 'abcdefghi', '１１１２２２３３３'])
	await geweigerd(met({ bsn }), 'personen.0.bsn', `BSN ${bsn}`);
t.check((await vraag(met({ bsn: '111222333' }))).status === 201, 'a BSN that passes the eleven-test is accepted');

/* Names as people have them. What is accepted comes back as it was typed. */
const namen = ['O\'Brien-"van" D\'Arc', 'Ünal Çelik-Ğöksu', 'محمد عبد الله', '李小龍', 'Zoë 👩‍👧', 'x'.repeat(200),
	'<script>alert(1)</script>', 'Robert\'); DROP TABLE persoon;--', '%s%n%x', '{{= naam}}'];
for (const naam of namen) {
	const r = await vraag(met({ geslachtsnaam: naam }));
	t.check(r.status === 201, `a name of ${[...naam].length} characters: ${naam.slice(0, 30)} (${r.status} ${r.text.slice(0, 200)})`);
	const rij = van(r);
	t.check(rij?.geslachtsnaam === naam, `comes back as it was typed: ${rij?.geslachtsnaam?.slice(0, 30)}`);
}
await geweigerd(met({ geslachtsnaam: 'x'.repeat(201) }), 'personen.0.geslachtsnaam', 'a name of 201 characters');
for (const naam of ['a\u0000b', 'a\u0007b', 'a\u001bb']) {
	const r = await vraag(met({ geslachtsnaam: naam }));
	const rij = r.status === 201 ? van(r) : null;
	t.check(r.status === 400 || (r.status === 201 && !/[\u0000-\u001f]/.test(rij.geslachtsnaam)),
		`a sign that nobody can see does not get in (${JSON.stringify(naam)}: ${r.status})`);
}

await geweigerd({ ...melding(3), personen: [] }, 'personen', 'a report without any person');
t.check((await vraag({ ...melding(3), personen: undefined, zonderPersonen: true })).status === 201,
	'unless it says that nobody is known yet');

/* All that is wrong, at once. */
{
	const r = await vraag({ bron: 'rooksignaal', kinderen: 99, verteld: '', personen: [{ geboren: 'x', bsn: '1' }] });
	const velden = (r.json?.invalidParams ?? []).map((f) => f.name);
	t.check(r.status === 400 && ['bron', 'kinderen', 'verteld', 'vormen', 'personen.0.geboren', 'personen.0.bsn']
		.every((f) => velden.includes(f)), `everything that is wrong is said at once (${velden})`);
}

/* Too much. */
{
	const voor = aantal();
	const r = await vraag({ ...melding(4), personen: Array.from({ length: 10000 }, (_, i) =>
		({ geslachtsnaam: `Rij${i}`, rol: '112' })) });
	t.check(r.status === 400 || r.status === 413,
		`10,000 rows: ${r.status} in ${r.ms.toFixed(0)} ms, ${r.text.slice(0, 160)}`);
	t.check(/[Tt]e veel|[Tt]e groot|hoogstens|meer dan/.test(r.text), '10,000 rows: with words that say what is wrong');
	t.check(aantal() === voor, '10,000 rows: and nothing was made');
	await leeft('10,000 rows');
	const groot = await vraag(null, { raw: `{"verteld":"${'x'.repeat(50 << 20)}"}` });
	t.check(groot.status === 413 || (groot.status === 0 && /EPIPE|ECONNRESET|other side closed/.test(groot.text)),
		`50 MB: ${groot.status} ${groot.text.slice(0, 120)}`);
	await leeft('50 MB');
	const lang = await vraag(met({}, { verteld: 'x'.repeat(20001) }));
	t.check(lang.status === 400 && !lang.text.includes('xxxxx'), 'a text that is too long is refused and not sent back');
	const diep = await vraag(null, { raw: '['.repeat(100000) });
	t.check(diep.status === 400 || diep.status === 413, `JSON of 100,000 levels: ${diep.status}`);
	const geen = await vraag(null, { raw: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) });
	t.check(geen.status === 400, `bytes that are no UTF-8: ${geen.status}`);
}

/* Sent twice, at the same time. */
{
	const voor = aantal();
	const key = randomUUID();
	const body = melding(5);
	const alle = await Promise.all(Array.from({ length: 8 }, () => vraag(body, { key })));
	t.check(alle.every((r) => r.status === 201), `sent eight times at once: ${alle.map((r) => r.status)}`);
	t.check(new Set(alle.map((r) => r.json?.id)).size === 1 && aantal() === voor + 1, 'is one report, and everybody gets it');
	const weer = await vraag(body, { key });
	t.check(weer.json?.herhaald === true && weer.json.id === alle[0].json.id && aantal() === voor + 1,
		`the same once more says that it was done before (${weer.status} ${weer.text.slice(0, 120)})`);
	const ander = await vraag(melding(6), { key });
	t.check(ander.status === 409 && aantal() === voor + 1,
		`the same key with another report is refused, not taken for done (${ander.status} ${ander.text.slice(0, 120)})`);
}

/* A form of the web that is too big says so in a page. */
{
	const r = await fetch(`${p.base}/inloggen`, { method: 'POST', body: `inlog=${'x'.repeat(3 << 20)}`,
		headers: { 'content-type': 'application/x-www-form-urlencoded' } }).catch((e) => ({ status: 0, e }));
	const text = r.status ? await r.text() : '';
	t.check(r.status === 413 ? /te groot/.test(text) : r.status === 0, `a form of 3 MB: ${r.status}`);
}

/* Slow clients: many that never finish, and others do not notice. */
{
	const { hostname, port } = new URL(p.base);
	const dicht = [];
	const traag = Array.from({ length: 60 }, (_, i) => new Promise((done) => {
		const s = net.connect(Number(port), hostname, () => s.write(i % 2 === 0 ? 'GET /inloggen HT' :
			'POST /inloggen HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\na='));
		const tik = setInterval(() => s.writable && s.write('a'), 1000);
		s.on('error', () => {});
		s.on('close', () => { clearInterval(tik); dicht.push(i); });
		done(s);
	}));
	const sockets = await Promise.all(traag);
	for (let i = 0; i < 5; i++)
		await leeft('60 slow clients');
	for (let i = 0; i < 400 && dicht.length < 60; i++)
		await new Promise((r) => { setTimeout(r, 100); });
	t.check(dicht.length === 60, `who is too slow is let go (${dicht.length} of 60)`);
	for (const s of sockets)
		s.destroy();
	await leeft('the slow ones are gone');
}

{
	const r = await fetch(`${p.base}/dossier/1/notitie`, { method: 'POST', body: new URLSearchParams({
		tekst: 'Gebeld met de school, de mentor houdt contact. <b>' }) });
	t.check(r.status === 401 && (await r.text()).includes('de mentor houdt contact. &lt;b&gt;'),
		'what was typed when the session ended comes back');
}

/* A form that was sent, then changed and sent again under the same key: it comes back as it
 * was typed, says what happened, and can be sent. */
{
	const cookies = new Koekjes();
	const ask = async (path, body) => {
		const r = await fetch(p.base + path, { redirect: 'manual', ...(body && { method: 'POST',
			body: new URLSearchParams(body) }), headers: { origin: p.base,
			cookie: cookies.kop } });
		cookies.neem(r);
		return { status: r.status, html: await r.text() };
	};
	const veld = (html, naam) => html.match(new RegExp(`name="${naam}" value="([^"]+)"`))?.[1];
	await ask('/inloggen', { inlog: 'casusregie', wachtwoord: WACHTWOORD,
		csrf: veld((await ask('/inloggen')).html, 'csrf') });
	const id = p.sql('SELECT CAST(id AS TEXT) AS id FROM dossier ORDER BY id LIMIT 1')[0].id;
	const { html } = await ask(`/dossier/${id}/notities`);
	const csrf = veld(html, 'csrf'), sleutel = veld(html, 'sleutel');
	const stuur = (key, tekst) => ask(`/dossier/${id}/notitie`, { csrf, sleutel: key, tekst,
		...Object.fromEntries(['soort', 'zicht'].map((naam) => [naam, html.match(new RegExp(
			`<select[^>]* name="${naam}"[^>]*>.*?<option value="([a-z_]+)"`, 's'))?.[1] ?? ''])) });
	const notities = () => p.sql('SELECT count(*) AS n FROM notitie')[0].n;
	const voor = notities();
	t.check((await stuur(sleutel, 'De eerste tekst van deze notitie.')).status === 303, 'a note is written');
	t.check((await stuur(sleutel, 'De eerste tekst van deze notitie.')).status === 303 && notities() === voor + 1,
		'the same form again is the same note');
	const anders = await stuur(sleutel, 'Een tekst die daarna is veranderd.');
	t.check(anders.status === 409 && notities() === voor + 1, `a changed form under that key is not taken (${anders.status})`);
	t.check(/Dit is al eerder verstuurd/.test(anders.html) && !/Iemand anders/.test(anders.html),
		'the page says that it was sent before, and blames nobody');
	t.check(/<title>Al verstuurd: /.test(anders.html), 'also in its title');
	t.check(anders.html.includes('Een tekst die daarna is veranderd.'), 'what was typed stands in the form');
	const nieuw = veld(anders.html, 'sleutel');
	t.check(nieuw && nieuw !== sleutel, 'the form has a new key');
	t.check((await stuur(nieuw, 'Een tekst die daarna is veranderd.')).status === 303 && notities() === voor + 2,
		'so that sending it again works');

	/* The master key is rotated while a form is open: it can still be sent. */
	log += p.log();
	await p.kill('SIGTERM');
	t.check(p.run('sleutel', 'nieuw').status === 0, 'a new master key is made');
	await p.start();
	const open = await stuur(nieuw.replace(/.$/, (c) => (c === '0' ? '1' : '0')), 'Een tekst van voor de nieuwe sleutel.');
	t.check(open.status === 303 && notities() === voor + 3, `a form of before it is taken (${open.status})`);
	const vals = csrf.replace(/.$/, (c) => (c === '0' ? '1' : '0'));
	const nep = await ask(`/dossier/${id}/notitie`, { csrf: vals, tekst: 'Van een andere pagina.' });
	t.check(nep.status === 403 && notities() === voor + 3, `a code that was not ours is not (${nep.status})`);
}

t.check(!/ 5\d\d |ERROR|fout/i.test((log + p.log()).split('\n').filter((l) => !/luistert/.test(l)).join('\n')),
	`the log is quiet ${(log + p.log()).slice(0, 300)}`);
const heel = p.run('verify', '--json');
t.check(heel.status === 0 && JSON.parse(heel.stdout).heel, 'the journal is whole');
await p.kill('SIGTERM');
p.clean();
t.end();
