// A million running clocks: the alarm when nothing is due, and the page of team leaders.
// node bench/termijnen.mjs BUILD [CLOCKS] [SECONDS]
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Program } from '../tests/hulp/program.mjs';
import { houd } from './houd.mjs';

const [build = 'build', clocks = '1000000', seconds = '8'] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const p = new Program(build);
const WORKERS = 60, PER_REPORT = 8;

const sql = (text) => execFileSync('sqlite3', [p.db], { input: text, encoding: 'utf8' });

/* A copy of a row of this table, n times, with other values in these columns. */
function copies(table, from, n, other) {
	const columns = p.sql(`SELECT name FROM pragma_table_info('${table}')`).map((r) => r.name);
	return `WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < ${n})
		INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((c) => other[c] ?? `t.${c}`).join(', ')}
		FROM x JOIN ${table} t ON t.id = ${from};`;
}

function fill(n) {
	const reports = Math.ceil(n / PER_REPORT);
	const [one] = p.sql(`SELECT CAST(t.id AS TEXT) AS termijn, CAST(t.melding AS TEXT) AS melding,
		CAST(t.dossier AS TEXT) AS dossier FROM termijn t WHERE t.stand = 'loopt' AND t.persoon IS NULL LIMIT 1`);
	const [{ id: worker }] = p.sql("SELECT CAST(id AS TEXT) AS id FROM medewerker WHERE inlog = 'casusregie'");
	const now = Math.floor(Date.now() / 1000);
	sql(`PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; BEGIN;
		UPDATE termijn SET sein_op = NULL;
		${copies('medewerker', worker, WORKERS, { id: '1000 + i', inlog: "'bench' || i", naam: "'W. Bench ' || i" })}
		${copies('dossier', one.dossier, reports, { id: '1000000 + i', kenmerk: "'B-' || i", casusregisseur: `1000 + i % ${WORKERS} + 1` })}
		${copies('melding', one.melding, reports, { id: '2000000 + i', dossier: '1000000 + i', behandelaar: `1000 + i % ${WORKERS} + 1` })}
		${copies('termijn', one.termijn, n, { id: '10000000 + i', melding: `2000001 + i % ${reports}`,
		dossier: `1000001 + i % ${reports}`, eigenaar: `1000 + (i % ${reports} + 1) % ${WORKERS} + 1`,
		verloopt_op: `${now} + (i * 7919 % 6048000) - 864000`, sein_op: `${now} + 86400 + i * 7919 % 6048000` })}
		COMMIT;`);
	return p.sql("SELECT count(*) AS n FROM termijn WHERE stand = 'loopt'")[0].n;
}

function wrk(token, at, connections) {
	const paths = path.join(p.dir, 'paths');
	fs.writeFileSync(paths, `${at}\n`);
	const r = spawnSync('wrk', ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--latency', '-s',
		path.join(here, 'pagina.lua'), p.base, '--', token, paths], { encoding: 'utf8' });
	const [, rate, p50, p95, p99, errors] = r.stdout.match(/RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/).map(Number);
	return { rate, p50, p95, p99, errors };
}

/* Processor milliseconds that the server used so far: what a busy machine does not stretch. */
function used() {
	const f = fs.readFileSync(`/proc/${p.server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(f[11]) + Number(f[12])) * 10;
}

try {
	p.make(30);
	const n = fill(Number(clocks));
	const round = JSON.parse(p.run('wekker', '--keer', '1000', '--json').stdout);
	console.log(`| running clocks | ${n.toLocaleString('en')} | 1,000,000 | |`);
	console.log(`| alarm, nothing due, ms | ${round.ms} | at most 100 | ${round.ms <= 100 ? 'yes' : '**no**'} |`);
	await p.start();
	const letGo = houd(p.db);
	const token = await p.token('teamleider');
	for (const at of ['/termijnen', '/termijnen?bak=week', '/agenda?team=casusregie']) {
		const was = used();
		const w = wrk(token, at, 1);
		const each = ((used() - was) / Math.max(1, w.rate * Number(seconds))).toFixed(1);
		console.log(`| \`${at}\`, one reader, p50 / p95 / p99 ms | ${w.p50} / ${w.p95} / ${w.p99}; ${each} ms of processor | ${
			at.startsWith('/termijnen') ? `at most 30 | ${w.p50 <= 30 ? 'yes' : '**no**'}` : ' | '} |${
			w.errors > 0 ? ` ${w.errors} errors` : ''}`);
	}
	letGo();
	await p.kill('SIGTERM');
} finally {
	p.clean();
}
