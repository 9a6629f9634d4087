// The restore drill: a copy made under load comes back whole, a damaged one is
// refused, a move goes on where it was broken off. node tests/story/kopie.mjs BUILD
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Program, Tally, melding } from '../hulp/program.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
const keys = ['--sleutels', path.join(p.dir, 'sleutels')];
const copies = path.join(p.dir, 'kopie');
const answered = [];		// ids of reports, in the order of their answers
fs.mkdirSync(copies);
p.make(4);

function call(...args) {
	return spawnSync(p.bin, args, { encoding: 'utf8' });
}
function rows(file, query) {
	const r = spawnSync('sqlite3', ['-readonly', '-json', file, query], { encoding: 'utf8' });
	return r.stdout.trim() === '' ? [] : JSON.parse(r.stdout);
}

let number = 0;
async function client(token, stop) {
	while (!stop.now) {
		const r = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json',
				'idempotency-key': randomUUID() },
			body: JSON.stringify(melding(number++)) });
		if (r.status === 201)
			answered.push(String((await r.json()).id));
	}
}
function backup() {		// beside the running server, while clients go on
	return new Promise((done) => {
		let out = '';
		const c = spawn(p.bin, ['backup', copies, '--json', ...p.options]);
		c.stdout.on('data', (d) => { out += d; });
		c.on('exit', (code) => done({ code, ...(code === 0 ? JSON.parse(out) : {}) }));
	});
}
const pause = (ms) => new Promise((r) => setTimeout(r, ms));

// ---- a copy under load ----
await p.start();
const token = await p.token('frontoffice');
const stop = { now: false };
const clients = Array.from({ length: 8 }, () => client(token, stop));
await pause(1000);
const before = answered.length;
const first = await backup();
const during = answered.length - before;
await pause(1200);
const second = await backup();
stop.now = true;
await Promise.all(clients);
await p.kill('SIGTERM');
t.check(first.code === 0 && second.code === 0, 'both copies are made while the server works');
t.check(before > 0 && answered.length > before, `reports went on (${before}, ${during} during, ${answered.length})`);

// ---- the drill ----
const back = path.join(p.dir, 'terug.db');
const began = performance.now();
const restored = call('restore', first.kopie, '--database', `sqlite:${back}`, ...keys);
const ms = performance.now() - began;
t.check(restored.status === 0, `the copy comes back (${restored.stderr})`);
const there = new Set(rows(back, 'SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
const lost = answered.slice(0, before).filter((id) => !there.has(id)).length;
t.check(lost === 0, `${lost} of ${before} reports that were answered before it are missing`);
t.check(call('verify', '--database', `sqlite:${back}`, ...keys).status === 0, 'its chain is whole');
t.check(rows(back, "SELECT count(*) AS n FROM journaal WHERE handeling = 'kopie_maken'")[0].n === 1,
	'that it was copied out stands in its journal');
t.check(rows(back, "SELECT count(*) AS n FROM journaal WHERE handeling = 'kopie_terugzetten'")[0].n === 1,
	'and that it was put back');
const served = new Program(process.argv[2] ?? 'build');
served.options = ['--database', `sqlite:${back}`, ...keys];
await served.start();
const lijst = await fetch(`${served.base}/api/v1/dossiers/${rows(back, 'SELECT CAST(max(id) AS TEXT) AS id FROM dossier')[0].id}`,
	{ headers: { authorization: `Bearer ${await served.token('frontoffice')}` } });
t.check(lijst.status === 200, 'a server opens a sealed dossier in it');
await served.kill('SIGTERM');
served.clean();

// ---- nothing is overwritten, nothing is in clear ----
t.check(call('restore', first.kopie, '--database', `sqlite:${back}`, ...keys).status === 1,
	'a database that is there is not overwritten');
for (const end of ['.inhoud', '.sleutels']) {
	const raw = fs.readFileSync(first.kopie + end);
	t.check((fs.statSync(first.kopie + end).mode & 0o77) === 0, `others cannot read ${end}`);
	t.check(!raw.includes('Proefpersoon') && !raw.includes('Haarlem') && !raw.includes('dossier'),
		`${end} holds nothing in clear`);
}
t.check(spawnSync('sha256sum', ['-c', '--quiet', `${first.kopie}.sha256`], { cwd: copies }).status === 0,
	'its checksum can be checked without a key');

// ---- the keys apart: later keys open earlier content ----
const later = path.join(p.dir, 'later.db');
t.check(call('restore', first.kopie, '--datasleutels', `${second.kopie}.sleutels`, '--database',
	`sqlite:${later}`, ...keys).status === 0, 'content with the keys of a later copy');
t.check(rows(later, 'SELECT count(*) AS n FROM sleutel')[0].n > rows(back, 'SELECT count(*) AS n FROM sleutel')[0].n,
	'those keys are the later ones');
t.check(call('restore', second.kopie, '--datasleutels', `${first.kopie}.sleutels`, '--database',
	`sqlite:${path.join(p.dir, 'x.db')}`, ...keys).status !== 0, 'keys that are older than the content are refused');

// ---- half a database ----
spawnSync('sqlite3', [later, "INSERT INTO verhuizing VALUES (1, 'proef', 0)"]);
const half = call('serve', '--database', `sqlite:${later}`, '--luister', '127.0.0.1:0', ...keys);
t.check(half.status === 1 && /gevuld/.test(half.stderr), 'no server starts on half a database');

// ---- damage ----
function damaged(how, change) {
	const bad = path.join(copies, `samenloop-${how}`);
	const db = path.join(p.dir, `${how}.db`);
	for (const end of ['.inhoud', '.sleutels'])
		fs.copyFileSync(first.kopie + end, bad + end);
	fs.writeFileSync(`${bad}.inhoud`, change(fs.readFileSync(`${bad}.inhoud`)));
	t.check(call('verify', bad, ...keys).status !== 0, `verify sees a copy that is ${how}`);
	t.check(call('restore', bad, '--database', `sqlite:${db}`, ...keys).status !== 0 && !fs.existsSync(db),
		`a copy that is ${how} does not come back, and leaves nothing`);
}
damaged('omgevallen', (b) => { b[Math.floor(b.length / 2)] ^= 1; return b; });
damaged('afgekapt', (b) => b.subarray(0, b.length - 70000));
damaged('verlengd', (b) => Buffer.concat([b, Buffer.from('meer')]));
const other = path.join(p.dir, 'ander');
call('sleutel', 'maak', '--sleutels', other);
const wrong = call('verify', first.kopie, '--sleutels', other);
t.check(wrong.status !== 0 && /sleutelbestand/.test(wrong.stderr), `another key file does not open it (${wrong.stderr.trim()})`);

// ---- old keys go ----
fs.utimesSync(`${first.kopie}.sleutels`, 1, 1);
call('backup', copies, '--bewaar-sleutels', '7', ...p.options);
t.check(/map voor de kopie is er niet/.test(call('backup', path.join(copies, 'weg'), ...p.options).stderr),
	'a folder that is not there is said so');
t.check(!fs.existsSync(`${first.kopie}.sleutels`) && fs.existsSync(`${first.kopie}.inhoud`) &&
	fs.existsSync(`${second.kopie}.sleutels`), 'only keys older than seven days are taken away');

// ---- moving, broken off again and again ----
const naar = path.join(p.dir, 'naar.db');
const move = ['verhuizen', '--van', `sqlite:${p.db}`, '--naar', `sqlite:${naar}`, '--json', ...keys];
let kills = 0;
for (let i = 0; i < 12; i++) {
	const c = spawn(p.bin, move, { stdio: 'ignore' });
	const gone = new Promise((r) => c.on('exit', (code, signal) => r(signal)));
	await pause(20 + 12 * i);
	c.kill('SIGKILL');
	if (await gone === 'SIGKILL')
		kills++;
	else
		break;
}
const done = call(...move);
t.check(done.status === 0 || /niet leeg/.test(done.stderr), `the move ends after ${kills} kills (${done.stderr})`);
t.check(JSON.stringify(rows(naar, 'SELECT CAST(id AS TEXT) AS id, volgnr, ontvangen_op, hex(verteld) AS v FROM melding ORDER BY melding.id')) ===
	JSON.stringify(rows(p.db, 'SELECT CAST(id AS TEXT) AS id, volgnr, ontvangen_op, hex(verteld) AS v FROM melding ORDER BY melding.id')), 'ids and rows are the same');
t.check(call('verify', '--database', `sqlite:${naar}`, ...keys).status === 0, 'the chain is whole there');
t.check(call(...move).status === 1, 'a database that is not empty is refused');
t.check(rows(p.db, "SELECT count(*) AS n FROM journaal WHERE handeling = 'database_verhuizen'")[0].n >= 1,
	'that it was moved stands in the journal');

// ---- the same on PostgreSQL, and from one to the other ----
const pg = fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-pg-'));
const throwAway = (...args) => spawnSync('tests/hulp/pg', args, { encoding: 'utf8' });
if (throwAway('start', pg).status !== 0) {
	console.log('PostgreSQL cannot be started here: the copies were tried on SQLite only');
} else {
	const een = throwAway('url', pg, 'een').stdout.trim();
	const twee = throwAway('url', pg, 'twee').stdout.trim();
	const heen = ['verhuizen', '--van', `sqlite:${p.db}`, '--naar', een, '--json', ...keys];
	let stopped = 0;
	for (const ms of [400, 900, 1500]) {
		const c = spawn(p.bin, heen, { stdio: 'ignore' });
		const gone = new Promise((r) => c.on('exit', (code, signal) => r(signal)));
		await pause(ms);
		c.kill('SIGKILL');
		if (await gone === 'SIGKILL')
			stopped++;
	}
	const moved = call(...heen);
	t.check(moved.status === 0 || /niet leeg/.test(moved.stderr), `to PostgreSQL, after ${stopped} kills (${moved.stderr})`);
	t.check(call('verify', '--database', een, ...keys).status === 0, 'the chain is whole there');
	t.check(call(...heen).status === 1, 'PostgreSQL that is not empty is refused');
	const copy = call('backup', copies, '--json', '--database', een, ...keys);
	t.check(copy.status === 0, `a copy of PostgreSQL (${copy.stderr})`);
	const name = JSON.parse(copy.stdout).kopie;
	t.check(call('restore', name, '--database', twee, ...keys).status === 0, 'comes back in PostgreSQL');
	t.check(call('restore', name, '--database', twee, ...keys).status === 1, 'and is not put over it');
	const across = path.join(p.dir, 'across.db');
	t.check(call('restore', name, '--database', `sqlite:${across}`, ...keys).status === 0, 'and in SQLite');
	const home = path.join(p.dir, 'home.db');
	const terug = ['verhuizen', '--van', een, '--naar', `sqlite:${home}`, '--json', ...keys];
	let halts = 0;
	for (const ms of [60, 200, 400]) {
		const c = spawn(p.bin, terug, { stdio: 'ignore' });
		const gone = new Promise((r) => c.on('exit', (code, signal) => r(signal)));
		await pause(ms);
		c.kill('SIGKILL');
		if (await gone === 'SIGKILL')
			halts++;
	}
	const moved_back = call(...terug);
	t.check(moved_back.status === 0 || /niet leeg/.test(moved_back.stderr),
		`and all moves back, after ${halts} kills (${moved_back.stderr})`);
	t.check(call('verify', '--database', `sqlite:${home}`, ...keys).status === 0, 'with its chain');
	const columns = 'SELECT CAST(id AS TEXT) AS id, volgnr, ontvangen_op, hex(verteld) AS v FROM melding ORDER BY melding.id';
	t.check(JSON.stringify(rows(home, columns)) === JSON.stringify(rows(p.db, columns)), 'to the same rows');
	throwAway('clean', pg);
}

console.log(`${first.rijen} rows copied under load, back in ${ms.toFixed(0)} ms, ${lost} lost`);
p.clean();
t.end();
