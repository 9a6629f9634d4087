// The story of the main job, in a browser and without tricks: a report comes in,
// is weighed, decided, acted on and answered. node tests/browser/verhaal.mjs BUILD [CHAPTER...]
//
// The content security policy is in force; VERBOSE=1 says every check and its time.
import { Verhaal } from './hulp.mjs';
import { gekeurd } from './keur.mjs';
import rollen from './h01_rollen.mjs';
import intake from './h02_intake.mjs';
import politie from './h03_politie.mjs';
import werkvoorraad from './h04_werkvoorraad.mjs';
import weging from './h05_weging.mjs';
import overleg from './h06_overleg.mjs';
import vervolg from './h07_besluit.mjs';
import beschermd from './h10_beschermd.mjs';
import zonder_script from './h11_zonder_script.mjs';
import dossier from './h08_dossier.mjs';
import toezicht from './h09_toezicht.mjs';
import termijnen from './h12_termijnen.mjs';
import gezin from './h13_gezin.mjs';
import brieven from './h14_brieven.mjs';
import vernietigen from './h15_vernietigen.mjs';

const hoofdstukken = { rollen, intake, politie, werkvoorraad, weging, overleg, vervolg, dossier,
	zonder_script, beschermd, termijnen, gezin, brieven, vernietigen, toezicht };
const [build = 'build', ...alleen] = process.argv.slice(2);
const onbekend = alleen.filter((naam) => !Object.hasOwn(hoofdstukken, naam));
if (onbekend.length > 0)
	throw new Error(`no such chapter: ${onbekend.join(' ')}; there are ${Object.keys(hoofdstukken).join(' ')}`);
const v = new Verhaal(build);
const begon = performance.now();

try {
	await v.begin(40);
	for (const [naam, werk] of Object.entries(hoofdstukken)) {
		if (alleen.length > 0 && !alleen.includes(naam))
			continue;
		const was = { passed: v.t.passed, failed: v.t.failed, op: performance.now() };
		await v.deel(`chapter ${naam}`, () => werk(v));
		console.log(`${naam}: ${v.t.passed - was.passed} passed, ${v.t.failed - was.failed} failed, ${
			((performance.now() - was.op) / 1000).toFixed(1)} s`);
	}
	v.check(v.klachten.length === 0, `no error in a console, no file missing, nothing asked elsewhere ${
		[...new Set(v.klachten)].slice(0, 10).join('\n')}`);
	console.log(`${gekeurd()} kinds of pages judged, ${((performance.now() - begon) / 1000).toFixed(0)} s`);
} finally {
	await v.einde();
}
v.t.end();
