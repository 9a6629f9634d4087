// Warnings by mail: once though two servers run, again when the mail server says "later",
// never without TLS when that was asked, and no name of a person in it. Then the address
// for calendar programs: read by libical, taken back, gone.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Postbus } from '../hulp/smtp.mjs';
import { Program, Tally, WACHTWOORD } from '../hulp/program.mjs';
import { Koekjes } from '../hulp/koek.mjs';

const build = process.argv[2] ?? 'build';
const t = new Tally();
const p = new Program(build), q = new Program(build);
const cert = path.join(p.dir, 'cert.pem'), key = path.join(p.dir, 'key.pem');
const slaap = (ms) => new Promise((r) => setTimeout(r, ms));

/* What only the owner of the file may do, while no server runs. */
const schrijf = (sql) => p.schrijf(sql);

async function wacht(wat, seconden) {
	for (let i = 0; i < seconden * 5 && !wat(); i++)
		await slaap(200);
	return wat();
}

const post = (bus, tls, ...meer) => ['--smtp', `smtp://127.0.0.1:${bus.poort}`, '--smtp-van',
	'samenloop@vt.test', '--smtp-tls', tls, '--adres', 'https://vt.test', ...meer];

const open_klussen = () => p.sql('SELECT count(*) AS n FROM klus WHERE klaar_op IS NULL')[0].n;

async function twee_servers() {
	const bus = new Postbus({ soort: 'starttls', key: fs.readFileSync(key), cert: fs.readFileSync(cert),
		tijdelijk: 1 });
	await bus.start();
	await Promise.all([p.start(...post(bus, 'verplicht', '--smtp-ca', cert)),
		q.start(...post(bus, 'verplicht', '--smtp-ca', cert))]);
	await wacht(() => p.sql('SELECT count(*) AS n FROM klus')[0].n > 0 && open_klussen() === 0, 90);
	const seinen = p.sql('SELECT count(*) AS n FROM waarschuwing')[0].n;
	const klussen = p.sql('SELECT count(*) AS n FROM klus')[0].n;
	t.check(seinen > 5, `the demo has clocks to warn for (${seinen})`);
	t.check(open_klussen() === 0, `every mail went out (${bus.mails.length} of ${klussen})`);
	t.check(bus.mails.length === klussen, `each once, though two servers run (${bus.mails.length} for ${klussen})`);
	const regels = bus.mails.flatMap((m) => m.tekst.split('\n').filter((r) => /^VT-\d{4}-\d{6}-\d  /.test(r))
		.map((r) => `${m.aan} ${r}`));
	t.check(regels.length === seinen, `a line for each warning (${regels.length} for ${seinen})`);
	t.check(bus.met_tls === bus.mails.length, 'all by TLS, though the line began without');
	t.check(p.sql("SELECT count(*) AS n FROM klus WHERE poging > 1")[0].n === 1, 'what was refused for a while went out later');
	const alles = bus.mails.map((m) => m.tekst).join('\n');
	const namen = p.sql(`SELECT DISTINCT geslachtsnaam AS n FROM persoon WHERE length(geslachtsnaam) > 3 UNION
		SELECT DISTINCT voornamen FROM persoon WHERE length(voornamen) > 3 UNION SELECT naam FROM huishouden WHERE naam <> ''`).map((r) => r.n);
	const lek = namen.filter((n) => new RegExp(`\\b${n.replace(/[^\p{L} ]/gu, '.')}\\b`, 'u').test(alles));
	t.check(namen.length > 20 && lek.length === 0, `none of ${namen.length} names of persons stands in a mail ${lek.slice(0, 5)}`);
	t.check(bus.mails.every((m) => /^Message-ID: <klus-\d+@vt\.test>$/m.test(m.tekst)), 'each has an id that lasts');
	t.check(bus.mails.every((m) => m.aan.endsWith('@vt.test') && m.van === 'samenloop@vt.test'), 'from us, to colleagues');
	t.check(new Set(bus.mails.map((m) => m.aan)).size >= 2, 'to owner and to who leads');
	await Promise.all([p.kill('SIGTERM'), q.kill('SIGTERM')]);
	await bus.stop();
}

async function zonder_tls() {
	const bus = new Postbus();
	await bus.start();
	const [wie] = p.sql("SELECT CAST(id AS TEXT) AS id FROM medewerker WHERE inlog = 'teamleider'");
	schrijf(`INSERT INTO klus (regio, id, soort, na, gegevens) VALUES (1, 7, 'mail', 0, '${wie.id}
een onderwerp met één accent
VT-2026-000001-1  Onderzoek: nog 1 werkdag
')`);
	await p.start(...post(bus, 'verplicht'));
	await wacht(() => p.sql('SELECT fout FROM klus WHERE id = 7')[0].fout, 30);
	t.check(bus.mails.length === 0, 'a mail server without TLS gets nothing when TLS was asked');
	t.check(/smtp/.test(p.sql('SELECT fout FROM klus WHERE id = 7')[0].fout ?? ''), 'and the job says why');
	await p.kill('SIGTERM');
	schrijf('UPDATE klus SET na = 0 WHERE id = 7');
	await p.start(...post(bus, 'zonder'));
	await wacht(() => bus.mails.length > 0, 30);
	t.check(bus.mails.length === 1 && /Subject: =\?UTF-8\?B\?/.test(bus.mails[0].tekst), 'without TLS only when that was said');
	await bus.stop();
}

/* Logs in as a browser does and makes an address. */
async function agenda() {
	const jar = new Koekjes();
	const vraag = async (pad, form) => {
		const r = await fetch(p.base + pad, { method: form ? 'POST' : 'GET', redirect: 'manual',
			headers: { cookie: jar.kop, ...(form && { origin: p.base,
				'content-type': 'application/x-www-form-urlencoded' }) }, body: form && new URLSearchParams(form) });
		jar.neem(r);
		return { status: r.status, soort: r.headers.get('content-type'), tekst: await r.text() };
	};
	const csrf = (html) => html.match(/name="csrf" value="([^"]+)"/)[1];
	await vraag('/inloggen', { csrf: csrf((await vraag('/inloggen')).tekst), inlog: 'casusregie', wachtwoord: WACHTWOORD });
	const nieuw = await vraag('/agenda/adressen', { csrf: csrf((await vraag('/agenda/adressen')).tekst) });
	const adres = nieuw.tekst.match(/value="https:\/\/vt\.test(\/agenda\/van\/[\w-]+)"/)?.[1];
	t.check(adres && adres.length > 50, `the page shows a secret address (${nieuw.status})`);
	const kaal = await fetch(p.base + adres);
	const ics = await kaal.text();
	t.check(kaal.status === 200 && /^text\/calendar/.test(kaal.headers.get('content-type')), 'it gives a calendar, without logging in');
	execFileSync('cc', ['-o', path.join(p.dir, 'ical'), 'tests/hulp/ical_lees.c',
		...execFileSync('pkg-config', ['--cflags', '--libs', 'libical'], { encoding: 'utf8' }).trim().split(/\s+/)]);
	const gelezen = spawnSync(path.join(p.dir, 'ical'), { input: ics, encoding: 'utf8' });
	const events = gelezen.stdout.trim().split('\n').filter(Boolean);
	const maand = Math.floor(Date.now() / 1000) - 31 * 86400;
	const [{ n }] = p.sql(`SELECT (SELECT count(*) FROM termijn WHERE stand = 'loopt' AND eigenaar = m.id
		AND verloopt_op > ${maand}) + (SELECT count(*) FROM taak WHERE eigenaar = m.id
		AND klaar_op IS NULL AND verloopt_op > ${maand}) AS n FROM medewerker m WHERE inlog = 'casusregie'`);
	t.check(gelezen.status === 0, 'libical finds no error in it');
	t.check(events.length === n && n > 0, `with every term and task of this worker (${events.length} of ${n})`);
	t.check(events.every((e) => /\tVT-|\t.* VT-\d{4}-\d{6}-\d$/.test(e)), `each with its case number ${events[0]}`);
	const namen = p.sql("SELECT DISTINCT naam AS n FROM huishouden WHERE naam <> ''").map((r) => r.n);
	t.check(!namen.some((x) => ics.includes(x)) && !/Terlouw|Hoekzema/.test(ics), 'and no name of a household');
	const hash = p.sql(`SELECT ${p.postgres ? "upper(encode(token, 'hex'))" : 'hex(token)'} AS h FROM agenda_adres`)[0].h;
	t.check(!hash.includes(Buffer.from(adres.split('/').pop()).toString('hex').toUpperCase()), 'the database holds only a hash');
	const id = (await vraag('/agenda/adressen')).tekst.match(/name="adres" value="(\d+)"/)[1];
	await vraag('/agenda/adressen/intrekken', { csrf: csrf((await vraag('/agenda/adressen')).tekst), adres: id });
	t.check((await fetch(p.base + adres)).status === 404, 'taken back it is gone');
	t.check((await fetch(`${p.base}/agenda/van/raden`)).status === 404, 'a guess finds nothing');
	const [{ j }] = p.sql("SELECT count(*) AS j FROM journaal WHERE handeling = 'agenda_ophalen'");
	t.check(j === 1, 'each time it was read stands in the journal');
}

try {
	p.make(40);
	q.db = p.db;
	q.options = p.options;
	schrijf("UPDATE medewerker SET email = inlog || '@vt.test'");
	execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert,
		'-subj', '/CN=postbus', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
	await twee_servers();
	await zonder_tls();
	await agenda();
	await p.kill('SIGTERM');
} finally {
	p.clean();
	q.clean();
}
t.end();
