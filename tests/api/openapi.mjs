/* The description of the API is OpenAPI, follows the Dutch API rules, and says
 * what the server does. node tests/api/openapi.mjs URL */
import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';

const base = process.argv[2];
let n = 0;
const is = (name, f) => { f(); n++; console.log(`ok ${n} - ${name}`); };

const answer = await fetch(`${base}/api/v1/openapi.json`);
const text = await answer.text();
const doc = JSON.parse(text);
const result = await new Validator().validate(JSON.parse(text));
const operations = Object.entries(doc.paths).flatMap(([path, item]) =>
	Object.entries(item).map(([method, o]) => ({ path, method, ...o })));

is('it is public, for every origin, and without a cookie', () => {
	assert.equal(answer.status, 200);
	assert.equal(answer.headers.get('access-control-allow-origin'), '*');
	assert.equal(answer.headers.get('set-cookie'), null);
});
is('it is valid OpenAPI 3', () => assert.ok(result.valid, JSON.stringify(result.errors)));
is('it names a contact and the version in the address', () => {
	for (const k of ['name', 'email', 'url']) assert.ok(doc.info.contact[k]);
	assert.match(doc.servers[0].url, /\/v1$/);
	assert.match(doc.info.version, /^1\.\d+\.\d+$/);
});
is('paths are kebab-case without a slash at the end', () => {
	for (const p of Object.keys(doc.paths))
		assert.match(p, /^(\/(_?[a-z]+(-[a-z]+)*|\{[a-z]+\}))+$/);
});
is('parameters and fields are camelCase', () => {
	const walk = (o) => {
		if (Array.isArray(o)) return o.forEach(walk);
		if (o === null || typeof o !== 'object') return;
		for (const k of Object.keys(o.properties ?? {})) assert.match(k, /^[a-z][a-zA-Z0-9]*$/);
		Object.values(o).forEach(walk);
	};
	walk(doc);
	for (const o of operations)
		for (const p of o.parameters)
			if (p.in !== 'header') assert.match(p.name, /^[a-z][a-zA-Z0-9]*$/);
});
is('every operation has a Dutch text, a name of its own and problem answers', () => {
	const ids = new Set();
	for (const o of operations) {
		assert.ok(o.summary && o.description && o.tags.length === 1);
		assert.ok(!ids.has(o.operationId), o.operationId);
		ids.add(o.operationId);
		for (const s of ['400', '401', '403', '404']) assert.ok(o.responses[s]);
	}
	assert.ok(doc.components.responses.Probleem.content['application/problem+json']);
});
is('nothing personal is asked in an address', () => {
	const personal = /naam|bsn|geboren|telefoon|straat|postcode|email|^q$/i;
	for (const o of operations)
		for (const p of o.parameters) assert.doesNotMatch(p.name, personal, o.path);
});
is('texts have a length and unknown fields are refused', () => {
	const walk = (s, where) => {
		if (s.type === 'string')
			assert.ok(s.maxLength || s.pattern || s.format, where);
		if (s.type === 'object') {
			assert.equal(typeof s.additionalProperties, 'boolean', where);
			for (const [k, v] of Object.entries(s.properties)) walk(v, `${where}.${k}`);
		}
		if (s.type === 'array') walk(s.items, `${where}[]`);
	};
	for (const o of operations)
		if (o.requestBody) walk(o.requestBody.content['application/json'].schema, o.path);
});
is('advice, reports, cases, terms and tasks are there', () => {
	for (const p of ['/adviezen', '/meldingen', '/dossiers', '/termijnen', '/taken', '/voorvallen', '/dossiers/_zoek'])
		assert.ok(doc.paths[p], p);
});
console.log(`1..${n}`);
