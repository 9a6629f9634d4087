// make bench-koppeling: how well the same persons are found, weights learnt without the truth.
// FEBRL 1-3 when they stand beside the repository (../shared/testdata, or TESTDATA), and a
// made-up Dutch population. node bench/koppeling.mjs BUILD [HOUSEHOLDS]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const [build, households = '20000'] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const data = process.env.TESTDATA ?? path.join(here, '..', '..', 'shared', 'testdata');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'koppeling-'));
let bad = 0;

const FEBRL = { rec_id: 'id', given_name: 'voornaam', surname: 'achternaam',
	street_number: 'huisnummer', address_1: 'straat', address_2: 'vrij:adres2', suburb: 'plaats',
	postcode: 'postcode', state: 'vrij:staat', date_of_birth: 'geboortedatum', soc_sec_id: 'bsn' };
const LAND = { nr: 'id', voornamen: 'voornaam', roepnaam: 'roepnaam', voorvoegsel: 'voorvoegsel',
	achternaam: 'achternaam', geboren: 'geboortedatum', geslacht: 'geslacht', straat: 'straat',
	huisnummer: 'huisnummer', postcode: 'postcode', woonplaats: 'plaats', telefoon: 'telefoon' };

function run(program, args) {
	const r = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
	if (r.status !== 0)
		throw new Error(`${program} ${args.join(' ')}: ${r.stderr}`);
	return r;
}

/* First cells only, which are never quoted in these files. */
const rows = (file) => fs.readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
	.map((l) => l.split(',').map((c) => c.trim()));

/* who: from a row to the true person and the id in the answer. */
function measure(name, list, fields, who, want) {
	const velden = path.join(dir, 'velden.tsv'), uit = path.join(dir, 'uit.csv');
	fs.writeFileSync(velden, Object.entries(fields).map((f) => `${f.join('\t')}\n`).join(''));
	const began = Date.now();
	run(path.join(build, 'samenloop'), ['koppeling', 'meten', '--csv', list, '--velden', velden,
		'--paren', uit, '--uit', path.join(dir, `${path.basename(list)}.gewichten`)]);
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	const person = new Map(), size = new Map();
	for (const r of rows(list)) {
		const [id, p] = who(r);
		person.set(id, p);
		size.set(p, (size.get(p) ?? 0) + 1);
	}
	const there = [...size.values()].reduce((s, n) => s + n * (n - 1) / 2, 0);
	const found = rows(uit);
	const right = found.filter(([a, b]) => person.get(a) === person.get(b)).length;
	const precision = right / found.length, recall = right / there;
	const f1 = 2 * precision * recall / (precision + recall);
	const met = want(precision, recall, f1);
	bad += met ? 0 : 1;
	console.log(`| ${name} | ${person.size} | ${there} | ${precision.toFixed(4)} | ${
		recall.toFixed(4)} | ${f1.toFixed(4)} | ${seconds} | ${met ? 'yes' : 'NO'} |`);
}

console.log('| list | records | true pairs | precision | recall | F1 | s | met |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [n, f1] of [[1, .97], [2, .97], [3, .95]]) {
	const list = path.join(data, `febrl-${n}.csv`);
	if (fs.existsSync(list))
		measure(`FEBRL ${n}`, list, FEBRL, (r) => [r[0], r[0].split('-')[1]], (p, r, f) => f >= f1);
	else
		console.log(`| FEBRL ${n} | NOT MEASURED: the file is not in ${data} |`);
}
const land = path.join(build, 'land'), list = path.join(dir, 'land.csv');
run(land, ['lijst', households, list, path.join(data, 'achternamen-top1000.csv')]);
measure('made-up Dutch population', list, LAND, (r) => [r[0], r[1]],
	(p, r) => p >= .99 && r >= .95);
if (process.env.KEEP)
	console.log(`kept in ${dir}`);
else
	fs.rmSync(dir, { recursive: true });
process.exit(bad === 0 ? 0 : 1);
