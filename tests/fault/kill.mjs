// Kills the server at random moments under load: node tests/fault/kill.mjs BUILD [TIMES]
//
// Nothing that was answered may be lost, nothing may be done or shown that is
// not in the journal, the chain must be whole, and the server is back at once.
import os from 'node:os';
import { Program, Tally } from '../hulp/program.mjs';
import { Klanten } from './klanten.mjs';

const [build, times = '20'] = process.argv.slice(2);
const CLIENTS = 16;
const p = new Program(build);
const t = new Tally();
const k = new Klanten(p, (wat) => t.check(false, wat));
let lost = 0;			// answered, and not in the database at the last look
const starts = [];		// ms from the command to listening
let busiest = 0;		// load of the machine
let token;

function verify(round) {
	const proof = p.run('verify', '--json');
	t.check(proof.status === 0 && JSON.parse(proof.stdout).heel,
		`round ${round}: the journal is whole (${proof.stdout.trim()})`);
	const there = new Set(p.sql('SELECT CAST(id AS TEXT) AS id FROM melding').map((r) => String(r.id)));
	lost = [...k.answered].filter((id) => !there.has(id)).length;
	t.check(lost === 0, `round ${round}: ${lost} answered reports lost`);
	// a report that came as a message has the journal row of that message
	const [n] = p.sql(`SELECT (SELECT count(*) FROM melding WHERE bericht IS NULL) AS done,
		(SELECT count(*) FROM journaal WHERE handeling = 'melding_registreren'
			AND uitkomst = 'ok') AS logged,
		(SELECT count(*) FROM journaal WHERE handeling = 'dossier_openen'
			AND uitkomst = 'ok') AS looks,
		(SELECT count(*) FROM melding m WHERE NOT EXISTS (SELECT 1 FROM termijn t
			WHERE t.regio = m.regio AND t.melding = m.id)) AS clockless`);
	t.check(n.done === n.logged, `round ${round}: ${n.done} done, ${n.logged} in the journal`);
	t.check(k.looks <= n.looks, `round ${round}: ${k.looks} shown, ${n.looks} in the journal`);
	t.check(n.clockless === 0, `round ${round}: ${n.clockless} reports without a clock`);
}

p.make(3);
const every = Number(times) > 40 ? 10 : 1;	// the proof itself takes time
for (let round = 1; round <= Number(times); round++) {
	starts.push(await p.start());
	busiest = Math.max(busiest, os.loadavg()[0]);
	token ??= await p.token('frontoffice');
	const stop = { now: false };
	const klanten = k.werk(CLIENTS, token, stop);
	await new Promise((r) => setTimeout(r, 20 + Math.random() * 300));
	stop.now = true;
	await p.kill();
	await klanten;
	if (round % every === 0 || round === Number(times))
		verify(round);
}
t.check(k.answered.size > 0 && k.looks > 0, `there was something to lose (${k.answered.size} answered, ${k.looks} shown)`);
/* A machine that is busy with other work says nothing of the slowest, but of half of them. */
starts.sort((a, b) => a - b);
const middle = starts[starts.length >> 1], slowest = starts.at(-1), late = starts.filter((ms) => ms >= 2000).length;
const busy = busiest > 2 * os.availableParallelism();
t.check(middle < 2000, `half of them back within 2 s, median ${middle.toFixed(0)} ms`);
if (!busy)
	t.check(late === 0, `back within 2 s, slowest ${slowest.toFixed(0)} ms`);
console.log(`${times} kills, ${k.answered.size} reports answered, ${k.looks} shown, ${lost} lost; ` +
	`back in ${middle.toFixed(0)} ms (median), at most ${slowest.toFixed(0)} ms, ` +
	`${late} times not within 2 s; load up to ${busiest.toFixed(1)}${busy ? ', too busy to judge that time' : ''}`);
p.clean();
t.end();
