// The screeningsoverleg on the wall: the list makes itself, names are hidden,
// partners bring in, a digit decides, and the minutes are made of the decisions.
import { screen } from './h05_weging.mjs';
import { keur } from './keur.mjs';

export default async function overleg(v) {
	const met = await v.melding({ naam: 'Parnassia' });
	const page = await v.als('procesregisseur');
	let id;
	await screen(v, page, met);
	await v.deel('before the meeting', async () => {
		const zonder = await v.melding({ naam: 'Slangenkruid', velden: { kinderen: 0, vormen: ['partnergeweld'],
			personen: [{ geslachtsnaam: 'Slangenkruid', voornamen: 'Ida', geslacht: 'V', rol: '112' }] } });
		await v.ga(page, '/screening');
		await keur(v, page, 'screening');
		await v.druk(page, 'form[action="/overleg/plannen"] button');
		v.check(/Het overleg is gepland/.test(await page.locator('body').innerText()), 'the next meeting is planned');
		await v.ga(page, '/screening');
		await v.druk(page, 'section[aria-labelledby=k-komend] tbody a');
		id = /\/overleg\/(\d+)/.exec(page.url())[1];
		const agenda = () => page.locator('.vt-agenda__lijst a').evaluateAll((as) => as.map((a) => a.href));
		let zaken = await agenda();
		v.check(zaken.some((h) => h.includes(met.melding)), 'a report with children is on the list by itself');
		v.check(!zaken.some((h) => h.includes(zonder.melding)), 'a report without children is not');
		const front = await v.sessie('frontoffice');
		const csrf = /name="csrf" value="([^"]+)"/.exec((await v.html(front, '/ik')).tekst)[1];
		await front.context().request.post(`${v.p.base}/melding/${zonder.melding}/op-lijst`,
			{ form: { csrf, op: '1' }, maxRedirects: 0 });
		await front.context().close();
		await v.ga(page, `/overleg/${id}`);
		zaken = await agenda();
		v.check(zaken.some((h) => h.includes(zonder.melding)), 'unless it is put on the list');
		v.feiten.agenda = zaken.length;
		await v.ga(page, `/overleg/${id}?melding=${met.melding}`);
		await keur(v, page, 'overleg gepland');
	});

	await v.deel('the wall screen', async () => {
		await v.druk(page, 'form[action$="/beginnen"] button');
		const wand = () => page.locator('body').innerText();
		await v.ga(page, `/overleg/${id}?melding=${met.melding}`);
		v.check(!(await wand()).includes('Parnassia'), 'names are hidden on the wall');
		v.check(!(await page.content()).includes('Parnassia'), 'in the HTML too');
		v.check(!(await page.content()).includes('P. Proef'), 'nor the reporter');
		const weg = () => page.locator('.vt-wand__aan li.vt-wand__weg').count();
		const voor = await weg();
		await v.druk(page, '.vt-wand__aan li.vt-wand__weg button');
		v.gelijk(await weg(), voor - 1, 'a partner comes in');
		for (let i = 0; i < 2; i++)
			await v.druk(page, '.vt-wand__aan li.vt-wand__weg button');
		v.check(page.url().includes(met.melding), 'and the case stays where it was');
		await keur(v, page, 'wandscherm');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('v')]);
		v.check((await wand()).includes('Parnassia'), 'the key v shows the names');
		await keur(v, page, 'wandscherm met namen');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('v')]);
		v.check(!(await wand()).includes('Parnassia'), 'and hides them');
		await v.druk(page, '.vt-inbreng__pen');
		await keur(v, page, 'inbreng');
		await page.fill('#tekst', 'School ziet de jongste sinds maandag niet.');
		await v.druk(page, 'main form button[type=submit]');
		v.check((await wand()).includes('School ziet de jongste'), 'the input of a partner stands with the case');
	});

	await v.deel('deciding by number', async () => {
		await v.ga(page, `/overleg/${id}?melding=${met.melding}`);
		await page.keyboard.press('2');
		v.check(await page.isChecked('input[name=route][value=directe_hulp]'), 'the key 2 chooses the second decision');
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		v.check(await page.locator('.vt-besluit [aria-invalid=true]').count() >= 1, 'a decision asks why and who');
		v.check(await page.isChecked('input[name=route][value=directe_hulp]'), 'and keeps what was chosen');
		await keur(v, page, 'wandscherm met fouten');
		await page.fill('#reden', 'Geweld met de kinderen erbij.');
		await page.selectOption('#eigenaar', { label: await page.locator('#eigenaar option', { hasText: 'F. Aydin' }).first().innerText() });
		await page.locator('#reden').focus();
		await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
		v.check(page.url().includes('melding=') && !page.url().includes(met.melding),
			`Enter records it and goes to the next case ${await v.fouten(page)}`);
		const [b] = v.p.sql(`SELECT b.route, CASE WHEN b.overleg IS NULL THEN 0 ELSE 1 END AS samen, w.inlog FROM besluit b
			JOIN medewerker w ON w.regio = b.regio AND w.id = b.eigenaar WHERE b.melding = ${met.melding}`);
		v.gelijk(`${b?.route} ${b?.samen} ${b?.inlog}`, 'directe_hulp 1 casusregie', 'decided in the meeting, with an owner');
		v.feiten.overleg_zaak = met;
		await v.ga(page, `/overleg/${id}?melding=${met.melding}`);
		await v.ga(page, await page.locator('.vt-agenda__lijst li:not(.vt-agenda__klaar):not(.vt-agenda__nu) a').first().getAttribute('href'));
		const later = /melding=(\d+)/.exec(page.url())[1];
		await page.fill('#reden', 'De wijkagent is er niet.');
		await v.druk(page, 'button[name=_aanhouden]');
		v.gelijk(v.p.sql(`SELECT stand FROM overleg_punt WHERE melding = ${later} AND overleg = ${id}`)[0]?.stand,
			'aangehouden', 'a case can wait for the next meeting');
	});

	await v.deel('minutes', async () => {
		await v.ga(page, `/overleg/${id}`);
		await page.click('.vt-agenda__sluit summary');
		await v.druk(page, 'form[action$="/sluiten"] button');
		await v.ga(page, `/overleg/${id}/verslag`);
		const tekst = await page.locator('main').innerText();
		v.check(/Directe hulp/.test(tekst) && tekst.includes('Geweld met de kinderen erbij.'),
			'the minutes are made of the decisions');
		v.check(tekst.includes('M. Dekker'), 'with who presided');
		v.check(!tekst.includes('Parnassia'), 'and without names');
		await keur(v, page, 'verslag');
	});

	await v.deel('a partner in the chain', async () => {
		const partner = await v.als('ketenpartner');
		v.gelijk(await v.ga(partner, `/overleg/${id}/verslag`), 200, 'a partner who is invited reads the minutes');
		v.check(await v.ga(partner, `/dossier/${v.feiten.eerste ?? met.dossier}`) >= 400 ||
			!(await partner.content()).includes('Alleen het team'), 'and sees no more of a dossier than is shared');
		v.gelijk((await v.html(partner, '/werkvoorraad')).status, 403, 'the work list is not for partners');
		await partner.context().close();
	});
	await page.context().close();
}
