// Writes on PostgreSQL, as a ratio to bare libpq that writes the same rows in the same cluster,
// and two servers on one database. node bench/pg.mjs BUILD [SECONDS] [ROUNDS]
import { spawnSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Program } from '../tests/hulp/program.mjs';

const [build, seconds = '8', rounds = '3'] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);

function sh(command, args) {
	const r = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
	if (r.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: ${r.stderr}${r.stdout}`);
	return r.stdout;
}

/* Requests a second, and p50, p95, p99 in ms. */
function wrk(base, script, connections, duration, ...args) {
	const child = spawn('wrk', ['-t', '1', '-c', String(connections), '-d', `${duration}s`, '--latency',
		'-s', path.join(here, script), base, '--', ...args]);
	let out = '';
	child.stdout.on('data', (d) => out += d);
	return new Promise((done, fail) => child.on('exit', () => {
		const m = out.match(/RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/);
		return m ? done({ rate: Number(m[1]), p: `${m[2]} / ${m[3]} / ${m[4]}`, errors: Number(m[5]) }) :
			fail(new Error(out));
	}));
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/* The rows of some registrations, taken on SQLite. */
async function sample(dir) {
	const p = new Program(build);
	p.make(10);
	await p.start();
	const token = await p.token('frontoffice');
	await wrk(p.base, 'melding.lua', 16, 2, token);
	const before = path.join(dir, 'before.tsv');
	const tables = p.sql(`SELECT name FROM sqlite_schema WHERE type = 'table'
		AND name NOT LIKE 'sqlite_%' AND name NOT IN ('migratie', 'regio')`);
	fs.writeFileSync(before, tables.map(({ name }) =>
		`${name} ${p.sql(`SELECT coalesce(max(rowid), 0) AS n FROM "${name}"`)[0].n}\n`).join(''));
	const first = p.sql('SELECT count(*) AS n FROM melding')[0].n;
	await wrk(p.base, 'melding.lua', 16, 1, token);
	const reports = p.sql('SELECT count(*) AS n FROM melding')[0].n - first;
	const file = path.join(dir, 'sample.db');
	sh('sqlite3', [p.db, `.backup '${file}'`]);
	await p.kill('SIGTERM');
	p.clean();
	return [file, before, String(reports)];
}

delete process.env.SAMENLOOP_TEST_DB;
const dir = fs.mkdtempSync('/tmp/samenloop-bench-');
const kaal = path.join(dir, 'kaal_pg');
sh('gcc', ['-O2', '-I/usr/include/postgresql', '-o', kaal, path.join(here, 'kaal_pg.c'), '-lpq', '-lsqlite3']);
const rows = await sample(dir);
process.env.SAMENLOOP_TEST_DB = 'postgres';
const p = new Program(build);
p.make(10);
await p.start();
const token = await p.token('frontoffice');
await wrk(p.base, 'melding.lua', 16, 3, token);
/* As autovacuum does within a minute; without it plans are those of empty tables. */
sh('psql', ['-q', '-h', p.pgdir, '-U', 'postgres', '-c', 'ANALYZE', 'samenloop']);
const bare = p.pg('url', 'kaal');
spawnSync(p.bin, ['regio', 'laden', 'regio/kennemerland', '--database', bare, '--sleutels',
	path.join(dir, 'sleutels')]);
for (const c of [1, 16, 64]) {
	const own = [];
	const ref = [];
	let last;
	for (let i = 0; i < Number(rounds); i++) {
		own.push((last = await wrk(p.base, 'melding.lua', c, seconds, token)).rate);
		ref.push(Number(sh(kaal, [...rows, bare, String(c), seconds])));
	}
	console.log(`register a report, ${c} connections: ${median(own).toFixed(0)} a second, p50 / p95 / p99 ${last.p} ms, ` +
		`bare libpq ${median(ref)}, ratio ${(median(own) / median(ref)).toFixed(2)}` +
		`${c === 16 ? ' (at least 0.40)' : ''}${last.errors ? `, ${last.errors} errors` : ''}`);
}
const q = Object.assign(Object.create(Program.prototype), { bin: p.bin, options: p.options });
await q.start();
const ids = path.join(dir, 'paths');
fs.writeFileSync(ids, p.sql('SELECT CAST(id AS TEXT) AS id FROM dossier ORDER BY id LIMIT 2000')
	.map((r) => `/dossier/${r.id}\n`).join(''));
for (const [what, script, ...more] of [['register a report', 'melding.lua'], ['open a dossier', 'pagina.lua', ids]]) {
	const one = [];
	const two = [];
	for (let i = 0; i < Number(rounds); i++) {
		one.push((await wrk(p.base, script, 32, seconds, token, ...more)).rate);
		const both = await Promise.all([p, q].map((s) => wrk(s.base, script, 16, seconds, token, ...more)));
		two.push(both[0].rate + both[1].rate);
	}
	console.log(`${what}: one server ${median(one).toFixed(0)} a second, two ${median(two).toFixed(0)}, ` +
		`${(median(two) / median(one)).toFixed(2)} times`);
}
await q.kill('SIGTERM');
const proof = p.run('verify', '--json');
console.log(`the journal of both: ${proof.stdout.trim()}`);
await p.kill('SIGTERM');
p.clean();
fs.rmSync(dir, { recursive: true });
