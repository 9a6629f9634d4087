// The command line of terms as people and programs call it, in a folder where there is
// nothing. tests/termijn/opdracht.mjs PROGRAM
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const programma = path.resolve(process.argv[2]);
const leeg = fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-leeg-'));
let gezien = 0;
let fouten = 0;

function moet(wat, goed, erbij = '') {
	gezien++;
	if (!goed) {
		fouten++;
		console.error(`not so: ${wat} ${erbij}`);
	}
}

const loop = (args, input = '') => spawnSync(programma, ['termijn', 'uitrekenen', ...args],
	{ cwd: leeg, input, encoding: 'utf8', maxBuffer: 1 << 26 });
const laatste = (r) => r.stdout.trim().split('\n').at(-1);

// One answer: explained, and the moment alone on the last line.
for (const [args, moment, zinnen] of [
	[['--regel', 'start_onderzoek', '--vanaf', '2026-05-13T10:00'], '2026-05-19',
		['versie 1', 'Hemelvaartsdag', 'gelijkgesteld bij besluit', 'artikel 2']],
	[['--regel', 'huisverbod', '--vanaf', '2026-03-27T20:00'], '2026-04-06T20:00+02:00',
		['een uur korter', 'verschuift niets']],
	[['--lengte', '5 werkdagen', '--vanaf', '2026-04-30T16:05'], '2026-05-08', ['Bevrijdingsdag']],
	[['--lengte', '1 werkdag', '--vanaf', '2026-04-30'], '2026-05-01', ['donderdag 30 april 2026']],
	[['--lengte', '3 dagen', '--atw', '--vanaf', '2026-03-31T09:00'], '2026-04-07', ['Goede Vrijdag', 'Tweede Paasdag']],
	[['--lengte', '91 dagen', '--atw', '--vanaf', '2026-01-03T09:00'], '2026-04-04', ['artikel 4']],
	[['--lengte', '1 maand', '--atw', '--vanaf', '2026-01-31T09:00'], '2026-03-02', ['zaterdag 28 februari']],
	[['--lengte', '2 uur', '--vanaf', '2026-03-29T01:30'], '2026-03-29T04:30+02:00', ['bestaat niet']],
	[['--lengte', '1 week', '--vanaf', '2026-10-20T02:30'], '2026-10-27T02:30+01:00', ['een uur langer']],
	[['--lengte', '2 uren', '--vanaf', '2026-10-25T02:30+01:00'], '2026-10-25T04:30+01:00', ['de tweede keer']],
	[['--lengte', '2 uren', '--vanaf', '2026-10-25T00:30Z'], '2026-10-25T03:30+01:00', ['de eerste keer']],
]) {
	const r = loop(args);
	moet(`${args.join(' ')} ends with ${moment}`, r.status === 0 && laatste(r) === moment, r.stdout + r.stderr);
	for (const z of zinnen)
		moet(`${args.join(' ')} says ${z}`, r.stdout.includes(z), r.stdout);
}

// As data.
{
	const r = loop(['--regel', 'informatieplicht', '--vanaf', '2026-05-13T10:00', '--json']);
	const j = JSON.parse(r.stdout);
	moet('JSON has rule, version and moment', j.regel === 'informatieplicht' && j.versie === 1 &&
		j.vervalt === '2026-06-10' && j.moment === '2026-06-10T23:59:59+02:00' && j.atw === true);
	moet('JSON says how far it may be extended', j.verlengbaar_tot === '2026-06-24');
	moet('JSON has the explanation by line', j.uitleg.length >= 4 && j.uitleg.every((s) => s.length > 0));
	moet('JSON says who is warned', j.waarschuwingen.some((w) => w.wie === 'teamleider'));
	const k = JSON.parse(loop(['--regel', 'veiligheidsbeoordeling', '--vanaf', '2026-05-13T10:00', '--json']).stdout);
	moet('JSON names the days skipped', k.overgeslagen.map((d) => d.datum).join() ===
		'2026-05-14,2026-05-15,2026-05-16,2026-05-17', JSON.stringify(k.overgeslagen));
	moet('JSON names the decree', k.overgeslagen[1].besluit.startsWith('Besluit gelijkstelling'));
	const toen = JSON.parse(loop(['--regel', 'veiligheidsbeoordeling', '--vanaf', '2018-12-31T10:00', '--json']).stdout);
	moet('the version of that day', toen.versie === 1 && toen.naam === 'Triage');
}

// What is wrong is said, and nothing is answered.
for (const [args, zin] of [
	[[], '--regel'],
	[['--regel', 'bestaat_niet', '--vanaf', '2026-05-13T10:00'], 'bestaat niet'],
	[['--regel', 'datalek', '--vanaf', '2015-05-13T10:00'], 'gold op die dag niet'],
	[['--regel', 'huisverbod'], '--vanaf'],
	[['--regel', 'huisverbod', '--lengte', '5 dagen', '--vanaf', '2026-05-13T10:00'], '--regel'],
	[['--regel', 'huisverbod', '--atw', '--vanaf', '2026-05-13T10:00'], '--atw'],
	[['--regel', 'huisverbod', '--vanaf', '2026-05-13'], 'noem ook de tijd'],
	[['--lengte', '5 dagen', '--atw', '--vanaf', '1989-12-31T10:00'], '1990'],
	[['--lengte', '5 dagen', '--atw', '--vanaf', '2101-01-01T10:00'], '2100'],
	[['--lengte', '5 dagen', '--atw', '--vanaf', '2100-12-30T10:00'], '2100'],
	[['--lengte', '5 dagen', '--atw', '--vanaf', '2026-02-30T10:00'], 'bestaat niet'],
	[['--lengte', '5 dagen', '--atw', '--vanaf', '2026-02-20T24:00'], 'tijd'],
	[['--lengte', '0 dagen', '--atw', '--vanaf', '2026-02-20T10:00'], 'lengte'],
	[['--lengte', '5 dagjes', '--vanaf', '2026-02-20T10:00'], 'lengte'],
	[['--lengte', '5 dagen', '--vanaf', 'gisteren'], '2026-05-13T10:00'],
	[['--regio', 'nergens', '--lengte', '5 dagen', '--vanaf', '2026-02-20T10:00'], 'ontbreekt'],
]) {
	const r = loop(args);
	moet(`${args.join(' ')} is refused`, r.status !== 0 && r.stdout === '' && r.stderr.includes(zin), r.stdout + r.stderr);
}
{
	const r = loop(['--lengte', '5 dagen', '--atw', '--vanaf', '2099-05-13T10:00']);
	moet('a start in the future is computed, and says so', r.status === 0 && r.stdout.includes('in de toekomst'));
}

// Many at once: one line for each, in order, mistakes in their place.
{
	const r = loop(['--tabel'], '5 werkdagen\tatw\t2026-05-13T10:00\r\n5 dagen\tatw\t2026-05-13\n10 dagen\texact\t' +
		'2026-03-27T20:00\nx\n\n48 uren\tatw\t2026-03-28T10:00\n' + 'y'.repeat(5000) + '\n1 jaar\texact\t2024-02-29T12:00');
	const uit = r.stdout.split('\n');
	moet('a line for each line', uit.length === 9 && uit[8] === '', r.stdout);
	moet('good lines are answered in order', [uit[0], uit[1], uit[2], uit[5], uit[7]].join() ===
		'2026-05-22,2026-05-19,2026-04-06T20:00+02:00,2026-03-30T11:00+02:00,2025-02-28T12:00+01:00', r.stdout);
	moet('mistakes have their number', [3, 4, 6].every((i) => uit[i].startsWith(`fout\tregel ${i + 1}\t`)), r.stdout);
	moet('the status says that there were mistakes', r.status === 1);
	const begon = performance.now();
	const veel = loop(['--tabel'], '10 weken\tatw\t2026-05-13T10:00\n'.repeat(100000));
	moet('a hundred thousand lines within five seconds', veel.status === 0 &&
		veel.stdout === '2026-07-22\n'.repeat(100000) && performance.now() - begon < 5000);
}
fs.rmSync(leeg, { recursive: true });
console.log(`command line of terms: ${gezien} things seen, ${fouten} not so`);
process.exit(fouten === 0 ? 0 : 1);
