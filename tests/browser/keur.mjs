// What holds for every page: axe-core finds nothing, light and dark, on three
// widths; nothing sticks out sideways; the HTML is valid.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/* Dark changes colours and nothing else: only what looks at colours runs again. */
const KLEUR = ['color-contrast', 'link-in-text-block'];
const BREEDTES = [[1440, 900], [390, 844], [320, 700]];

const html = new HtmlValidate(JSON.parse(fs.readFileSync(
	new URL('../../.htmlvalidate.json', import.meta.url), 'utf8')));

async function axe(page, opties) {
	if (!await page.evaluate(() => Boolean(window.axe)))
		await page.evaluate(AXE);
	const { violations } = await page.evaluate((o) => window.axe.run(document,
		{ resultTypes: ['violations'], ...o }), opties);
	return violations.map((r) => `${r.id}: ${r.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')}`);
}

const klaar = new Set();
/* The pages are the same on every database: they are judged on one, walked on both. */
const ALLEEN_LOPEN = process.env.SAMENLOOP_TEST_DB !== undefined;

/* Looks at a page as it stands now; the same kind of page only once. */
export async function keur(v, page, soort) {
	if (ALLEEN_LOPEN || klaar.has(soort))
		return;
	klaar.add(soort);
	v.laatste = page;
	/* Things that move would be judged halfway. */
	await page.evaluate(() => Promise.all(document.getAnimations().map((a) => a.finished.catch(() => {}))));
	const bron = await page.antwoord?.text().catch(() => '') ?? '';
	if (bron.startsWith('<!DOCTYPE')) {
		const fouten = (await html.validateString(bron)).results.flatMap((r) => r.messages)
			.filter((m) => m.severity === 2);
		v.check(fouten.length === 0, `${soort}: the HTML is valid ${fouten.slice(0, 3)
			.map((m) => `[${m.ruleId} line ${m.line}: ${m.message}]`).join(' ')}`);
	}
	for (const [width, height] of BREEDTES) {
		await page.setViewportSize({ width, height });
		const kaal = await page.evaluate(() => [...document.querySelectorAll('table, thead, tbody, tr, th, td')]
			.filter((e) => !e.hasAttribute('role') && !/^(table|none)/.test(getComputedStyle(e).display))
			.map((e) => `${e.localName} of ${e.closest('table').className}`));
		v.check(kaal.length === 0, `${soort}: a table that is shown as a list at ${width} says by roles that it ` +
			`is one ${kaal.slice(0, 3).join(', ')}`);
		const uit = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		v.check(uit <= 0, `${soort}: nothing sticks out at ${width} (${uit} px)`);
		const licht = await axe(page, { runOnly: TAGS });
		v.check(licht.length === 0, `${soort}: axe finds nothing at ${width}, light ${licht.join('; ')}`);
		await page.emulateMedia({ colorScheme: 'dark' });
		const donker = await axe(page, { runOnly: { type: 'rule', values: KLEUR } });
		v.check(donker.length === 0, `${soort}: axe finds nothing at ${width}, dark ${donker.join('; ')}`);
		await page.emulateMedia({ colorScheme: 'light' });
	}
	await page.setViewportSize({ width: 1440, height: 900 });
}

export const gekeurd = () => klaar.size;
