// A list of persons is read: a trial writes nothing, wrong numbers are refused by name,
// families come with it, what was broken off goes on, and the same list twice is once.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Program, Tally } from '../hulp/program.mjs';

const p = new Program(process.argv[2] || 'build'), t = new Tally();
/* Made-up people with the columns of the BRP; a line without a name in front belongs to the one above. */
const KOLOMMEN = ['', '01.01.20', '01.02.10', '01.02.30', '01.02.40', '01.03.10', '01.04.10', '02.01.20', '03.01.20',
	'05.01.20', '05.06.10', '05.07.10', '05.15.10', '07.70.10', '08.10.30', '08.11.10', '08.11.20', '08.11.60',
	'08.11.70', '09.01.20', '09.H', '11.32.10', '11.85.10'];
const HUIS = { '08.10.30': '20200101', '08.11.10': 'Proefduin', '08.11.20': '9', '08.11.60': '2019ZZ', '08.11.70': 'Haarlem' };
const MENSEN = [
	{ '': 'r1', '01.01.20': '123456782', '01.02.10': 'Annelies', '01.02.40': 'Proefman', '01.03.10': '19900000',
		'01.04.10': 'V', '05.01.20': '111222333', '05.06.10': '20150505', '05.15.10': 'H', '07.70.10': '7', ...HUIS,
		'09.01.20': '249566758' },
	/* she was called otherwise, lived elsewhere, and a number of hers was wrong */
	{ '01.01.20': '123456789', '01.02.10': 'Annelies', '01.02.30': 'van', '01.02.40': 'Vroegerman',
		'08.10.30': '20100101', '08.11.10': 'Oudeduin', '08.11.20': '1', '08.11.60': '2011ZZ', '08.11.70': 'Haarlem' },
	{ '': 'r2', '01.01.20': '111222333', '01.02.10': 'Bart', '01.02.40': 'Proefman', '01.03.10': '19880404',
		'01.04.10': 'M', '05.01.20': '123456782', '05.06.10': '20150505', '05.15.10': 'H', ...HUIS },
	{ '': 'r3', '01.01.20': '249566758', '01.02.10': 'Cato', '01.02.40': 'Proefman', '01.03.10': '20200303',
		'01.04.10': 'V', '02.01.20': '123456782', '03.01.20': '111222333', '11.32.10': '12', '11.85.10': '20200303', ...HUIS },
	{ '': 'r4', '01.01.20': '999999999', '01.02.10': 'Dirk', '01.02.40': 'Foutnummer', '01.03.10': '19700101', '01.04.10': 'M' },
	{ '': 'r5', '01.01.20': '123456782', '01.02.10': 'Eva', '01.02.40': 'Zelfdenummer', '01.03.10': '19710101', '01.04.10': 'V' },
];
const csv = path.join(p.dir, 'lijst.csv');
const schrijf = (rijen) => fs.writeFileSync(csv, '\ufeff' + [KOLOMMEN.join(';'),
	...rijen.map((r) => KOLOMMEN.map((k) => r[k] ?? '').join(';'))].join('\n') + '\n');
const lees = (...meer) => {
	const r = p.run('import', 'personen', '--csv', csv, '--lijst', 'proef', ...meer);
	return { status: r.status, uit: r.stdout, fout: r.stderr };
};
const tel = (q) => Number(Object.values(p.sql(q)[0])[0]);
const personen = () => tel('SELECT COUNT(*) FROM persoon');

try {
	p.make(2);
	const voor = personen();
	schrijf(MENSEN);
	let r = lees('--proef');
	t.check(r.status === 1 && personen() === voor, 'a trial says what is wrong and writes nothing');
	t.check(/Proef, er is niets bewaard/.test(r.uit), 'and says so');
	const beloofd = Number(/^(\d+) relaties/m.exec(r.uit)?.[1]), banden = tel('SELECT COUNT(*) FROM relatie');
	/* the first lines only, as when it was broken off */
	schrijf(MENSEN.slice(0, 3));
	r = lees();
	t.check(personen() === voor + 2, 'two persons are read');
	schrijf(MENSEN);
	r = lees();
	t.check(personen() === voor + 4 && /5 personen gelezen: 2 nieuw, 2 stonden er al, 1 geweigerd/.test(r.uit),
		`reading goes on where it stopped (${r.uit.split('\n')[0]})`);
	t.check(/Dirk Foutnummer \(r4\): niet ingelezen/.test(r.fout), 'a wrong number is refused by name');
	t.check(/Annelies Proefman \(r1\): het vroegere BSN 123456789 klopt niet/.test(r.fout),
		'so is one of before');
	t.check(/Eva Zelfdenummer \(r5\): heeft hetzelfde BSN 123456782 als Annelies Proefman \(r1\)/.test(r.fout),
		'two people with one number are named');
	t.check(tel("SELECT COUNT(*) FROM dubbel WHERE bron = 'bsn'") >= 1, 'and wait for the data steward');
	t.check(tel('SELECT COUNT(*) FROM relatie') - banden === beloofd,
		`as many ties are there as the trial said: a marriage that both tell is one (${beloofd})`);
	const van = (naam) => `(SELECT id FROM persoon WHERE voornamen = '${naam}' AND geslachtsnaam = 'Proefman')`;
	t.check(tel(`SELECT COUNT(*) FROM relatie WHERE soort = '027' AND ander = ${van('Cato')}`) === 2, 'a child has both parents');
	t.check(tel(`SELECT COUNT(*) FROM relatie WHERE soort = '006' AND van = '2015-05-05'`) === 1, 'a marriage is told once');
	t.check(tel(`SELECT COUNT(*) FROM lidmaatschap WHERE huishouden = (SELECT huishouden FROM lidmaatschap
		WHERE persoon = ${van('Cato')})`) === 3, 'who lives at one door is one household');
	t.check(tel(`SELECT COUNT(*) FROM gezag WHERE kind = ${van('Cato')} AND soort = 'gezamenlijk_ouder' AND tot IS NULL
		AND van = '2020-03-03'`) === 2, 'authority comes with its day');
	t.check(tel(`SELECT COUNT(*) FROM huishouden_adres WHERE straat = 'Oudeduin' AND van = '2010-01-01' AND
		tot = '2020-01-01'`) === 1, 'so does a home of before');
	t.check(tel(`SELECT COUNT(*) FROM persoon_naam WHERE persoon = ${van('Annelies')} AND soort = 'eerder' AND
		geslachtsnaam = 'Vroegerman'`) === 1, 'and a name of before');
	t.check(tel(`SELECT COUNT(*) FROM persoon WHERE id = ${van('Annelies')} AND geheim = 1 AND
		geboren = '19900000'`) === 1, 'secrecy and half a date of birth are kept');
	t.check(tel(`SELECT COUNT(*) FROM persoon_feit WHERE persoon = ${van('Annelies')} AND veld = 'geslachtsnaam' AND
		bron = 'brp'`) === 1, 'with the BRP as source');
	const was = personen();
	r = lees();
	t.check(personen() === was && / 0 relaties|^0 relaties/m.test(r.uit), 'the same list again writes nothing');
	/* broken off by a kill, at whatever row it was */
	const lang = path.join(p.dir, 'lang.csv'), N = 1500;
	fs.writeFileSync(lang, ['record,voornamen,geslachtsnaam,geboren', ...Array.from({ length: N }, (_, i) =>
		`k${i},Proef,Afgebroken${i},${1950 + i % 60}-0${1 + i % 9}-1${i % 9}`)].join('\n') + '\n');
	const opdracht = ['import', 'personen', '--csv', lang, '--lijst', 'lang'];
	const kind = spawn(p.bin, [...opdracht, ...p.options], { stdio: 'ignore' });
	const weg = new Promise((klaar) => kind.on('exit', klaar));
	while (personen() < was + 50)
		await new Promise((klaar) => setTimeout(klaar, 20));
	kind.kill('SIGKILL');
	await weg;
	const half = personen();
	t.check(half >= was + 50 && half < was + N, `broken off by a kill (${half - was} of ${N})`);
	t.check(half - was === tel("SELECT COUNT(*) FROM import_rij WHERE lijst = 'lang' AND soort = 'persoon'"),
		'every person who is in is noted as read');
	r = p.run(...opdracht);
	t.check(r.status === 0 && personen() === was + N && r.stdout.includes(`${N - (half - was)} nieuw, ${half - was} stonden er al`),
		`and reading goes on to the last (${r.stdout.split('\n')[0]})`);
	t.check(p.run('verify').status === 0, 'and the journal is whole');
} catch (e) {
	t.check(false, `no exception: ${e.stack}`);
}
p.clean();
t.end();
