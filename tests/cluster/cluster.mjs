// Two app servers on three PostgreSQL nodes, and one thing after the other dies:
// node tests/cluster/cluster.mjs BUILD
//
// Nothing that was answered is lost, nothing is done twice, the chain stays whole, and
// work goes on within 30 s. Needs patroni, etcd-server, postgresql-15 and haproxy.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Program, Tally, melding } from '../hulp/program.mjs';

const build = process.argv[2] ?? 'build';
const t = new Tally();
const figures = [];
const dir = process.env.DRIE ?? fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-drie-'));
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
const drie = (...a) => spawnSync('deploy/drie', a, { encoding: 'utf8', env: process.env });
const out = (...a) => drie(...a).stdout.trim();

if (!process.env.DRIE) {
	const up = drie('start', dir);
	if (up.status !== 0) {
		console.log(`three nodes cannot be had here: ${up.stderr}`);
		process.exit(1);
	}
}
const url = (port) => `postgres:host=127.0.0.1 port=${port} user=postgres dbname=samenloop connect_timeout=3`;
const psql = (query, db = 'samenloop') => spawnSync('psql', ['-h', '127.0.0.1', '-p', '55430', '-U', 'postgres', '-d', db,
	'-Atc', query], { encoding: 'utf8' });
psql('CREATE DATABASE samenloop', 'postgres');

// A region made on SQLite, moved to the cluster.
const p = new Program(build);
p.make(3);
const keys = ['--sleutels', path.join(p.dir, 'sleutels')];
const moved = spawnSync(p.bin, ['verhuizen', '--van', `sqlite:${p.db}`, '--naar', url(55430), ...keys], { encoding: 'utf8' });
t.check(moved.status === 0, `the region is on the cluster (${moved.stderr})`);
const apps = [new Program(build), new Program(build)];
for (const a of apps) {
	a.options = ['--database', url(55430), ...keys];
	await a.start();
}
const token = await apps[0].token('frontoffice');

const answered = new Map();	// id of the report by its key
let number = 0, looks = 0, lastAnswer = performance.now(), gap = 0, doubled = 0, errors = 0;
const stop = { now: false };
async function once(base, key, i) {
	const r = await fetch(`${base}/api/v1/meldingen`, { method: 'POST', signal: AbortSignal.timeout(20000),
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
		body: JSON.stringify(melding(i)) });
	if (r.status !== 201 && r.status !== 200)
		throw new Error(String(r.status));
	return r.json();
}
/* As a browser behind the proxy: the same form again until it is answered, by whichever server. */
async function client(n) {
	while (!stop.now) {
		const key = randomUUID(), i = number++;
		for (let tries = 0; !stop.now; tries++) {
			try {
				const { id, dossier } = await once(apps[(n + tries) % 2].base, key, i);
				const now = performance.now();
				gap = Math.max(gap, now - lastAnswer);
				lastAnswer = now;
				answered.set(key, String(id));
				if (i % 5 === 0) {
					const again = await once(apps[(n + tries + 1) % 2].base, key, i).catch(() => null);
					if (again !== null && String(again.id) !== String(id))
						doubled++;
					const look = await fetch(`${apps[n % 2].base}/api/v1/dossiers/${dossier}`,
						{ headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(20000) }).catch(() => null);
					if (look?.status === 200)
						looks++;
				}
				break;
			} catch {
				errors++;
				await pause(100);
			}
		}
	}
}
const clients = Array.from({ length: 8 }, (_, n) => client(n));

async function trouble(what, make, after = async () => {}) {
	await pause(4000);
	gap = 0;
	lastAnswer = performance.now();
	const before = answered.size;
	await make();
	const until = performance.now() + 60000;
	await pause(3000);
	while (performance.now() < until && performance.now() - lastAnswer > 1000)
		await pause(100);
	await pause(6000);
	const silent = Math.max(gap, performance.now() - lastAnswer);
	await after();
	t.check(silent < 30000 && answered.size > before, `${what}: writes are back after ${(silent / 1000).toFixed(1)} s`);
	figures.push(`${what}: at most ${(silent / 1000).toFixed(1)} s without an answer`);
	await pause(2000);
}
const kill = (pid, signal) => { try { process.kill(Number(pid), signal); } catch { /* gone already */ } };
let n;
await trouble('app server killed', async () => { await apps[1].kill('SIGKILL'); apps[1].base = apps[0].base; },
	async () => { apps[1].base = undefined; await apps[1].start(); });
await trouble('etcd node killed', async () => { n = out('leader', dir); kill(out('pid', dir, 'etcd', n), 'SIGKILL'); },
	async () => drie('node', dir, n));
await trouble('leader killed (postgres, patroni, etcd)', async () => {
	n = out('leader', dir);
	for (const w of ['patroni', 'postgres', 'etcd'])
		kill(out('pid', dir, w, n), 'SIGKILL');
}, async () => { drie('node', dir, n); await pause(20000); });
await trouble('leader frozen past its lease, then resumed', async () => {
	n = out('leader', dir);
	const pids = spawnSync('sh', ['-c', `pgrep -P ${out('pid', dir, 'postgres', n)}; echo ${out('pid', dir, 'postgres', n)} ${out('pid', dir, 'patroni', n)} ${out('pid', dir, 'etcd', n)}`],
		{ encoding: 'utf8' }).stdout.trim().split(/\s+/);
	for (const pid of pids)
		kill(pid, 'SIGSTOP');
	await pause(28000);
	for (const pid of pids)
		kill(pid, 'SIGCONT');
}, () => pause(8000));

stop.now = true;
await Promise.all(clients);
const proof = spawnSync(p.bin, ['verify', '--json', '--database', url(55430), ...keys], { encoding: 'utf8' });
t.check(proof.status === 0, `the journal is whole (${proof.stdout}${proof.stderr})`);
const there = new Set(psql('SELECT id FROM melding').stdout.trim().split('\n'));
const lost = [...answered.values()].filter((id) => !there.has(id)).length;
t.check(there.size > 3 && lost === 0, `${lost} of ${answered.size} answered reports lost`);
const [twice, done, logged, looked] = ['SELECT count(*) - count(DISTINCT (regio, id)) FROM melding',
	'SELECT count(*) FROM melding WHERE bericht IS NULL',
	"SELECT count(*) FROM journaal WHERE handeling = 'melding_registreren' AND uitkomst = 'ok'",
	"SELECT count(*) FROM journaal WHERE handeling = 'dossier_openen' AND uitkomst = 'ok'"]
	.map((q) => Number(psql(q).stdout));
t.check(twice === 0 && doubled === 0, `nothing was done twice (${twice}, ${doubled})`);
t.check(logged >= done, `${done} done, ${logged} in the journal`);
t.check(looks <= looked, `${looks} shown, ${looked} in the journal`);
for (const a of apps)
	await a.kill('SIGTERM');
drie('stop', dir);
for (const f of figures)
	console.log(f);
console.log(`${answered.size} reports answered, ${lost} lost, ${doubled} double, ${errors} refusals and broken lines on the way`);
p.clean();
t.end();
