// Cuts the power at random moments under load: node tests/fault/stroom.mjs BUILD [TIMES]
//
// The server is killed, and of what it wrote since the last fsync of each file a
// random part is taken back, as a disk does. Nothing that was answered may be lost.
import { Program, Tally } from '../hulp/program.mjs';
import { Klanten } from './klanten.mjs';
import { Schijf } from './schijf.mjs';

const [build, times = '20'] = process.argv.slice(2);
const p = new Program(build);
const t = new Tally();
const k = new Klanten(p);
let dropped = 0, slowest = 0, lost = 0, token;

p.make(3);
const disk = new Schijf(p);
for (let round = 1; round <= Number(times); round++) {
	disk.set({ opname: 1 });
	slowest = Math.max(slowest, await disk.start());
	token ??= await p.token('frontoffice');
	const stop = { now: false };
	const klanten = k.werk(16, token, stop);
	await new Promise((r) => setTimeout(r, 50 + Math.random() * 400));
	stop.now = true;
	await p.kill();
	await klanten;
	dropped += disk.powerCut();
	if (round % 5 !== 0 && round !== Number(times))
		continue;
	const proof = p.run('verify', '--json');
	t.check(proof.status === 0 && JSON.parse(proof.stdout).heel && JSON.parse(proof.stdout).database,
		`cut ${round}: journal and database are whole (${proof.stdout.trim()}${proof.stderr})`);
	const there = new Set(p.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => r.id));
	lost = [...k.answered].filter((id) => !there.has(id)).length;
	t.check(lost === 0, `cut ${round}: ${lost} answered reports lost`);
	const [n] = p.sql(`SELECT (SELECT count(*) FROM melding WHERE bericht IS NULL) AS done,
		(SELECT count(*) FROM journaal WHERE handeling = 'melding_registreren' AND uitkomst = 'ok') AS logged,
		(SELECT count(*) FROM journaal WHERE handeling = 'dossier_openen' AND uitkomst = 'ok') AS looks`);
	t.check(n.done === n.logged, `cut ${round}: ${n.done} done, ${n.logged} in the journal`);
	t.check(k.looks <= n.looks, `cut ${round}: ${k.looks} shown, ${n.looks} in the journal`);
}
t.check(dropped > 0, 'the disk really forgot something');
console.log(`${times} power cuts, ${k.answered.size} reports answered, ${k.looks} shown, ${lost} lost, ` +
	`${dropped} unsynced writes dropped, back in at most ${slowest.toFixed(0)} ms`);
p.clean();
t.end();
