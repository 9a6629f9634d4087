// Upgrading while the version of before still serves: node tests/story/bijwerken.mjs BUILD
//
// samenloop-volgende is the same program with one migration more. It changes the tables
// under a server that runs, with rows in it, and serves beside it; nobody is refused.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Program, Tally, melding } from '../hulp/program.mjs';

const build = process.argv[2] ?? 'build';
const t = new Tally();
const old = new Program(build);
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
const wrong = [], answered = new Set();
let token, number = 0, slowest = 0;
const stop = { now: false };

const head = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
async function register(base) {
	const r = await fetch(`${base}/api/v1/meldingen`, { method: 'POST',
		headers: { ...head(), 'idempotency-key': randomUUID() }, body: JSON.stringify(melding(number++)) });
	const text = await r.text();
	if (r.status !== 201) {
		wrong.push(`registering ${r.status} ${text}`);
		return null;
	}
	const { id, dossier } = JSON.parse(text);
	answered.add(String(id));
	return dossier;
}
async function look(base, dossier) {
	const r = await fetch(`${base}/api/v1/dossiers/${dossier}`, { headers: head() });
	await r.text();
	if (r.status !== 200)
		wrong.push(`looking ${r.status}`);
	return r.status;
}
async function client() {
	while (!stop.now) {
		const began = performance.now();
		const dossier = await register(old.base);
		if (dossier !== null)
			await look(old.base, dossier);
		slowest = Math.max(slowest, performance.now() - began);
	}
}
async function more(n) {
	const goal = answered.size + n;
	for (let i = 0; i < 300 && answered.size < goal; i++)
		await pause(100);
	return answered.size >= goal;
}

old.make(5);
await old.start();
token = await old.token('frontoffice');
const clients = Array.from({ length: 4 }, client);
t.check(await more(20), 'the version of before registers and shows');

const next = Object.create(old, { bin: { value: path.resolve(build, 'samenloop-volgende') },
	base: { value: undefined, writable: true }, server: { value: undefined, writable: true },
	log: { value: undefined, writable: true } });
const before = answered.size;
const migrate = spawn(next.bin, ['migrate', ...old.options], { stdio: ['ignore', 'ignore', 'pipe'] });
let said = '';
migrate.stderr.on('data', (d) => { said += d; });
t.check(await new Promise((r) => migrate.on('exit', r)) === 0, `the tables are changed under it (${said})`);
const during = answered.size - before;
t.check(await more(40), 'the version of before goes on registering and showing');
t.check(wrong.length === 0, `nobody was refused (${wrong.slice(0, 3)})`);

await next.start();
const mine = await register(next.base);
t.check(await look(old.base, mine) === 200, 'what the new one registers the one of before shows');
t.check(await look(next.base, await register(old.base)) === 200, 'and the other way round');
stop.now = true;
await Promise.all(clients);
t.check(wrong.length === 0, `nobody was refused while both served (${wrong.slice(0, 3)})`);
const [rows] = old.sql(`SELECT (SELECT count(*) FROM melding) AS n,
	(SELECT count(*) FROM melding WHERE proef_kanaal = 'bekend') AS filled,
	(SELECT count(*) FROM melding WHERE proef_kanaal = 'onbekend') AS since,
	(SELECT count(*) FROM proef_kanaal) AS kept`);
t.check(rows.filled > 0 && rows.kept > 0 && rows.kept <= rows.n, `rows of before were filled (${JSON.stringify(rows)})`);
t.check(rows.since > 0 && rows.since + rows.filled === rows.n, 'rows that the version of before wrote since have what was agreed');
const there = new Set(old.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
const lost = [...answered].filter((id) => !there.has(id)).length;
t.check(lost === 0, `${lost} of ${answered.size} lost`);
const whole = next.run('verify', '--json');
t.check(whole.status === 0, `the journal is whole (${whole.stdout}${whole.stderr})`);

// ---- back again: the program of before on tables that only gained something ----
await next.kill('SIGTERM');
await old.kill('SIGTERM');
const doctor = old.run('doctor', '--json');
t.check(/nieuwere versie/.test(doctor.stdout), 'doctor of the version of before says that the tables are newer');
await old.start();
t.check(await look(old.base, await register(old.base)) === 200, 'it starts on them and works, should the new one disappoint');
await old.kill('SIGTERM');

console.log(`${answered.size} reports answered, ${during} of them during the migration, ` +
	`slowest register and look ${slowest.toFixed(0)} ms`);
old.clean();
t.end();
