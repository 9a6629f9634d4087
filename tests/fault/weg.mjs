// The database is gone for a while and comes back, under load; the program stays:
// node tests/fault/weg.mjs BUILD [SECONDS]
//
// PostgreSQL is stopped (SAMENLOOP_TEST_DB=postgres), or the disk under SQLite gives nothing.
// Callers get a clear answer and ask again with the same key, as a page does: then each
// report is there once, nothing that was answered is lost, no look lacks its journal row.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { Program, Tally, WACHTWOORD, melding } from '../hulp/program.mjs';
import { ERRNO, Schijf } from './schijf.mjs';

const [build, seconds = '60'] = process.argv.slice(2);
const p = new Program(build);
const t = new Tally();
const CLIENTS = 8;
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
const answered = new Set(), unclear = [];
const stop = { now: false };
let number = 0, shown = 0, refused = 0, slowest = 0, token, lastAnswer = 0, away = false;

const head = (more = {}) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more });
/* Every answer is what was asked, or 503 with a sentence. */
async function ask(where, init) {
	const began = performance.now();
	const r = await fetch(p.base + where, { ...init, signal: AbortSignal.timeout(60000) }).catch((e) => e);
	const text = r instanceof Error ? `${r} ${r.cause?.code ?? ""} ${r.cause?.message ?? ""}` : await r.text();
	if (away)
		slowest = Math.max(slowest, performance.now() - began);
	if (r.status === 201 || r.status === 200)
		return text;
	refused++;
	let said;
	try {
		said = JSON.parse(text).detail;
	} catch { /* then it was no sentence */ }
	if (r.status !== 503 || !said)
		unclear.push(`${r.status} ${text}`);
	return null;
}
async function client() {
	while (!stop.now) {
		const key = randomUUID(), body = JSON.stringify(melding(number++));
		for (let text = null; text === null;) {
			text = await ask('/api/v1/meldingen', { method: 'POST', body, headers: head({ 'idempotency-key': key }) });
			if (text === null) {
				await pause(250);
				continue;
			}
			const { id, dossier } = JSON.parse(text);
			lastAnswer = performance.now();
			t.check(!answered.has(String(id)), 'no report is answered twice');
			answered.add(String(id));
			if (await ask(`/api/v1/dossiers/${dossier}`, { headers: head() }) !== null)
				shown++;
		}
	}
}
/* While the clients go on: p.pg() would hold them up. */
const pg = (word) => new Promise((done, fail) => spawn('tests/hulp/pg', [word, p.pgdir], { stdio: 'ignore' })
	.on('exit', (code) => (code === 0 ? done() : fail(new Error(`pg ${word}: ${code}`)))));
process.on('uncaughtException', (e) => {	// nothing stays behind
	console.log(e);
	p.server?.kill('SIGKILL');
	p.clean();
	process.exit(1);
});

p.make(3);
const disk = p.postgres ? null : new Schijf(p);
if (disk)
	await disk.start();
else
	await p.start();
const pid = p.server.pid;
token = await p.token('frontoffice');
const [before] = p.sql('SELECT count(*) AS n FROM melding');
const clients = Array.from({ length: CLIENTS }, client);
await pause(2000);
t.check(answered.size > 0, 'there is load');

// ---- gone ----
if (disk)
	disk.set({ schrijf: ERRNO.EIO, lees: ERRNO.EIO });
else
	await pg('stop');
away = true;
const gone = performance.now(), last = answered.size;
await pause(Number(seconds) * 1000 / 2);
const alive = await fetch(`${p.base}/gezond`).then((r) => r.status);
t.check(alive === 200, `half way: the process says that it lives (${alive})`);
const ready = await fetch(`${p.base}/gereed`);
t.check(ready.status === 503 && JSON.parse(await ready.text()).database !== 'goed', `half way: it says that it is not ready (${ready.status})`);
const page = await fetch(`${p.base}/inloggen`, { method: 'POST', redirect: 'manual', headers: { origin: p.base },
	body: new URLSearchParams({ inlog: 'frontoffice', wachtwoord: WACHTWOORD }) });
const html = await page.text();
t.check(page.status >= 400 && page.status < 600 && /<h1/.test(html), `half way: a page in words for people (${page.status})`);
await pause(Number(seconds) * 1000 / 2);
const during = answered.size - last;

// ---- and back ----
if (disk)
	disk.set();
else
	await pg('start');
away = false;
lastAnswer = 0;
const there = performance.now();
while (lastAnswer === 0 && performance.now() - there < 30000)
	await pause(50);
const back = lastAnswer - there;
t.check(back > 0 && back < 10000, `work goes on by itself, ${back.toFixed(0)} ms after the database is back`);
await pause(2000);
stop.now = true;
await Promise.all(clients);
t.check(p.server.pid === pid && p.server.exitCode === null, 'the process stayed');
t.check(unclear.length === 0 && refused > 0, `${refused} refusals, each 503 with a sentence (${unclear.slice(0, 3)})`);
/* A commit under way when it went may wait as long as a switch of leaders lasts: 20 s. */
t.check(slowest < 25000, `nobody waited long for one: at most ${slowest.toFixed(0)} ms`);
t.check((await fetch(`${p.base}/gereed`)).status === 200, 'it is ready again');
await p.kill('SIGTERM');

const rows = new Set(p.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
const lost = [...answered].filter((id) => !rows.has(id)).length;
t.check(lost === 0, `${lost} of ${answered.size} answered reports lost`);
t.check(rows.size - before.n === answered.size, `each once: ${rows.size - before.n} there for ${answered.size} answered`);
const [n] = p.sql(`SELECT (SELECT count(*) FROM journaal WHERE handeling = 'melding_registreren'
		AND uitkomst = 'ok') AS logged, (SELECT count(*) FROM melding WHERE bericht IS NULL) AS done,
	(SELECT count(*) FROM journaal WHERE handeling = 'dossier_openen' AND uitkomst = 'ok') AS looks`);
t.check(n.done === n.logged, `${n.done} done, ${n.logged} in the journal`);
t.check(shown <= n.looks, `${shown} shown, ${n.looks} in the journal`);
const proof = p.run('verify', '--json');
t.check(proof.status === 0, `the journal is whole (${proof.stdout}${proof.stderr})`);
console.log(`${p.postgres ? 'PostgreSQL' : 'the disk under SQLite'} gone for ${((there - gone) / 1000).toFixed(0)} s: ` +
	`${refused} clear refusals, each within ${slowest.toFixed(0)} ms, ${during} answered at its edge, working again ` +
	`${back.toFixed(0)} ms after it is back; ${answered.size} answered, ${lost} lost, load ${os.loadavg()[0].toFixed(1)}`);
p.clean();
t.end();
