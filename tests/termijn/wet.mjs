// The terms computed once more, from the text of the law, to compare with. Nothing
// here is taken from the program: Easter by the epact, days by counting them one by
// one, Amsterdam's time from the zone data of Node.
//
// Algemene termijnenwet. Art. 1: a term that ends on a Saturday, Sunday or feast day
// runs on to the next day that is none of these. Art. 2: a term of at least three
// days is extended until it has at least two days that are none of these. Art. 3:
// the feast days; Good Friday counts as one; other days by decree. Art. 4: not for
// hours, more than 90 days, more than twelve weeks, more than three months, years.

const DAG = 86400000;

export const dagVan = (jaar, maand, dag) => Date.UTC(jaar, maand - 1, dag) / DAG;
export const isoVan = (dag) => new Date(dag * DAG).toISOString().slice(0, 10);
const delen = (dag) => {
	const d = new Date(dag * DAG);
	return [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
};
const weekdag = (dag) => new Date(dag * DAG).getUTCDay();

// The Sunday after the first full moon on or after 21 March, by the epacts of Clavius.
export function pasen(jaar) {
	const gulden = (jaar % 19) + 1;
	const eeuw = Math.floor(jaar / 100) + 1;
	const schrikkel = Math.floor((3 * eeuw) / 4) - 12;
	const maan = Math.floor((8 * eeuw + 5) / 25) - 5;
	const zondag = Math.floor((5 * jaar) / 4) - schrikkel - 10;
	let epact = (11 * gulden + 20 + maan - schrikkel) % 30;
	if (epact < 0)
		epact += 30;
	if ((epact === 25 && gulden > 11) || epact === 24)
		epact += 1;
	let vol = 44 - epact;
	if (vol < 21)
		vol += 30;
	vol = vol + 7 - ((zondag + vol) % 7);
	return vol > 31 ? dagVan(jaar, 4, vol - 31) : dagVan(jaar, 3, vol);
}

// Art. 3, with the birthday of the King as two decrees set it (1980: 30 April; 2013:
// 27 April from 2014), on the day before when that is a Sunday.
export function feestdagen(jaar) {
	const p = pasen(jaar);
	let koning = jaar < 2014 ? dagVan(jaar, 4, 30) : dagVan(jaar, 4, 27);
	if (weekdag(koning) === 0)
		koning -= 1;
	return new Map([
		[dagVan(jaar, 1, 1), 'Nieuwjaarsdag'],
		[p - 2, 'Goede Vrijdag'],
		[p + 1, 'Tweede Paasdag'],
		[koning, jaar < 2014 ? 'Koninginnedag' : 'Koningsdag'],
		[dagVan(jaar, 5, 5), 'Bevrijdingsdag'],
		[p + 39, 'Hemelvaartsdag'],
		[p + 50, 'Tweede Pinksterdag'],
		[dagVan(jaar, 12, 25), 'Eerste Kerstdag'],
		[dagVan(jaar, 12, 26), 'Tweede Kerstdag'],
	]);
}

// Art. 3, third paragraph: the decrees of 2016, 2019, 2022 and 2025.
export const besluiten = [
	'2017-04-28', '2017-05-26', '2018-05-11', '2018-12-24', '2018-12-31', '2019-05-31',
	'2019-12-27', '2020-05-22', '2021-05-14', '2022-05-27', '2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30',
	'2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26',
];

const vrij = new Set(besluiten.map((d) => Date.parse(d) / DAG));
for (let j = 1990; j <= 2100; j++)
	for (const d of feestdagen(j).keys())
		vrij.add(d);

export const isVrij = (dag) => weekdag(dag) === 0 || weekdag(dag) === 6 || vrij.has(dag);

// ---- Amsterdam, by the zone data of Node ----------------------------------------

const klok = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hourCycle: 'h23',
	year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
	second: '2-digit' });

function verschilVraag(ms) {
	const p = Object.fromEntries(klok.formatToParts(ms).map((x) => [x.type, x.value]));
	return (Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - ms) / 1000;
}

// Asking is slow: per whole hour once.
const gevraagd = new Map();
function verschil(sec) {
	const uur = Math.floor(sec / 3600);
	if (!gevraagd.has(uur))
		gevraagd.set(uur, verschilVraag(uur * 3600000));
	return gevraagd.get(uur);
}

// The wall clock as seconds since 1970 to real seconds: the earliest moment at which
// the clock shows this; when it never does, as if the clock had not gone forward.
export function echt(wand) {
	const kans = [verschil(wand - 86400), verschil(wand + 86400)];
	const goed = kans.map((v) => wand - v).filter((t) => verschil(t) === wand - t);
	return goed.length > 0 ? Math.min(...goed) : wand - kans[0];
}

const wandVan = (sec) => sec + verschil(sec);
export const minuutVan = (sec) => {
	const v = verschil(sec);
	return new Date((sec + v) * 1000).toISOString().slice(0, 16) +
		`+${String(v / 3600).padStart(2, '0')}:00`;
};

// ---- the term ------------------------------------------------------------------

function maandenLater(dag, n) {
	const [j, m, d] = delen(dag);
	const laatste = new Date(Date.UTC(j, m - 1 + n + 1, 0)).getUTCDate();
	return Date.UTC(j, m - 1 + n, Math.min(d, laatste)) / DAG;
}

function geteld(dag, lengte, eenheid) {
	switch (eenheid) {
	case 'dagen':
		return dag + lengte;
	case 'weken':
		return dag + lengte * 7;
	case 'maanden':
		return maandenLater(dag, lengte);
	case 'werkdagen':
		for (let n = 0; n < lengte;)
			if (!isVrij(++dag))
				n++;
		return dag;
	}
	throw new Error(eenheid);
}

const grens = { dagen: 90, werkdagen: 90, weken: 12, maanden: 3 };

function volgensDeWet(begin, dag, lengte, eenheid) {
	if (lengte > grens[eenheid])
		return dag;
	while (isVrij(dag))
		dag++;
	if ((eenheid === 'dagen' || eenheid === 'werkdagen') && lengte < 3)
		return dag;
	for (;;) {
		let gewoon = 0;
		for (let d = begin + 1; d <= dag; d++)
			gewoon += isVrij(d) ? 0 : 1;
		if (gewoon >= 2)
			return dag;
		do
			dag++;
		while (isVrij(dag));
	}
}

// The answer as the program writes it: a day, or a minute with its zone.
// A start that no clock shows is an hour later from the beginning.
export function antwoord(lengte, eenheid, soort, wens) {
	const wand = wandVan(echt(wens));
	const dag = Math.floor(wand / 86400);
	if (eenheid === 'uren')
		return minuutVan(echt(wand) + lengte * 3600);
	const einde = geteld(dag, lengte, eenheid);
	if (soort === 'exact')
		return minuutVan(echt(einde * 86400 + (wand - dag * 86400)));
	return isoVan(soort === 'atw' ? volgensDeWet(dag, einde, lengte, eenheid) : einde);
}
