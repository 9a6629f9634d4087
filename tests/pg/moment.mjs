// Back to a moment, as docs/operations.md says it, with nothing but PostgreSQL: a base, the
// archive of its log, and a machine that is lost. node tests/pg/moment.mjs BUILD
//
// What was answered before the moment is there, what came after it is not, and the journal
// is whole up to the anchor that was kept elsewhere.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Program, Tally, melding } from '../hulp/program.mjs';

process.env.SAMENLOOP_TEST_DB = 'postgres';
const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
let number = 0, token;

process.on('uncaughtException', (e) => {	// nothing stays behind
	console.log(e);
	p.server?.kill('SIGKILL');
	p.clean();
	process.exit(1);
});
/* Files of PostgreSQL belong to who runs it (tests/hulp/pg). */
const hand_over = (dir) => process.getuid() === 0 && spawnSync('chown', ['-R', 'nobody:nogroup', dir]);
const one = (query) => Object.values(p.sql(query)[0])[0];
async function until(f, what) {
	for (let i = 0; i < 300; i++) {
		if (await f())
			return;
		await pause(100);
	}
	throw new Error(`waited too long for ${what}`);
}
async function register(n) {
	const ids = [];
	for (let i = 0; i < n; i++) {
		const r = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST', body: JSON.stringify(melding(number++)),
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() } });
		if (r.status !== 201)
			throw new Error(`registering: ${r.status} ${await r.text()}`);
		ids.push(String((await r.json()).id));
	}
	return ids;
}
const there = () => new Set(p.sql('SELECT id::text AS id FROM melding').map((r) => r.id));

// ---- a database that archives, by the settings of the manual ----
const manual = fs.readFileSync('docs/operations.md', 'utf8');
const setting = (name) => manual.match(new RegExp(`^    ${name} = '(.*)'$`, 'm'))[1];
const archive = path.join(p.dir, 'archive'), base = path.join(p.dir, 'base');
fs.mkdirSync(archive);
hand_over(archive);
p.make(3);
p.pg('stop');
p.pg('start', 'wal_level=replica', 'max_wal_senders=4', 'archive_mode=on',
	`archive_command=${setting('archive_command').replaceAll('/archive', archive)}`);
await p.start();
token = await p.token('frontoffice');
const early = await register(8);
const copy = spawnSync('pg_basebackup', ['-h', p.pgdir, '-U', 'postgres', `--pgdata=${base}`, '--checkpoint=fast',
	'--wal-method=stream'], { encoding: 'utf8' });
t.check(copy.status === 0, `a base is made while the server works (${copy.stderr})`);
const later = await register(12);
const anchor = JSON.parse(p.run('verify', '--json').stdout).anker;

// ---- the moment; then what nobody wants back; then the machine is lost ----
await pause(1200);
const moment = one('SELECT clock_timestamp()::text AS op');
await pause(1200);
const unwanted = await register(10);
await p.kill('SIGTERM');
const last = one('SELECT pg_walfile_name(pg_switch_wal()) AS wal');
await until(() => fs.existsSync(path.join(archive, last)), 'the archive');
p.pg('kill');

// ---- on an empty machine: the base, the archive, the moment ----
const lost = p.pgdir;
p.pgdir = path.join(p.dir, 'pg2');
fs.mkdirSync(p.pgdir);
fs.renameSync(base, path.join(p.pgdir, 'data'));
fs.writeFileSync(path.join(p.pgdir, 'data', 'recovery.signal'), '');
hand_over(p.pgdir);
const began = performance.now();
p.pg('start', `unix_socket_directories=${p.pgdir}`, 'archive_mode=off',
	`restore_command=${setting('restore_command').replaceAll('/archive', archive)}`,
	`recovery_target_time=${moment}`, `recovery_target_action=${setting('recovery_target_action')}`);
await until(() => one('SELECT pg_is_in_recovery() AS busy') === false, 'the end of the recovery');
const ms = performance.now() - began;
p.url = p.pg('url', 'samenloop');
p.options[1] = p.url;

const proof = p.run('verify', '--json', '--anker', anchor);
t.check(proof.status === 0 && JSON.parse(proof.stdout).heel,
	`the journal is whole, with the anchor of before the moment (${proof.stdout}${proof.stderr})`);
const rows = there();
t.check([...early, ...later].every((id) => rows.has(id)), 'what was answered before the moment is there, also after the base');
t.check(unwanted.every((id) => !rows.has(id)), 'what came after it is not');
const [n] = p.sql(`SELECT (SELECT count(*) FROM melding WHERE bericht IS NULL) AS done, (SELECT count(*) FROM journaal
	WHERE handeling = 'melding_registreren' AND uitkomst = 'ok') AS logged`);
t.check(n.done === n.logged, `${n.done} done, ${n.logged} in the journal`);
const wrong = p.run('verify', '--json', '--anker', anchor.replace(/^\d+/, (v) => String(Number(v) + 1000)));
t.check(wrong.status !== 0, 'an anchor of after the moment shows that rows are gone');
await p.start();
token = await p.token('frontoffice');
const more = await register(3);
t.check(more.every((id) => !rows.has(id)) && there().size === rows.size + 3, 'the server works on it');
t.check(p.run('verify', '--json', '--anker', anchor).status === 0, 'and the chain goes on');
await p.kill('SIGTERM');

console.log(`${early.length} reports before the base, ${later.length} after it, ${unwanted.length} after the moment; ` +
	`back at the moment in ${ms.toFixed(0)} ms`);
spawnSync('rm', ['-rf', lost]);
p.clean();
t.end();
