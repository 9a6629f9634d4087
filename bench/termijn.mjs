// The time to compute a due moment: a million lines through the program, each read,
// computed and written. Processor time, the best of three. node bench/termijn.mjs BUILD
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const build = process.argv[2] ?? 'build';
const map = fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-termijn-'));
const bestand = path.join(map, 'in.tsv');
const N = 1000000;
const soorten = [['5 werkdagen', 'atw'], ['5 dagen', 'atw'], ['10 weken', 'atw'], ['3 maanden', 'atw'],
	['48 uren', 'exact'], ['10 dagen', 'exact']];

function meet(soort) {
	const regels = [];
	for (let i = 0; i < N; i++) {
		const [lengte, wijze] = soort ?? soorten[i % soorten.length];
		const t = new Date(Date.UTC(2015, 0, 1) + i * 617000);
		regels.push(`${lengte}\t${wijze}\t${t.toISOString().slice(0, 16)}`);
	}
	fs.writeFileSync(bestand, regels.join('\n') + '\n');
	let best = Infinity;
	for (let i = 0; i < 3; i++) {
		const r = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" termijn uitrekenen --tabel <"$1" >/dev/null',
			path.resolve(build, 'samenloop'), bestand], { encoding: 'utf8' });
		const [user, sys] = r.stderr.trim().split('\n').at(-1).split(' ').map(Number);
		if (r.status !== 0)
			throw new Error(r.stderr);
		best = Math.min(best, (user + sys) / N * 1e6);
	}
	return best;
}

let goed = true;
for (const soort of [undefined, ...soorten]) {
	const us = meet(soort);
	goed &&= us <= 5;
	console.log(`${`a due moment, ${soort?.join(', ') ?? 'all kinds in turn'}, microseconds`.padEnd(58)} ` +
		`${us.toFixed(2).padStart(22)}  at most 5  ${us <= 5 ? 'yes' : 'NO'}`);
}
fs.rmSync(map, { recursive: true });
process.exit(goed ? 0 : 1);
