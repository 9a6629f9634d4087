// make bench: speed and size on this machine, as ratios against a bare SQLite program that
// writes the same rows in the same run. node bench/run.mjs BUILD [REPORTS] [SECONDS]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Program } from '../tests/hulp/program.mjs';
import { houd } from './houd.mjs';

const [build, reports = '100000', seconds = '8'] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const CONNECTIONS = [1, 16, 64];
const p = new Program(build);
const rows = [];

function say(name, value, target = '', met = '') {
	rows.push([name, value, target, met]);
	console.log(`${name.padEnd(58)} ${String(value).padStart(22)}  ${target}  ${met}`);
}

function sh(command, args) {
	const r = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
	if (r.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: ${r.stderr}${r.stdout}`);
	return r.stdout;
}

/* One wrk run: rate, p50, p95, p99 in ms, errors. */
function wrk(script, connections, duration, ...args) {
	const out = sh('wrk', ['-t', String(Math.min(2, connections)), '-c', String(connections),
		'-d', `${duration}s`, '--latency', '-s', path.join(here, script), p.base, '--', ...args]);
	const [, rate, p50, p95, p99, errors] = out.match(/RESULT (\S+) (\S+) (\S+) (\S+) (\S+)/)
		.map(Number);
	if (errors > 0)
		console.log(`  ${errors} answers were errors`);
	return { rate, p50, p95, p99 };
}

function rss() {
	const s = fs.readFileSync(`/proc/${p.server.pid}/status`, 'utf8');
	return Number(s.match(/VmRSS:\s+(\d+)/)[1]) / 1024;
}

/* What so many registrations leave behind, as a sample for the bare program. Taken when the
 * region is full, so that known surnames are known to both. */
async function make_sample(token) {
	const before = path.join(p.dir, 'before.tsv');
	const tables = p.sql(`SELECT name FROM sqlite_schema WHERE type = 'table'
		AND name NOT LIKE 'sqlite_%' AND name NOT IN ('migratie', 'regio')`);
	fs.writeFileSync(before, tables.map(({ name }) =>
		`${name} ${p.sql(`SELECT coalesce(max(rowid), 0) AS n FROM "${name}"`)[0].n}\n`).join(''));
	const [{ n: first }] = p.sql('SELECT count(*) AS n FROM melding');
	wrk('melding.lua', 16, 1, token);
	const [{ n: last }] = p.sql('SELECT count(*) AS n FROM melding');
	const sample = path.join(p.dir, 'sample.db');
	sh('sqlite3', [p.db, `.backup '${sample}'`]);	// a page copy: row numbers stay
	return { before, sample, reports: last - first };
}

function bare(sample, connections) {
	return Number(sh(path.join(p.dir, 'kaal'), [sample.sample, sample.before,
		String(sample.reports), path.join(p.dir, 'kaal.db'), String(connections), seconds]));
}

async function load(token, want) {
	const began = Date.now();
	let n = 0;
	while ((n = p.sql('SELECT count(*) AS n FROM melding')[0].n) < want) {
		wrk('melding.lua', 64, 10, token);
		console.log(`  ${n} reports after ${((Date.now() - began) / 1000).toFixed(0)} s`);
	}
	return n;
}

sh('gcc', ['-O2', '-o', path.join(p.dir, 'kaal'), path.join(here, 'kaal.c'), '-lsqlite3',
	'-lpthread']);
console.log(`${os.cpus().length} cores, ${os.cpus()[0].model}, ${(os.totalmem() / 2 ** 30)
	.toFixed(0)} GiB, ${os.type()} ${os.release()}; load generator on the same cores\n`);
p.make(30);
await p.start();
let token = await p.token('frontoffice');
const n = await load(token, Number(reports));
const sample = await make_sample(token);
const size = fs.statSync(p.db).size;
say('reports loaded', n);
say('database, bytes per report', Math.round(size / n));

let bare16;
for (const c of CONNECTIONS) {
	const own = wrk('melding.lua', c, seconds, token);
	const ref = bare(sample, c);
	say(`register a report, ${c} connections: a second`, own.rate.toFixed(0));
	say(`  p50 / p95 / p99 ms`, `${own.p50} / ${own.p95} / ${own.p99}`);
	say(`  bare SQLite, same rows: a second`, ref.toFixed(0));
	say(`  ratio`, (own.rate / ref).toFixed(2), 'at least 0.40', own.rate / ref >= 0.4 ? 'yes' : 'NO');
	if (c === 16)
		bare16 = ref;
}

/* Pages, when what was written above has left for the disk. */
sh('sync', []);
const letGo = houd(p.db);
const paths = path.join(p.dir, 'paths');
fs.writeFileSync(paths, p.sql(`SELECT CAST(id AS TEXT) AS id FROM dossier ORDER BY id LIMIT 20000`)
	.map((r) => `/dossier/${r.id}\n`).join(''));
wrk('pagina.lua', 16, 2, token, paths);	// statements are prepared once a connection
const page = wrk('pagina.lua', 16, seconds, token, paths);
say('open a dossier, 16 connections: a second', page.rate.toFixed(0));
say('  p50 / p95 / p99 ms', `${page.p50} / ${page.p95} / ${page.p99}`, 'p95 at most 10',
	page.p95 <= 10 ? 'yes' : 'NO');
say('  ratio to the bare commit rate at 16', (page.rate / bare16).toFixed(2), 'at least 0.20',
	page.rate / bare16 >= 0.2 ? 'yes' : 'NO');
fs.writeFileSync(paths, '/werkvoorraad\n');
const list = wrk('pagina.lua', 16, seconds, token, paths);
say('first page of the work list, 16 connections: a second', list.rate.toFixed(0));
say('  p50 / p95 / p99 ms', `${list.p50} / ${list.p95} / ${list.p99}`, 'p95 at most 10',
	list.p95 <= 10 ? 'yes' : 'NO');
letGo();
await p.kill('SIGTERM');
const ms = await p.start();
const began = performance.now();
await fetch(`${p.base}/inloggen`).then((r) => r.text());
const first = ms + performance.now() - began;
say('first answer after start on this database, ms', first.toFixed(0), 'at most 1000',
	first <= 1000 ? 'yes' : 'NO');
say('memory at rest, MiB', rss().toFixed(1), 'at most 60', rss() <= 60 ? 'yes' : 'NO');
await p.kill('SIGTERM');
p.clean();
console.log('\n| figure | value | target | met |\n| --- | --- | --- | --- |');
for (const r of rows)
	console.log(`| ${r.map((x) => String(x).trim()).join(' | ')} |`);
