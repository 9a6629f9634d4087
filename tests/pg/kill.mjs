// Kills PostgreSQL itself under load, all its processes at once, and starts it again; the
// program stays. node tests/pg/kill.mjs BUILD [TIMES]
//
// Callers that get no clear answer ask again with the same key, as a page does: then each
// report is there once, none that was answered is lost, and the journal is whole.
import { randomUUID } from 'node:crypto';
import { Program, Tally, melding } from '../hulp/program.mjs';

process.env.SAMENLOOP_TEST_DB = 'postgres';
const [build, times = '5'] = process.argv.slice(2);
const CLIENTS = 8;
const p = new Program(build);
const t = new Tally();
const answered = new Set();
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
let number = 0;
let again = 0;			// asked again with the same key
let last = performance.now();	// when the last answer came
let gap = 0;			// the longest time without one
let token;

async function register(key, body) {
	try {
		const r = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST', body,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json',
				'idempotency-key': key } });
		const text = await r.text();
		if (r.status === 201)
			return JSON.parse(text).id;
		t.check(r.status === 503, `a clear answer while the database is away: ${r.status} ${text}`);
	} catch (e) {
		t.check(false, `the program stays: ${e}`);
	}
	return null;
}

async function client(stop) {
	while (!stop.now) {
		const key = randomUUID();
		const body = JSON.stringify(melding(number++));
		let id = null;
		for (let i = 0; id === null && i < 200; i++) {
			again += i > 0 ? 1 : 0;
			if ((id = await register(key, body)) === null)
				await sleep(200);
		}
		if (t.check(id !== null, 'a report gets its answer in the end')) {
			const now = performance.now();
			gap = Math.max(gap, now - last);
			last = now;
			t.check(!answered.has(String(id)), 'no answer comes twice');
			answered.add(String(id));
		}
	}
}

process.on('uncaughtException', (e) => {	// nothing stays behind
	console.log(e);
	p.server?.kill('SIGKILL');
	p.clean();
	process.exit(1);
});
p.make(2);
await p.start();
token = await p.token('frontoffice');
const before = p.sql('SELECT count(*) AS n FROM melding')[0].n;
const stop = { now: false };
last = performance.now();
const clients = Array.from({ length: CLIENTS }, () => client(stop));
for (let round = 0; round < Number(times); round++) {
	await sleep(500 + Math.random() * 1500);
	p.pg('kill');
	await sleep(Math.random() * 1000);
	p.pg('start');
}
await sleep(2000);
stop.now = true;
await Promise.all(clients);
const there = new Set(p.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
const lost = [...answered].filter((id) => !there.has(id)).length;
t.check(lost === 0, `${lost} answered reports lost`);
t.check(there.size - before === answered.size,
	`${there.size - before} reports for ${answered.size} answers: none twice`);
const [n] = p.sql(`SELECT (SELECT count(*) FROM melding WHERE bericht IS NULL) AS done,
	(SELECT count(*) FROM journaal WHERE handeling = 'melding_registreren' AND uitkomst = 'ok') AS logged`);
t.check(n.done === n.logged, `${n.done} done, ${n.logged} in the journal`);
const proof = p.run('verify', '--json');
t.check(proof.status === 0 && JSON.parse(proof.stdout).heel, `the journal is whole (${proof.stdout.trim()})`);
console.log(`${times} kills of PostgreSQL, ${answered.size} reports answered, ${again} asked again, ` +
	`${lost} lost, at most ${(gap / 1000).toFixed(1)} s without an answer`);
await p.kill('SIGTERM');
p.clean();
t.end();
