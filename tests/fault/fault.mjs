// Everything around the program fails, one thing after the other: node tests/fault/fault.mjs BUILD
//
// Each time: a clear answer, nothing that was answered lost, no look without its
// journal row, and work goes on by itself when the trouble is over.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Koekjes } from '../hulp/koek.mjs';
import { Program, Tally, melding } from '../hulp/program.mjs';
import { ERRNO, Schijf } from './schijf.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
const figures = [];
const answered = new Set();
const noodlog = path.join(p.dir, 'noodlog');
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
let number = 0, shown = 0, token;
const cookies = new Koekjes();

const head = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
async function register(key = randomUUID(), i = number++) {
	const r = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST',
		headers: { ...head(), 'idempotency-key': key }, body: JSON.stringify(melding(i)) });
	const body = await r.json();
	if (r.status === 201)
		answered.add(String(body.id));
	return { status: r.status, body, key, i };
}
async function look(dossier) {
	const r = await fetch(`${p.base}/api/v1/dossiers/${dossier}`, { headers: head() });
	if (r.status === 200 && (await r.text()).length > 0)
		shown++;
	return r.status;
}
async function gereed() {
	const r = await fetch(`${p.base}/gereed`);
	return { status: r.status, ...await r.json() };
}
/* Milliseconds until f gives true, or Infinity after 20 s. */
async function until(f) {
	const began = performance.now();
	while (performance.now() - began < 20000) {
		if (await f().catch(() => false))
			return performance.now() - began;
		await pause(100);
	}
	return Infinity;
}
async function page(where, init = {}) {
	return fetch(p.base + where, { redirect: 'manual', ...init,
		headers: { cookie: cookies.kop, origin: p.base, ...init.headers } });
}
async function logIn() {
	const form = await fetch(`${p.base}/inloggen`);
	cookies.clear();
	cookies.neem(form);
	const csrf = (await form.text()).match(/name="csrf" value="([^"]+)"/)[1];
	const r = await fetch(`${p.base}/inloggen`, { method: 'POST', redirect: 'manual',
		headers: { cookie: cookies.kop, origin: p.base, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ csrf, inlog: 'frontoffice', wachtwoord: 'samenloop-demo' }) });
	cookies.neem(r);
	return r.status;
}

p.make(3);
const disk = new Schijf(p);
await disk.start('--noodlog', noodlog);
token = await p.token('frontoffice');
await logIn();
const { dossier } = (await register()).body;

// ---- a disk that cannot be written: full, read-only, broken ----
for (const [what, errno] of Object.entries({ full: ERRNO.ENOSPC, 'read-only': ERRNO.EROFS, broken: ERRNO.EIO })) {
	disk.set({ schrijf: errno });
	const refused = await register();
	t.check(refused.status === 503 && refused.body.detail !== undefined,
		`${what}: a change is refused with a sentence (${refused.status} ${refused.body.detail})`);
	t.check(await look(dossier) === 200, `${what}: a dossier can still be looked at`);
	await pause(600);
	const g = await gereed();
	t.check(g.status === 503 && g.database !== 'goed', `${what}: /gereed says it (${JSON.stringify(g)})`);
	const html = await (await page(`/dossier/${dossier}`)).text();
	t.check(html.includes('Alleen lezen.'), `${what}: the page says that it is for reading only`);
	shown++;
	const csrf = html.match(/name="csrf" value="([^"]+)"/)[1];
	const typed = 'Moeder belde, zij zit bij haar zus.';
	const post = await page(`/dossier/${dossier}/notitie`, { method: 'POST', headers: {
		'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ csrf, sleutel: randomUUID(), tekst: typed, zicht: 'team' }) });
	const answer = await post.text();
	t.check(post.status === 503 && answer.includes('Dit is niet bewaard') && answer.includes(typed),
		`${what}: what was typed comes back to the screen (${post.status})`);
	t.check(fs.existsSync(noodlog) && !fs.readFileSync(noodlog).includes('dossier'),
		`${what}: the look stands in the emergency file, sealed`);
	disk.set();
	const ms = await until(async () => (await register(refused.key, refused.i)).status === 201);
	t.check(ms < 5000, `${what}: the same report goes in afterwards`);
	t.check(await until(async () => !fs.existsSync(noodlog)) < 5000, `${what}: the looks go into the journal`);
	t.check(await until(async () => (await gereed()).status === 200) < 5000, `${what}: /gereed is good again`);
	figures.push(`disk ${what}: writing again after ${ms.toFixed(0)} ms`);
}
t.check(p.sql("SELECT count(*) AS n FROM journaal WHERE detail LIKE '%noodlog%'")[0].n >= 6,
	'each look of then has its row');

// ---- killed with looks in the emergency file ----
disk.set({ schrijf: ERRNO.ENOSPC });
for (let i = 0; i < 5; i++)
	await look(dossier);
const before = p.sql("SELECT count(*) AS n FROM journaal WHERE detail LIKE '%noodlog%'")[0].n;
await p.kill();
disk.set();
await disk.start('--noodlog', noodlog);
t.check(await until(async () => !fs.existsSync(noodlog)) < 5000, 'a new start puts them in the journal');
t.check(p.sql("SELECT count(*) AS n FROM journaal WHERE detail LIKE '%noodlog%'")[0].n === before + 5,
	'all five, each once');

// ---- no emergency file: no look ----
await p.kill('SIGTERM');
await disk.start();
disk.set({ schrijf: ERRNO.ENOSPC });
t.check(await look(dossier) === 503, 'without an emergency file nothing is shown that cannot be logged');
disk.set();
await p.kill('SIGTERM');
await disk.start('--noodlog', noodlog);

// ---- a disk that gives nothing for a while ----
disk.set({ schrijf: ERRNO.EIO, lees: ERRNO.EIO });
const gone = [];
for (let i = 0; i < 5; i++) {
	gone.push((await register()).status);
	await pause(200);
}
t.check(gone.every((s) => s === 503), `database gone: answers are 503 (${gone})`);
disk.set();
t.check(await until(async () => (await register()).status === 201) < 5000, 'database gone: work goes on when it is back');

// ---- a slow disk ----
disk.set({ sync: 200 });
let began = performance.now();
const slow = await Promise.all(Array.from({ length: 32 }, () => register()));
let ms = performance.now() - began;
t.check(slow.every((r) => r.status === 201) && ms < 5000, 'slow disk: all 32 are answered, sharing commits');
figures.push(`fsync of 200 ms: 32 reports at once in ${ms.toFixed(0)} ms`);
disk.set();

// ---- the clock jumps an hour back ----
disk.set({ klok: -3600 });
const back = await register();
t.check(back.status === 201, 'clock an hour back: work goes on');
t.check(await look(back.body.dossier) === 200, 'clock an hour back: looks too');
await pause(600);
const g = await gereed();
t.check(g.status === 503 && g.klok === 'loopt achter', 'clock an hour back: /gereed says it');
const ids = [...answered].map(BigInt);
t.check(new Set(ids).size === ids.length && ids.at(-1) > ids.at(-2), 'clock an hour back: ids still rise');
disk.set();
t.check(await until(async () => (await gereed()).status === 200) < 5000, 'clock right again: ready');

// ---- 10,000 open connections ----
const port = Number(new URL(p.base).port);
const socks = [];
let refusedConnections = 0;
for (let i = 0; i < 10000; i++) {
	const s = net.connect(port, '127.0.0.1');
	s.on('error', () => { refusedConnections++; });
	socks.push(s);
	if (i % 500 === 499)
		await pause(30);
}
await pause(500);
began = performance.now();
const inCrowd = await fetch(`${p.base}/gezond`).then((r) => r.status).catch((e) => e.cause?.code ?? 'error');
ms = performance.now() - began;
t.check([200, 503, 'ECONNRESET', 'UND_ERR_SOCKET'].includes(inCrowd), `10,000 connections: an answer at once (${inCrowd} in ${ms.toFixed(0)} ms)`);
const rss = Number(fs.readFileSync(`/proc/${p.server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
for (const s of socks)
	s.destroy();
ms = await until(async () => (await register()).status === 201);
t.check(ms < 15000, '10,000 connections: work goes on when they are gone');
figures.push(`10,000 connections: ${(rss / 1024).toFixed(0)} MB, working again ${ms.toFixed(0)} ms after they left`);

// ---- slow clients ----
const drips = Array.from({ length: 300 }, () => {
	const s = net.connect(port, '127.0.0.1');
	s.on('error', () => {});
	s.write('POST /api/v1/meldingen HTTP/1.1\r\nHost: x\r\n');
	s.drip = setInterval(() => s.write('x'), 1000);
	s.gone = new Promise((r) => s.on('close', r));
	return s;
});
await pause(1000);
began = performance.now();
const amid = await Promise.all(Array.from({ length: 16 }, () => register()));
ms = performance.now() - began;
t.check(amid.every((r) => r.status === 201) && ms < 3000, `slow clients: others do not wait (${ms.toFixed(0)} ms)`);
began = performance.now();
await Promise.race([Promise.all(drips.map((s) => s.gone)), pause(20000)]);
const cut = performance.now() - began;
t.check(cut < 15000, `slow clients: are cut off (after ${(cut / 1000).toFixed(1)} s more)`);
for (const s of drips) {
	clearInterval(s.drip);
	s.destroy();
}
figures.push(`300 dripping clients: 16 reports in ${ms.toFixed(0)} ms, cut off after ${((cut + 1000) / 1000).toFixed(1)} s`);

// ---- out of file descriptors ----
const pid = String(p.server.pid);
const open = fs.readdirSync(`/proc/${pid}/fd`).length;
spawnSync('prlimit', ['--pid', pid, `--nofile=${open + 8}:20000`]);
const held = Array.from({ length: 40 }, () => {
	const s = net.connect(port, '127.0.0.1');
	s.on('error', () => {});
	return s;
});
await pause(1500);
t.check(p.server.exitCode === null, 'out of descriptors: the process lives');
for (const s of held)
	s.destroy();
spawnSync('prlimit', ['--pid', pid, '--nofile=20000:20000']);
ms = await until(async () => (await register()).status === 201);
t.check(ms < 10000, 'out of descriptors: work goes on when there are some');
figures.push(`out of descriptors: working again after ${ms.toFixed(0)} ms`);

// ---- out of arena ----
const huge = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST', headers: { ...head(),
	'idempotency-key': randomUUID() }, body: JSON.stringify({ ...melding(0), verteld: 'x'.repeat(3 << 20) }) })
	.then(async (r) => ({ status: r.status, text: await r.text() }), () => ({ status: 413, text: '' }));
t.check(huge.status === 413, `too big a request: 413 (${huge.status})`);
t.check((await register()).status === 201, 'and the next one is served');

// ---- the count at the end ----
await p.kill('SIGTERM');
const proof = p.run('verify', '--json');
t.check(proof.status === 0, `the journal and the database are whole (${proof.stdout.trim()}${proof.stderr})`);
const there = new Set(p.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
const lost = [...answered].filter((id) => !there.has(id)).length;
const [n] = p.sql("SELECT count(*) AS n FROM journaal WHERE handeling = 'dossier_openen' AND uitkomst = 'ok'");
t.check(lost === 0, `${lost} of ${answered.size} answered reports lost`);
t.check(shown <= n.n, `${shown} shown, ${n.n} in the journal`);
for (const f of figures)
	console.log(f);
console.log(`${answered.size} reports answered, ${lost} lost; ${shown} dossiers shown, ${n.n} looks in the journal`);
p.clean();
t.end();
