// An approved picture and the one of now, pixel by pixel. Approved ones stand in goed/;
// "make beeld-goed" (BEELD_GOED=1) writes them anew: look at them before you keep them.
//
// The font is our own, so the same Chromium draws the same. What smoothing may do is let
// through: a pixel differs when a colour is off by more than VERSCHIL, a picture when more
// than PIXELS do. The shortest line is longer than that. Another Chromium that draws
// letters otherwise needs new pictures.
import fs from 'node:fs';
import path from 'node:path';
import { decode } from '../../tools/png.mjs';

const GOED = path.join(path.dirname(new URL(import.meta.url).pathname), 'goed');
const VERSCHIL = 48;	// of 255
const PIXELS = 40;

/* How many pixels differ; all of them when the size does. */
export function ongelijk(a, b) {
	if (a.width !== b.width || a.height !== b.height)
		return Math.max(a.pixels.length, b.pixels.length);
	const ver = (x, y, k) => Math.abs((x >> k & 255) - (y >> k & 255)) > VERSCHIL;
	return a.pixels.reduce((n, c, i) => n + (c !== b.pixels[i] &&
		[0, 8, 16].some((k) => ver(c, b.pixels[i], k)) ? 1 : 0), 0);
}

/* Compares an element with its approved picture. */
export async function beeld(v, locator, naam) {
	const bestand = path.join(GOED, `${naam}.png`);
	const nu = await locator.screenshot({ animations: 'disabled', caret: 'hide' });
	if (process.env.BEELD_GOED) {
		fs.mkdirSync(GOED, { recursive: true });
		fs.writeFileSync(bestand, nu);
		console.log(`   approved: ${bestand}`);
		return;
	}
	if (!fs.existsSync(bestand)) {
		v.check(false, `there is an approved picture of ${naam}`);
		return;
	}
	const n = ongelijk(decode(fs.readFileSync(bestand)), decode(nu));
	if (!v.check(n <= PIXELS, `${naam} is as the approved picture (${n} pixels differ)`)) {
		fs.mkdirSync(v.beelden, { recursive: true });
		fs.writeFileSync(path.join(v.beelden, `${naam}-nu.png`), nu);
		console.log(`   now: ${path.join(v.beelden, `${naam}-nu.png`)}, approved: ${bestand}`);
	}
}
