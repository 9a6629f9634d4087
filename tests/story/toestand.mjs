// Is it well, and does it say so when it is not: node tests/story/toestand.mjs BUILD
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Program, Tally } from '../hulp/program.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
/* What only the owner of the database may do. */
const sql = (q) => p.schrijf(q);
const keys = path.join(p.dir, 'sleutels');
p.make(3);

// ---- the three addresses ----
await p.start('--toestand', '127.0.0.1:0');
/* Asks until the answer is good or twenty seconds are over; the last answer. */
async function until(ask, good) {
	for (let i = 0; ; i++) {
		const answer = await ask();
		if (good(answer) || i === 200)
			return answer;
		await new Promise((r) => setTimeout(r, 100));
	}
}
const own = (await until(() => p.log().match(/toestand op (http:\/\/[^\s]+)\/metrics/), (m) => m !== null))[1];
const get = async (url) => {
	const r = await fetch(url);
	return { status: r.status, type: r.headers.get('content-type'), text: await r.text() };
};
t.check((await get(`${p.base}/gezond`)).status === 200, 'the process says that it is there');
const gereed = await get(`${p.base}/gereed`);
t.check(gereed.status === 200 && JSON.parse(gereed.text).gereed === true, 'it is ready');
t.check((await get(`${p.base}/metrics`)).status === 404, 'figures are not on the port of the pages');
await get(`${p.base}/inloggen`);
const m = await get(`${own}/metrics`);
t.check(m.status === 200 && m.type.startsWith('text/plain; version=0.0.4'), 'figures on their own port');
const n = (name) => Number(m.text.match(new RegExp(`^samenloop_${name} (.*)$`, 'm'))?.[1]);
t.check(n('ready') === 1 && n('database_writable') === 1 && n('http_requests_total') >= 3 &&
	n('db_commits_total') > 0 && n('open_files') > 5, 'they count');
t.check(n('http_request_duration_seconds_count') >= n('http_requests_total') - 1, 'each answer has its time');
t.check(!/Kennemerland|Proef|dossier|regio=|inlog|127\.0\.0\.1|\//i.test(m.text.replace(/^# HELP.*$/gm, '')),
	'they hold nothing of a person, a region or a path');
const promtool = spawnSync('tests/hulp/tool', ['promtool', 'prometheus'], { encoding: 'utf8' }).stdout.trim();
if (promtool === '') {
	spawnSync('tests/hulp/not_checked', ['the form of the figures: promtool cannot be had here'], { stdio: 'inherit' });
} else {
	const r = spawnSync(promtool, ['check', 'metrics'], { input: m.text, encoding: 'utf8' });
	t.check(r.status === 0 && r.stderr === '', `promtool has nothing to say (${r.stderr})`);
}

// ---- a clock that went back ----
const now = Math.floor(Date.now() / 1000);
sql(`UPDATE hartslag SET op = ${now + 3600}`);
const back = await until(() => get(`${p.base}/gereed`), (r) => r.status === 503);
t.check(back.status === 503 && JSON.parse(back.text).klok === 'loopt achter', `a clock an hour back is said (${back.text.trim()})`);
sql(`UPDATE hartslag SET op = ${now}`);
t.check((await until(() => get(`${p.base}/gereed`), (r) => r.status === 200)).status === 200,
	'and all is well again when it is right');
await p.kill('SIGTERM');

// ---- doctor: what it says of each thing that can be wrong ----
function doctor(...more) {
	const r = spawnSync(p.bin, ['doctor', '--json', ...p.options, ...more], { encoding: 'utf8' });
	const d = r.stdout === '' ? {} : JSON.parse(r.stdout);
	const of = (wat, oordeel) => d.bevindingen?.some((b) => b.wat === wat && b.oordeel === oordeel);
	return { status: r.status, of, goed: d.goed };
}
function finds(wat, oordeel, make, undo, ...more) {
	make();
	const d = doctor(...more);
	t.check(d.of(wat, oordeel) && (oordeel === 'fout') === (d.status === 1), `doctor finds ${wat} (${oordeel})`);
	undo();
}
const nothing = () => {};
const year = new Date().getFullYear() + 1;
t.check(doctor().goed === true && doctor().status === 0, 'doctor has no faults in a new installation');
finds('sleutelbestand', 'fout', () => fs.chmodSync(keys, 0o644), () => fs.chmodSync(keys, 0o600));
finds('sleutelbestand', 'fout', () => fs.renameSync(keys, `${keys}x`), () => fs.renameSync(`${keys}x`, keys));
if (!p.postgres)
	finds('rechten', 'fout', () => fs.chmodSync(p.db, 0o644), () => fs.chmodSync(p.db, 0o600));
finds('postvak', 'fout', nothing, nothing, '--postvak', path.join(p.dir, 'nergens'));
finds('luister', 'fout', nothing, nothing, '--luister', '0.0.0.0:8080');
finds('kopie', 'let op', nothing, nothing);
if (!p.postgres)	// keys on the disk of the database
	finds('sleutelschijf', 'let op', nothing, nothing);
finds('kalender', 'let op', () => sql(`UPDATE kalender SET atw = 2 WHERE datum LIKE '${year}%'`),
	() => sql('UPDATE kalender SET atw = 1 WHERE atw = 2'));
finds('beheerder', 'fout', () => sql("UPDATE rolrecht SET recht = 'weg' WHERE recht = 'medewerker.beheer'"),
	() => sql("UPDATE rolrecht SET recht = 'medewerker.beheer' WHERE recht = 'weg'"));
finds('versie', 'fout', () => sql("UPDATE migratie SET naam = 'x' || naam WHERE naam LIKE '0024%'"),
	() => sql("UPDATE migratie SET naam = substr(naam, 2) WHERE naam LIKE 'x%'"));
finds('verhuizing', 'fout', () => sql("INSERT INTO verhuizing VALUES (1, 'proef', 0)"), () => sql('DELETE FROM verhuizing'));
finds('klok', 'fout', () => sql(`UPDATE hartslag SET op = ${now + 3600}`), () => sql(`UPDATE hartslag SET op = ${now}`));
finds('journaal', 'fout', () => sql("UPDATE journaal SET rol = rol || 'x' WHERE volgnr = 2"),
	() => sql("UPDATE journaal SET rol = substr(rol, 1, length(rol) - 1) WHERE volgnr = 2"));
if (p.postgres)
	finds('database', 'fout', () => p.pg('stop'), () => p.pg('start'));
else
	finds('database', 'fout', () => fs.renameSync(p.db, `${p.db}x`), () => fs.renameSync(`${p.db}x`, p.db));
t.check(doctor().status === 0, 'and none when all is put back');

p.clean();
t.end();
