// Our feast days beside those of two known packages, 2015-2035: every difference
// stands in docs/feestdagen.tsv with its reason, and nothing else does.
// tests/termijn/feestdagen.mjs PROGRAM FOLDER [--schrijf]
// FOLDER holds node_modules with date-holidays; python3-holidays is Debian's.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [programma, map, schrijf] = process.argv.slice(2);
const lijst = new URL('../../docs/feestdagen.tsv', import.meta.url);
const jaren = Array.from({ length: 21 }, (_, i) => 2015 + i);

function loop(...wat) {
	const r = spawnSync(wat[0], wat.slice(1), { encoding: 'utf8' });
	if (r.status !== 0) {
		console.error(`${wat[0]}: ${r.error ?? r.stderr}`);
		process.exit(1);
	}
	return r.stdout;
}

// Date to name. Saturdays and Sundays as such are on no side.
function onze() {
	const uit = new Map();
	for (const jaar of jaren)
		for (const regel of loop(programma, 'termijn', 'kalender', '--jaar', String(jaar)).split('\n')) {
			const [datum, atw, , naam] = regel.split('\t');
			if (atw === 'atw')
				uit.set(datum, naam);
		}
	return uit;
}

function python() {
	const vraag = 'import holidays\n' +
		'for d, n in sorted(holidays.NL(years=range(2015, 2036)).items()):\n' +
		'    print(d.isoformat(), n, sep="\\t")\n';
	return new Map(loop('/usr/bin/python3', '-c', vraag).trim().split('\n').map((l) => l.split('\t')));
}

function npm() {
	const Holidays = createRequire(pathToFileURL(`${map}/x.js`))('date-holidays');
	const nl = new Holidays('NL', { languages: 'nl' });
	return new Map(jaren.flatMap((j) => nl.getHolidays(j))
		.filter((h) => h.type === 'public').map((h) => [h.date.slice(0, 10), h.name]));
}

// Nothing for what is not one of these: then somebody must find out.
function waarom(datum, naam, alleen, bron) {
	if (alleen === 'zij' && new Date(datum).getUTCDay() !== 0)
		return '';
	if (alleen === 'zij')
		return 'Altijd een zondag: vrij door artikel 1 zelf. Artikel 3 lid 1 noemt alleen de tweede Paas- en Pinksterdag.';
	if (naam === 'Goede Vrijdag')
		return 'Artikel 3 lid 2 stelt Goede Vrijdag gelijk met een feestdag.' +
			(bron === 'npm' ? ' Het pakket noemt hem een vrije dag van scholen.' : '');
	if (naam === 'Bevrijdingsdag')
		return 'Artikel 3 lid 1 noemt de vijfde mei zonder voorwaarde: elk jaar. ' +
			(bron === 'npm' ? 'Het pakket noemt hem een vrije dag van scholen.' :
				'Het pakket geeft alleen de lustrumjaren, waarin veel mensen vrij zijn.');
	if (naam.endsWith('gelijkgesteld bij besluit'))
		return 'Artikel 3 lid 3: gelijkgesteld bij koninklijk besluit. Het pakket kent die besluiten niet.';
	return '';
}

const wij = onze();
const verschillen = [];
for (const [bron, zij] of [['python3-holidays', python()], ['date-holidays', npm()]]) {
	const kort = bron === 'date-holidays' ? 'npm' : 'python';
	for (const [datum, naam] of wij)
		if (!zij.has(datum))
			verschillen.push([bron, datum, 'alleen wij', naam, waarom(datum, naam, 'wij', kort)]);
	for (const [datum, naam] of zij)
		if (!wij.has(datum))
			verschillen.push([bron, datum, 'alleen zij', naam, waarom(datum, naam, 'zij', kort)]);
}
verschillen.sort((a, b) => (a.join() < b.join() ? -1 : 1));

const kop = 'pakket\tdatum\twie\tdag\twaarom';
if (schrijf === '--schrijf')
	writeFileSync(lijst, `${kop}\n${verschillen.map((v) => v.join('\t')).join('\n')}\n`);

const staat = readFileSync(lijst, 'utf8').trim().split('\n').slice(1).map((l) => l.split('\t'));
const sleutel = (v) => v.slice(0, 4).join(' ');
const geschreven = new Set(staat.map(sleutel));
const echt = new Set(verschillen.map(sleutel));
const fouten = [
	...[...echt].filter((s) => !geschreven.has(s)).map((s) => `not listed: ${s}`),
	...[...geschreven].filter((s) => !echt.has(s)).map((s) => `no difference any more: ${s}`),
	...staat.filter((v) => !v[4]?.startsWith('A')).map((v) => `not explained: ${sleutel(v)}`),
];
fouten.slice(0, 20).forEach((f) => console.error(f));
console.log(`feast days 2015-2035: ${wij.size} of ours, ${echt.size} differences with two packages, ` +
	`${fouten.length} not listed or explained`);
process.exit(fouten.length === 0 ? 0 : 1);
