// Every rule, every start day of several years, several hours of the day, and many
// lengths without a rule: what the program answers is what the law says (wet.mjs),
// to the minute. tests/termijn/tweede.mjs PROGRAM
import { spawnSync } from 'node:child_process';
import { antwoord, dagVan, echt, isVrij, isoVan } from './wet.mjs';

const programma = process.argv[2];

// The rules as the law and the contract have them; days end at midnight. soort: dag
// is a day that nothing moves.
const regels = {
	acute_screening: [24, 'uren', 'exact', '2015-01-01'],
	veiligheidsbeoordeling: [5, 'werkdagen', 'dag', '2015-01-01'],
	start_onderzoek: [5, 'dagen', 'atw', '2015-01-01'],
	oordeel_onderzoek: [10, 'weken', 'atw', '2015-01-01'],
	hulp_op_gang: [48, 'uren', 'exact', '2015-01-01'],
	crisis_ter_plaatse: [2, 'uren', 'exact', '2015-01-01'],
	verzoek_tot_onderzoek: [10, 'werkdagen', 'dag', '2015-01-01'],
	terugkoppeling: [10, 'werkdagen', 'dag', '2015-01-01'],
	terugkoppeling_onderzoek: [10, 'werkdagen', 'dag', '2015-01-01'],
	informatieplicht: [4, 'weken', 'atw', '2015-01-01'],
	overdracht_acceptatie: [5, 'werkdagen', 'dag', '2015-01-01'],
	voorwaarden_vervolg: [10, 'weken', 'dag', '2019-01-01'],
	herbeoordeling_wachtlijst: [1, 'weken', 'dag', '2015-01-01'],
	huisverbod: [10, 'dagen', 'exact', '2015-01-01'],
	huisverbod_ter_plaatse: [2, 'uren', 'exact', '2015-01-01'],
	huisverbod_hulp: [10, 'dagen', 'exact', '2015-01-01'],
	huisverbod_bereikbaar: [24, 'uren', 'exact', '2015-01-01'],
	huisverbod_raadsman: [24, 'uren', 'exact', '2015-01-01'],
	huisverbod_zitting: [3, 'dagen', 'atw', '2015-01-01'],
	huisverbod_uitspraak: [24, 'uren', 'exact', '2015-01-01'],
	huisverbod_monitoring: [12, 'maanden', 'dag', '2015-01-01'],
	vernietiging: [3, 'maanden', 'atw', '2015-01-01'],
	inzage: [1, 'maanden', 'atw', '2018-05-25'],
	klacht: [1, 'maanden', 'atw', '2015-01-01'],
	cbs_levering: [3, 'weken', 'dag', '2015-01-01'],
	jaarverslag: [5, 'maanden', 'dag', '2015-01-01'],
	datalek: [72, 'uren', 'exact', '2018-05-25'],
	calamiteit: [24, 'uren', 'exact', '2015-01-01'],
};

const tijden = [[0, 0], [2, 30], [8, 59], [10, 0], [17, 31], [23, 59]];
const jaren = [2017, 2018, 2024, 2025, 2026, 2027];

let gevallen = 0;
let fouten = 0;

function fout(zin) {
	if (++fouten <= 20)
		console.error(zin);
}

function vraag(opties, regels_in) {
	const r = spawnSync(programma, ['termijn', 'uitrekenen', '--tabel', ...opties],
		{ input: regels_in.join('\n') + '\n', maxBuffer: 1 << 28, encoding: 'utf8' });
	const uit = r.stdout.split('\n').slice(0, -1);

	if (r.status !== 0 || uit.length !== regels_in.length)
		fout(`${opties.join(' ')}: status ${r.status}, ${uit.length} of ${regels_in.length} lines`);
	return uit;
}

function starts(vanaf) {
	const uit = [];
	for (const jaar of jaren)
		for (let dag = dagVan(jaar, 1, 1); dag < dagVan(jaar + 1, 1, 1); dag++)
			for (const [u, m] of tijden)
				if (isoVan(dag) >= vanaf)
					uit.push(dag * 86400 + u * 3600 + m * 60);
	return uit;
}

const tekst = (wand) => new Date(wand * 1000).toISOString().slice(0, 16);

// What must hold whatever the law says: later never ends earlier (but for the hour
// in which the clock changes), never on a free day, hours are hours.
function eigenschappen(naam, [lengte, eenheid, soort], wand, uit) {
	let vorige = '';

	for (let i = 0; i < uit.length; i++) {
		const nacht = wand[i] % 86400 === 9000;
		const moment = uit[i].length === 10 ? uit[i] : new Date(uit[i]).toISOString();

		if (moment < vorige && !nacht)
			fout(`${naam} ${tekst(wand[i])}: ends earlier than an earlier start`);
		vorige = moment;
		if (soort === 'atw' && lengte <= 90 && isVrij(Date.parse(uit[i].slice(0, 10)) / 86400000))
			fout(`${naam} ${tekst(wand[i])}: ends on a free day`);
		if (eenheid === 'uren' && Date.parse(uit[i]) / 1000 - echt(wand[i]) !== lengte * 3600)
			fout(`${naam} ${tekst(wand[i])}: hours are not hours`);
	}
}

function vergelijk(naam, regel, wand, uit) {
	const [lengte, eenheid, soort] = regel;

	wand.forEach((w, i) => {
		const moet = antwoord(lengte, eenheid, soort, w);
		gevallen++;
		if (uit[i] !== moet)
			fout(`${naam} ${tekst(w)}: ${uit[i]}, by the law ${moet}`);
	});
	eigenschappen(naam, regel, wand, uit);
}

// The rules that are built in are these, no more and no less.
const lijst = spawnSync(programma, ['termijn', 'regels'], { encoding: 'utf8' }).stdout;
const namen = new Set(lijst.trim().split('\n').map((l) => l.split('\t')[0]));
for (const n of namen)
	if (!(n in regels))
		fout(`rule ${n} is not in this test`);
for (const n of Object.keys(regels))
	if (!namen.has(n))
		fout(`rule ${n} is not in the program`);

for (const [naam, regel] of Object.entries(regels)) {
	const wand = starts(regel[3]);
	vergelijk(naam, regel, wand, vraag(['--regel', naam], wand.map(tekst)));
}
// Before the AVG there was another law, with another term.
{
	const wand = starts('2015-01-01').filter((w) => tekst(w) < '2018-05-25');
	vergelijk('inzage', [4, 'weken', 'atw'], wand, vraag(['--regel', 'inzage'], wand.map(tekst)));
}
// Any length, over all the years there are, by a fixed row of chance.
{
	let zaad = 20261122;
	const kans = (n) => (zaad = (zaad * 1103515245 + 12345) % 2147483648) % n;
	const wand = [];
	const vragen = [];
	for (let i = 0; i < 40000; i++) {
		const eenheid = ['uren', 'dagen', 'werkdagen', 'weken', 'maanden'][kans(5)];
		const lengte = 1 + kans([120, 12, 4][kans(3)]);
		const soort = kans(2) === 0 ? 'atw' : 'exact';
		const w = dagVan(1990, 1, 1) * 86400 + kans(36500) * 86400 + kans(1440) * 60;
		wand.push(w);
		vragen.push([lengte, eenheid, soort]);
	}
	const uit = vraag([], vragen.map(([l, e, s], i) => `${l} ${e}\t${s}\t${tekst(wand[i])}`));
	vragen.forEach((v, i) => {
		const moet = antwoord(...v, wand[i]);
		gevallen++;
		if (uit[i] !== moet)
			fout(`${v.join(' ')} ${tekst(wand[i])}: ${uit[i]}, by the law ${moet}`);
	});
}
// The vectors of the design: K2, K3, K6 and K4 of five events.
for (const [dag, ...moet] of [
	['2026-05-13', '2026-05-22', '2026-05-19', '2026-06-10', '2026-07-22'],
	['2026-03-31', '2026-04-09', '2026-04-07', '2026-04-28', '2026-06-09'],
	['2026-04-24', '2026-05-04', '2026-04-29', '2026-05-22', '2026-07-03'],
	['2026-04-30', '2026-05-08', '2026-05-06', '2026-05-28', '2026-07-09'],
	['2025-12-23', '2026-01-05', '2025-12-29', '2026-01-20', '2026-03-03'],
])
	['veiligheidsbeoordeling', 'start_onderzoek', 'informatieplicht', 'oordeel_onderzoek']
		.forEach((naam, i) => {
			gevallen++;
			const uit = vraag(['--regel', naam], [`${dag}T10:00`])[0];
			if (uit !== moet[i])
				fout(`${naam} ${dag}: ${uit}, must be ${moet[i]}`);
		});

console.log(`terms: ${gevallen} cases, ${fouten} differ from the law`);
process.exit(fouten === 0 ? 0 : 1);
