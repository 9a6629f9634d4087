// make bench-land: the whole country on this machine. node bench/land.mjs BUILD [HOUSEHOLDS] [QUESTIONS]
// Makes a region with a few cases, fills it with a made-up population, measures candidates in
// the engine, then through the running server as 16 people type, and opening a dossier.
// LAND=FOLDER keeps the region there, and a next time measures in the one that is there.
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Program } from '../tests/hulp/program.mjs';
import { houd } from './houd.mjs';

const [build, asked = '3000000', questions = '300'] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const names = path.join(process.env.TESTDATA ?? path.join(here, '..', '..', 'shared', 'testdata'),
	'achternamen-top1000.csv');
const USERS = 16, SECONDS = 20, PAUSE = 250;	// a key, a quarter of a second, a key
const land = path.join(build, 'land');
const p = new Program(build);
const rows = [];
const kept = process.env.LAND;
let made = { households: asked };	// what is known of the region that is kept

/* The region of LAND instead of one of its own. */
function use(folder) {
	fs.rmSync(p.dir, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	p.dir = path.resolve(folder);
	p.db = path.join(p.dir, 'samenloop.db');
	p.url = `sqlite:${p.db}`;
	p.options = ['--database', p.url, '--sleutels', path.join(p.dir, 'sleutels')];
}

function fill() {
	p.make(20);
	const before = fs.statSync(p.db).size, began = Date.now();
	run(['vul', p.db, asked, ...(fs.existsSync(names) ? [names] : [])]);
	made = { households: asked, seconds: Math.round((Date.now() - began) / 1000), before };
	fs.writeFileSync(path.join(p.dir, 'land.json'), JSON.stringify(made));
}

function say(name, value, target = '', met = '') {
	rows.push([name, value, target, met]);
	console.log(`${name.padEnd(52)} ${String(value).padStart(24)}  ${target}  ${met}`);
}

function run(args) {
	const r = spawnSync(land, args, { encoding: 'utf8', maxBuffer: 1 << 28,
		stdio: ['ignore', 'pipe', 'inherit'] });
	if (r.status !== 0)
		throw new Error(`land ${args.join(' ')}`);
	return r.stdout;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: USERS });
let cookie = '';

/* One request: [status, ms, body]. */
function ask(method, url, form) {
	const body = form === undefined ? undefined : new URLSearchParams(form).toString();
	return new Promise((done, fail) => {
		const began = performance.now();
		const r = http.request(p.base + url, { method, agent, headers: { cookie,
			'sec-fetch-site': 'same-origin', ...(body === undefined ? {} : {
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': Buffer.byteLength(body) }) } }, (a) => {
			const parts = [];
			a.on('data', (d) => parts.push(d));
			a.on('end', () => done([a.statusCode, performance.now() - began,
				Buffer.concat(parts).toString()]));
		});
		r.on('error', fail);
		r.end(body);
	});
}

/* Processor time of the server so far, ms. */
function processor() {
	const f = fs.readFileSync(`/proc/${p.server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(f[11]) + Number(f[12])) * 10;
}

const quantiles = (ms) => {
	const s = [...ms].sort((a, b) => a - b);
	return [.5, .95, .99].map((q) => s[Math.floor(s.length * q)].toFixed(1));
};

/* Somebody types a surname letter by letter, a first name, sometimes a birth date. */
function* keys(person) {
	const f = {};
	for (const [field, text] of [['geslachtsnaam', person.geslachtsnaam],
		['voornamen', person.voornamen], ['geboren', person.geboren ?? '']])
		for (let n = 2; n <= text.length; n += field === 'geboren' ? text.length : 1) {
			f[`personen.0.${field}`] = text.slice(0, field === 'geboren' ? undefined : n);
			yield { ...f };
		}
}

async function typist(csrf, people, until, ms) {
	await new Promise((r) => { setTimeout(r, Math.random() * PAUSE); });
	while (performance.now() < until)
		for (const form of keys(people[Math.floor(Math.random() * people.length)])) {
			const [status, t] = await ask('POST', '/gesprek/kandidaten', { csrf, ...form });
			if (status !== 200)
				throw new Error(`kandidaten: ${status}`);
			ms.push(t);
			if (performance.now() >= until)
				return;
			await new Promise((r) => { setTimeout(r, PAUSE); });
		}
}

if (kept !== undefined)
	use(kept);
if (kept !== undefined && fs.existsSync(path.join(p.dir, 'land.json'))) {
	made = JSON.parse(fs.readFileSync(path.join(p.dir, 'land.json'), 'utf8'));
	const r = p.run('migrate');
	if (r.status !== 0)
		throw new Error(`migrate: ${r.stderr}`);
} else {
	fill();
}
const load = () => os.loadavg()[0].toFixed(1);
say('load of the machine at the beginning', load());
const letGo = houd(p.db);
const [{ n }] = p.sql('SELECT count(*) AS n FROM persoon');
say('persons / households', `${n} / ${made.households}`);
say('filled in, s', made.seconds);
say('database, bytes per person', Math.round((fs.statSync(p.db).size - made.before) / n));
console.log(run(['meet', p.db, made.households, questions,
	...(fs.existsSync(names) ? [names] : [])]));

await p.start();
cookie = `sessie=${await p.token('frontoffice')}`;
const csrf = (await ask('GET', '/werkvoorraad'))[2].match(/name="csrf" value="([^"]+)"/)[1];
const people = p.sql(`SELECT geslachtsnaam, voornamen, geboren FROM persoon
	WHERE id BETWEEN 1000 AND 3000 AND geboren IS NOT NULL LIMIT 500`);
for (const [what, seconds] of [['warming', 5], ['as you type, 16 users', SECONDS]]) {
	const ms = [], cpu = processor();
	await Promise.all(Array.from({ length: USERS },
		() => typist(csrf, people, performance.now() + seconds * 1000, ms)));
	const q = quantiles(ms);
	if (what !== 'warming') {
		say(`${what}: answers`, ms.length);
		say('  p50 / p95 / p99 ms', q.join(' / '), 'p95 at most 15', q[1] <= 15 ? 'yes' : 'NO');
		say('  processor of the server, ms an answer',
			((processor() - cpu) / ms.length).toFixed(2));
	}
}
const dossiers = p.sql('SELECT CAST(id AS TEXT) AS id FROM dossier LIMIT 30');
const ms = [];
let cpu = 0, pages = 0;
for (let i = 0; i < 430; i++) {
	if (i === 30)
		cpu = processor();
	const [status, t] = await ask('GET', `/dossier/${dossiers[i % dossiers.length].id}`);
	if (i < 30)
		continue;
	pages++;
	if (status === 200)
		ms.push(t);
}
cpu = processor() - cpu;
const q = quantiles(ms);
say('open a household (its dossier)', `${ms.length} times`);
say('  p50 / p95 / p99 ms', q.join(' / '), 'p95 at most 10', q[1] <= 10 ? 'yes' : 'NO');
say('  processor of the server, ms a page', (cpu / pages).toFixed(2));
say('load of the machine at the end', load());
await p.kill('SIGTERM');
agent.destroy();
letGo();
if (kept === undefined)
	p.clean();
console.log('\n| figure | value | target | met |\n| --- | --- | --- | --- |');
for (const r of rows)
	console.log(`| ${r.map((x) => String(x).trim()).join(' | ')} |`);
