// When the database can only be read: pages open, what was looked at is kept for the journal,
// and each crisis has its sheet, on screen and from the command line.
// node tests/story/noodblad.mjs BUILD
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Program, Tally, melding } from '../hulp/program.mjs';
import { ERRNO, Schijf } from '../fault/schijf.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
const noodlog = path.join(p.dir, 'noodlog');
const pause = (ms) => new Promise((r) => setTimeout(r, ms));
let token;

process.on('uncaughtException', (e) => {	// nothing stays behind
	console.log(e);
	p.server?.kill('SIGKILL');
	p.clean();
	process.exit(1);
});

/* Good within twenty seconds? */
async function until(f) {
	for (let i = 0; i < 200; i++) {
		if (await f().catch(() => false))
			return true;
		await pause(100);
	}
	return false;
}
async function register(body, key = randomUUID()) {
	const r = await fetch(`${p.base}/api/v1/meldingen`, { method: 'POST', body: JSON.stringify(body),
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key } });
	return { status: r.status, key, ...await r.json() };
}
async function page(where) {
	const r = await fetch(p.base + where, { headers: { cookie: `sessie=${token}` } });
	return { status: r.status, text: await r.text() };
}

p.make(6);
const disk = p.postgres ? null : new Schijf(p);
if (disk)
	await disk.start('--noodlog', noodlog);
else
	await p.start('--noodlog', noodlog);
/* PostgreSQL that leads no more, or whose disk is full: it answers, and takes nothing. */
function readOnly(on) {
	if (disk)
		return disk.set(on ? { schrijf: ERRNO.EROFS } : {});
	for (const q of [on ? 'ALTER SYSTEM SET default_transaction_read_only = on' :
		'ALTER SYSTEM RESET default_transaction_read_only', 'SELECT pg_reload_conf()',
	"SELECT pg_sleep(0.3), pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'samenloop'"]) {
		const r = spawnSync('psql', ['-q', '-h', p.pgdir, '-U', 'postgres', '-c', q, 'postgres'], { encoding: 'utf8' });
		if (r.status !== 0)
			throw new Error(r.stderr);
	}
}
token = await p.token('frontoffice');
const crisis = await register({ ...melding(1), directGevaar: 'ja', verteld: 'Hij staat voor de deur.' });
const rustig = await register({ ...melding(2), vormen: ['partnergeweld'] });
t.check(crisis.status === 201 && rustig.status === 201, `there are reports (${crisis.detail ?? ''})`);
const kenmerk = (id) => p.sql(`SELECT kenmerk FROM dossier WHERE id = ${id}`)[0].kenmerk;
const kort = { crisis: kenmerk(crisis.dossier), rustig: kenmerk(rustig.dossier) };

// ---- it cannot be written ----
readOnly(true);
t.check(await until(async () => (await fetch(`${p.base}/gereed`)).status === 503), 'it says that it is not ready');
const refused = await register(melding(3));
t.check(refused.status === 503 && /^[A-Z].*\./.test(refused.detail), `a change is refused with a sentence (${refused.status} ${refused.detail})`);
const open = await page(`/dossier/${crisis.dossier}`);
t.check(open.status === 200 && open.text.includes(kort.crisis) && open.text.includes('Alleen lezen'),
	`a dossier opens and says that it is for reading only (${open.status})`);
const list = await page('/werkvoorraad');
t.check(list.status === 200 && list.text.includes(kort.crisis), `so does the work list (${list.status})`);
const sheet = await page(`/dossier/${crisis.dossier}/noodblad`);
t.check(sheet.status === 200 && sheet.text.includes(kort.crisis) && /Noodblad/i.test(sheet.text),
	`its sheet can be printed (${sheet.status})`);
t.check(fs.existsSync(noodlog) && !fs.readFileSync(noodlog).includes('dossier'), 'the looks are kept, sealed');

// ---- and it can again ----
readOnly(false);
t.check(await until(async () => (await register(melding(3), refused.key)).status === 201), 'what was refused goes in afterwards');
t.check(await until(async () => !fs.existsSync(noodlog)), 'the looks went into the journal');
const [n] = p.sql(`SELECT count(*) AS looks, sum(CASE WHEN handeling = 'noodblad_lezen' THEN 1 ELSE 0 END) AS bladen
	FROM journaal WHERE detail LIKE '%noodlog%' AND uitkomst = 'ok'`);
t.check(n.looks >= 3 && n.bladen === 1, `each has its row (${n.looks}, ${n.bladen} of a sheet)`);
t.check(p.run('verify', '--json').status === 0, 'the chain is whole');

// ---- on paper ----
const paper = p.run('noodblad');
t.check(paper.status === 0, `the sheets come from the command line (${paper.stderr.trim()})`);
const sheets = paper.stdout.split('\f').filter((s) => s !== '');
const own = sheets.filter((s) => s.includes(kort.crisis));
t.check(own.length === 1 && own[0].startsWith('NOODBLAD') && /direct gevaar/i.test(own[0]) && own[0].includes('Proefpersoon'),
	`a crisis has one sheet, with who and what (${own.length} of ${sheets.length})`);
t.check(sheets.every((s) => s.split('\n').every((line) => [...line].length <= 80)), 'it fits on paper');
t.check(p.sql("SELECT count(*) AS n FROM journaal WHERE handeling = 'noodblad_lezen' AND herkomst = 'opdrachtregel'")[0].n ===
	sheets.length, 'each sheet has its row in the journal');
await p.kill('SIGTERM');
p.clean();
t.end();
