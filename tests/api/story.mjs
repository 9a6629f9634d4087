/* The API as a partner system meets it. node tests/api/story.mjs URL PASSWORD */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import Ajv from 'ajv-draft-04';

const [, , base, wachtwoord] = process.argv;
let n = 0;
const is = async (name, f) => { await f(); n++; console.log(`ok ${n} - ${name}`); };

async function call(method, path, { token, body, headers = {}, raw } = {}) {
	const r = await fetch(`${base}/api/v1${path}`, { method,
		headers: { ...(token && { Authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
		body: raw ?? (body === undefined ? undefined : JSON.stringify(body)) });
	const text = await r.text();
	return { status: r.status, headers: r.headers, text,
		json: text === '' ? null : JSON.parse(text) };
}
const login = async (inlog) =>
	(await call('POST', '/sessies', { body: { inlog, wachtwoord } })).json.token;

const doc = (await call('GET', '/openapi.json')).json;
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
/* References of the description become those of a JSON schema. */
const schema = (name) => ajv.compile({ $ref: `#/defs/${name}`,
	defs: JSON.parse(JSON.stringify(doc.components.schemas).replaceAll('#/components/schemas/', '#/defs/')) });

function problem(r, status) {
	assert.equal(r.status, status, r.text);
	assert.equal(r.headers.get('content-type'), 'application/problem+json');
	assert.equal(r.headers.get('api-version'), doc.info.version);
	assert.equal(r.json.status, status);
	assert.ok(r.json.title.length > 3);
}

const melding = () => ({ bron: 'telefoon', hoedanigheid: 'school', openheid: 'openbaar',
	melderNaam: 'Juf Proef', verteld: 'Verteld in een proef. ✓', directGevaar: 'nee',
	vormen: ['partnergeweld'], gemeente: '0392', zonderPersonen: true });

const front = await login('frontoffice');
const manager = await login('manager');

await is('a wrong password is a problem, and says no more', async () => {
	const a = await call('POST', '/sessies', { body: { inlog: 'frontoffice', wachtwoord: 'niet goed dit' } });
	const b = await call('POST', '/sessies', { body: { inlog: 'bestaat-niet', wachtwoord: 'niet goed dit' } });
	problem(a, 401);
	problem(b, 401);
	assert.equal(a.json.detail, b.json.detail);
});
await is('without a token there is nothing, and a cookie is no token', async () => {
	for (const p of Object.keys(doc.paths))
		if (doc.paths[p].get)
			problem(await call('GET', p.replace(/\{[a-z]+\}/g, '1')), 401);
	problem(await call('GET', '/taken', { headers: { Cookie: `sessie=${front}` } }), 401);
	problem(await call('GET', '/taken', { token: 'x'.repeat(43) }), 401);
});
await is('a partner in the chain does not read who works here', async () => {
	const partner = await login('ketenpartner');
	const r = await call('GET', '/medewerkers', { token: partner });
	problem(r, 403);
	assert.ok(!/inlog|frontoffice/.test(r.text));
	assert.equal((await call('GET', '/medewerkers', { token: front })).status, 200);
});
await is('a role without the right is refused', async () => {
	problem(await call('GET', '/meldingen', { token: manager }), 403);
	problem(await call('POST', '/dossiers/_zoek', { token: manager, body: { q: 'Jansen' } }), 403);
	problem(await call('GET', '/kwartaalcijfers', { token: front }), 403);
});
await is('every collection answers as described', async () => {
	for (const [path, item] of Object.entries(doc.paths)) {
		if (!item.get || path.includes('{')) continue;
		const r = await call('GET', path, { token: path === '/kwartaalcijfers' ? manager : front });
		const name = item.get.responses['200'].content['application/json'].schema.$ref.split('/').pop();
		const check = schema(name);
		assert.equal(r.status, 200, path + r.text);
		assert.ok(check(r.json), path + JSON.stringify(check.errors));
		/* Nothing is answered that is not described. */
		for (const k of Object.keys(r.json))
			assert.ok(doc.components.schemas[name].properties[k], `${path}: ${k}`);
	}
});
await is('all that is wrong with the input is said at once, by name', async () => {
	const r = await call('POST', '/meldingen', { token: front, body: { bron: 'rooksignaal',
		verteld: 'x'.repeat(20001), kinderen: 99, iets: 1, woont_elders: true,
		personen: [{ geboren: '31-2-2020', bsn: '000000000' }] } });
	problem(r, 400);
	const names = r.json.invalidParams.map((p) => p.name);
	for (const want of ['bron', 'verteld', 'kinderen', 'iets', 'vormen', 'openheid',
		'personen.0.geboren', 'personen.0.bsn'])
		assert.ok(names.includes(want), `${want} in ${names}`);
	assert.ok(!r.text.includes('x'.repeat(50)));
});
await is('what is not JSON is refused', async () => {
	problem(await call('POST', '/taken', { token: front, raw: 'a=b',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }), 415);
	problem(await call('POST', '/taken', { token: front, raw: '{"a":',
		headers: { 'Content-Type': 'application/json' } }), 400);
	problem(await call('GET', '/taken', { token: front, headers: { Accept: 'text/html' } }), 406);
});
await is('methods and paths that are not there are a 405 and a 404', async () => {
	const r = await call('PUT', '/taken', { token: front });
	problem(r, 405);
	assert.match(r.headers.get('allow'), /GET/);
	problem(await call('GET', '/bestaat-niet', { token: front }), 404);
	problem(await call('GET', '/taken/', { token: front }), 404);
	problem(await call('GET', '/adviezen/999', { token: front }), 404);
	problem(await call('GET', '/adviezen/abc', { token: front }), 404);
});
await is('a report is registered once, however often it is sent', async () => {
	const body = melding(), headers = { 'Idempotency-Key': randomUUID() };
	const a = await call('POST', '/meldingen', { token: front, body, headers });
	const b = await call('POST', '/meldingen', { token: front, body, headers });
	assert.equal(a.status, 201, a.text);
	assert.equal(a.json.id, b.json.id);
	assert.equal(b.json.herhaald, true);
	const other = await call('POST', '/meldingen', { token: front, headers,
		body: { ...body, verteld: `${body.verteld} En dit nog.` } });
	problem(other, 409);
	assert.match(a.json.id, /^[1-9][0-9]{15,18}$/);
	assert.equal(a.headers.get('location'), `/api/v1/meldingen/${a.json.id}`);
	const m = await call('GET', `/meldingen/${a.json.id}`, { token: front });
	const check = schema('Melding');
	assert.equal(m.status, 200, m.text);
	assert.ok(check(m.json), JSON.stringify(check.errors));
	assert.equal(m.json.verteld, body.verteld);
	assert.doesNotMatch(m.text, /Juf Proef/);
});
await is('a task is made and ticked off', async () => {
	const r = await call('POST', '/meldingen', { token: front, body: melding() });
	const t = await call('POST', '/taken', { token: front,
		body: { dossier: r.json.dossier, tekst: 'Bellen met school' } });
	assert.equal(t.status, 201, t.text);
	const k = await call('PATCH', `/taken/${t.json.id}`, { token: front, body: { klaar: true } });
	assert.equal(k.status, 200, k.text);
});
await is('a dossier answers as described, and takes a note', async () => {
	const r = await call('POST', '/meldingen', { token: front, body: melding() });
	const d = await call('GET', `/dossiers/${r.json.dossier}`, { token: front });
	const check = schema('Dossier');
	assert.equal(d.status, 200, d.text);
	assert.ok(check(d.json), JSON.stringify(check.errors));
	assert.equal(d.json.meldingen[0].id, r.json.id);
	const n = await call('POST', `/dossiers/${r.json.dossier}/notities`, { token: front,
		body: { tekst: 'Vanuit een ander systeem', zicht: 'team' } });
	assert.equal(n.status, 201, n.text);
});
await is('a letter is made, blocked at a secret address, and handed over', async () => {
	const r = await call('POST', '/meldingen', { token: front, body: { ...melding(), zonderPersonen: undefined,
		straat: 'Postpad', huisnummer: '3', postcode: '2011 AB', woonplaats: 'Haarlem', personen: [
			{ geslachtsnaam: 'Brievenbus', voornamen: 'Noor', geslacht: 'V', geboren: '1988-04-04', rol: '112' }] } });
	assert.equal(r.status, 201, r.text);
	const dossier = `/dossiers/${r.json.dossier}`;
	const d = await call('GET', `${dossier}?deel=gezin`, { token: front });
	const lid = d.json.leden.find((x) => x.geboren < '2000').persoon;
	const brief = (wijze) => call('POST', `${dossier}/brieven`, { token: front, body: { persoon: lid, aan: lid,
		soort: 'kennisgeving', wijze, tekst: 'Geachte lezer.' } });
	const made = await brief('post');
	assert.equal(made.status, 201, made.text);
	const one = await call('GET', `/brieven/${made.json.id}`, { token: front });
	const check = schema('Brief');
	assert.ok(check(one.json), JSON.stringify(check.errors));
	assert.match(one.json.adres, /Postpad 3/);
	const p = await call('GET', `${dossier}/personen/${lid}`, { token: front });
	const { geschiedenis, id, bsn, bsnStand, ...rest } = p.json;
	const w = await call('POST', `${dossier}/personen/${lid}/wijzigingen`, { token: front,
		body: { ...rest, geheim: true, bron: 'gezin' } });
	assert.equal(w.status, 201, w.text);
	problem(await brief('post'), 400);
	const hand = await brief('uitreiken');
	assert.equal(hand.status, 201, hand.text);
	const given = await call('POST', `/brieven/${hand.json.id}/uitreikingen`, { token: front, body: {} });
	assert.equal(given.status, 201, given.text);
	const list = await call('GET', `${dossier}/brieven`, { token: front });
	assert.ok(schema('Brieven')(list.json));
	assert.equal(list.json.brieven.length, 2);
	assert.ok(list.json.brieven[0].uitgereiktOp);
});
await is('what one may not see is not there', async () => {
	const r = await call('POST', '/meldingen', { token: front, body: melding() });
	const onderzoeker = await login('onderzoeker');
	problem(await call('GET', `/dossiers/${r.json.dossier}`, { token: onderzoeker }), 404);
});
await is('a protected reporter is in no answer at all', async () => {
	const geheim = 'Qwirrelmansdochter';
	const r = await call('POST', '/meldingen', { token: front, body: { ...melding(),
		openheid: 'beschermd', beschermingsgrond: 'geen_toestemming', melderNaam: geheim } });
	assert.equal(r.status, 201, r.text);
	const privacy = await login('privacy');
	for (const token of [front, privacy])
		for (const [path, item] of Object.entries(doc.paths)) {
			if (!item.get) continue;
			const a = await call('GET', path.replace('{melding}', r.json.id)
				.replace('{dossier}', r.json.dossier).replace('{advies}', '1'), { token });
			assert.doesNotMatch(a.text, /Qwirrelmans/i, path);
		}
	const z = await call('POST', '/dossiers/_zoek', { token: front, body: { q: geheim } });
	assert.equal(z.json.personen.length, 0);
});
await is('a complaint about no case is recorded, read and answered', async () => {
	const fg = await login('privacy');
	const op = new Date(Date.now() - 60000).toISOString();
	problem(await call('POST', '/voorvallen', { token: fg, body: { soort: 'besluit_genomen', op, tekst: 'x' } }), 400);
	problem(await call('POST', '/voorvallen', { token: await login('ketenpartner'), body: {
		soort: 'klacht_ontvangen', op, tekst: 'x' } }), 403);
	const r = await call('POST', '/voorvallen', { token: fg, headers: { 'Idempotency-Key': randomUUID() },
		body: { soort: 'klacht_ontvangen', op, tekst: 'Te laat ingelicht, vindt een vader.' } });
	assert.equal(r.status, 201, r.text);
	const lees = async (token) => {
		const l = await call('GET', '/voorvallen', { token });
		assert.equal(l.status, 200, l.text);
		const goed = schema('Voorvallen');
		assert.ok(goed(l.json), JSON.stringify(goed.errors));
		assert.doesNotMatch(l.text, /ingelicht/, 'the list does not tell what happened');
		return l.json.voorvallen.find((v) => v.id === r.json.id);
	};
	const v = await lees(fg);
	assert.equal(v.soort, 'klacht_ontvangen');
	assert.equal(v.stand, 'loopt');
	assert.match(v.kenmerk, /^V-\d{4}-\d{4}$/);
	assert.ok(v.verlooptOp > v.begonnenOp);
	assert.equal(await lees(front), undefined, 'somebody else does not see it');
	const baas = await login('directeur');
	const eind = await call('POST', `/termijnen/${v.termijn}/afsluitingen`, { token: baas,
		body: { op: new Date().toISOString(), tekst: 'Beantwoord.' } });
	assert.equal(eind.status, 201, eind.text);
	assert.equal((await lees(baas)).stand, 'gehaald');
	problem(await call('POST', `/termijnen/${v.termijn}/afsluitingen`, { token: baas,
		body: { op: new Date().toISOString() } }), 409);
});
await is('searching is a POST with the question in the body', async () => {
	const r = await call('POST', '/dossiers/_zoek', { token: front, body: { q: 'Jansen' } });
	assert.equal(r.status, 200, r.text);
	problem(await call('GET', '/dossiers/_zoek', { token: front }), 404);
});
await is('figures of the quarter hold no names and hide what is small', async () => {
	const r = await call('GET', '/kwartaalcijfers', { token: manager });
	for (const c of r.json.cijfers)
		for (const g of c.getallen) {
			assert.equal(g.verborgen, g.aantal === undefined);
			assert.ok(g.aantal === undefined || g.aantal === 0 || g.aantal >= 5);
		}
	problem(await call('GET', '/kwartaalcijfers?jaar=2199&kwartaal=1', { token: manager }), 400);
});
await is('no answer is kept anywhere', async () => {
	const r = await call('GET', '/taken', { token: front });
	assert.equal(r.headers.get('cache-control'), 'no-store');
	assert.equal(r.headers.get('x-content-type-options'), 'nosniff');
});
await is('a session that was ended is over', async () => {
	assert.equal((await call('DELETE', '/sessies/huidig', { token: manager })).status, 204);
	problem(await call('GET', '/medewerkers', { token: manager }), 401);
});
console.log(`1..${n}`);
