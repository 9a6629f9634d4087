// A free day comes while clocks run, and a file with a mistake: from the command line
// to the rows. tests/termijn/vrijedag.mjs BUILD
import fs from 'node:fs';
import path from 'node:path';
import { Program } from '../hulp/program.mjs';

const p = new Program(process.argv[2] ?? 'build');
const map = path.join(p.dir, 'regio');
const bron = new URL('../../regio/kennemerland', import.meta.url).pathname;
let gezien = 0;

function moet(wat, goed, erbij = '') {
	if (!goed) {
		console.error(`not so: ${wat} ${erbij}`);
		p.clean();
		process.exit(1);
	}
	gezien++;
}

const voegToe = (bestand, regel) => fs.appendFileSync(path.join(map, bestand), regel + '\n');
const laden = () => p.run('regio', 'laden', map);
const lopend = () => p.sql(`SELECT CAST(id AS TEXT) AS id, norm, verloopt_op FROM termijn WHERE stand = 'loopt' ORDER BY id`);
const dag = (op) => new Date(op * 1000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

p.make(40);
fs.cpSync(bron, map, { recursive: true });

// The day on which most clocks in days are due from now on.
const dagen = p.sql(`SELECT verloopt_op AS op, count(*) AS n FROM termijn WHERE stand = 'loopt'
	AND norm IN ('veiligheidsbeoordeling', 'informatieplicht', 'start_onderzoek', 'oordeel_onderzoek')
	AND verloopt_op > strftime('%s', 'now') GROUP BY verloopt_op ORDER BY n DESC, op`);
moet('the demo has clocks that run', dagen.length > 0);
const vrij = dag(dagen[0].op);
const voor = lopend();

voegToe('kalender.tsv', `${vrij}\tja\tnee\tBesluit voor deze proef\tProefdag`);
const r = laden();
moet('the region is loaded', r.status === 0, r.stderr);
moet('it says how many moved', /(termijn is|termijnen zijn) verschoven/.test(r.stdout), r.stdout);
const genoemd = r.stdout.split('\n').filter((l) => l.split('\t').length === 4);
const na = new Map(lopend().map((t) => [t.id, t]));
const bewogen = voor.filter((t) => na.get(t.id).verloopt_op !== t.verloopt_op);
moet('every clock that moved is named', bewogen.length === genoemd.length && bewogen.length >= dagen[0].n,
	`${bewogen.length} moved, ${genoemd.length} named`);
moet('they are later', bewogen.every((t) => na.get(t.id).verloopt_op > t.verloopt_op));
moet('none that moved ends on the new day', bewogen.every((t) => dag(na.get(t.id).verloopt_op) !== vrij));
moet('hours and exact terms stay', bewogen.every((t) => !['acute_screening', 'hulp_op_gang',
	'crisis_ter_plaatse', 'huisverbod'].includes(t.norm)));
const stappen = p.sql(`SELECT CAST(termijn AS TEXT) AS termijn, verloop_van, verloop_tot FROM termijn_stap WHERE soort = 'herrekend'`);
moet('each has it in its history', stappen.length === bewogen.length &&
	stappen.every((s) => na.get(s.termijn).verloopt_op === s.verloop_tot));
moet('the work list has the new moment', p.sql(`SELECT count(*) AS n FROM melding m
	WHERE m.termijn IS NOT NULL AND m.verloopt_op <>
	(SELECT verloopt_op FROM termijn t WHERE t.regio = m.regio AND t.id = m.termijn)`)[0].n === 0);
const [j] = p.sql(`SELECT detail FROM journaal WHERE handeling = 'regio_laden' ORDER BY volgnr DESC LIMIT 1`);
moet('the journal says how many', JSON.stringify(j).includes(`klokken=${bewogen.length}`), JSON.stringify(j));
moet('the chain is whole', p.run('verify').status === 0);
moet('loading it again moves nothing', !laden().stdout.includes('verschoven') &&
	p.sql(`SELECT count(*) AS n FROM termijn_stap WHERE soort = 'herrekend'`)[0].n === stappen.length);

// A mistake: named with file and line, and the rules of before hold.
const regels = () => JSON.stringify(p.sql('SELECT * FROM norm ORDER BY code, versie'));
const goed = regels();
const eenmaal = (tekst) => new Set(tekst.trim().split('\n')).size === tekst.trim().split('\n').length;
const norm = fs.readFileSync(path.join(map, 'norm.tsv'), 'utf8');
for (const [wat, oud, nieuw] of [
	['an unknown unit', '\t48\turen\t', '\t48\tuurtjes\t'],
	['versions that overlap', '\t2\t2019-01-01\t', '\t2\t2018-06-01\t'],
	['a gap', '\t2\t2019-01-01\t', '\t2\t2019-06-01\t'],
	['a year without Easter', 'acute_screening\t1\t2015-01-01', 'acute_screening\t1\t1890-01-01'],
]) {
	fs.writeFileSync(path.join(map, 'norm.tsv'), norm.replace(oud, nieuw));
	const f = laden();
	moet(`${wat} is refused with file and line`, f.status !== 0 && /norm\.tsv, regel \d+/.test(f.stderr), f.stderr);
	moet(`${wat} is told once`, eenmaal(f.stderr), f.stderr);
	moet(`${wat}: the old rules stay`, regels() === goed);
	const los = p.run('termijn', 'uitrekenen', '--regio', map, '--lengte', '5 dagen', '--vanaf', '2026-05-13T10:00');
	moet(`${wat} is refused without a database too`, los.status !== 0 && /norm\.tsv, regel \d+/.test(los.stderr),
		los.stderr);
	moet(`${wat} is told once there`, eenmaal(los.stderr), los.stderr);
}
p.clean();
console.log(`a free day and four mistakes: ${gezien} things seen`);
