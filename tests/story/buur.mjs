// What another process does is seen by the live pages of a running server:
// node tests/story/buur.mjs BUILD
//
// Two processes: the server with an open live work list, and the command line that
// takes in messages on the same database (D9).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Program, Tally, WACHTWOORD } from '../hulp/program.mjs';
import { Koekjes } from '../hulp/koek.mjs';

const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
p.make(5);
await p.start();

const cookies = new Koekjes();
async function ask(path, options = {}) {
	const r = await fetch(p.base + path, { redirect: 'manual', ...options, headers: {
		cookie: cookies.kop, origin: p.base } });
	cookies.neem(r);
	return r;
}

const page = await (await ask('/inloggen')).text();
await ask('/inloggen', { method: 'POST', body: new URLSearchParams({ inlog: 'teamleider',
	wachtwoord: WACHTWOORD, csrf: page.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '' }) });

/* The events of the stream, with the moment at which each came. */
const events = [];
const stop = new AbortController();
const stream = await ask('/werkvoorraad/stroom?bak=politie', { signal: stop.signal });
t.check(stream.headers.get('content-type') === 'text/event-stream', 'the live work list is open');
(async () => {
	let text = '';
	for await (const part of stream.body.pipeThrough(new TextDecoderStream())) {
		text += part;
		for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
			const m = text.slice(0, end).match(/^event: (.*)\ndata: (.*)$/);
			if (m)
				events.push({ name: m[1], data: JSON.parse(m[2]), at: performance.now() });
		}
	}
})().catch(() => {});

const wait = (ms) => new Promise((r) => setTimeout(r, ms));
async function until(fn, ms) {
	for (const end = performance.now() + ms; performance.now() < end; await wait(10))
		if (fn())
			return true;
	return false;
}
t.check(await until(() => events.some((e) => e.name === 'stand'), 5000), 'it showed its first state');

/* The pause after a look is over; nothing changes, so nothing is looked at again. */
await wait(3000);
t.check(events.length === 1, `a work list where nothing happens is not looked at (${events.length} looks)`);

for (const i of [1, 2]) {
	const file = path.join(p.dir, `bericht-${i}.xml`);
	fs.writeFileSync(file, fs.readFileSync('tests/msg/minimaal.xml', 'utf8')
		.replaceAll('BVH-2026-000101', `BUUR-${i}`));
	const before = events.length;
	const began = performance.now();
	const r = spawnSync(p.bin, ['bericht', 'innemen', file, ...p.options],
		{ encoding: 'utf8' });
	const done = performance.now();
	t.check(r.status === 0, `the command line takes in message ${i} (${(done - began).toFixed(0)} ms)`);
	await until(() => events.slice(before).some((e) => e.name === 'nieuw'), 20000);
	const news = events.slice(before);
	console.log(`the work list looked again ${Math.round((news[0]?.at ?? NaN) - done)} ms after the command ended`);
	t.check(news.some((e) => e.name === 'nieuw' && e.data.aantal === i),
		`and says that there is something new (${JSON.stringify(news.map((e) => [e.name, e.data]))})`);
	await wait(2500);
}
stop.abort();

/* A region that is loaded anew holds in the running server, without a restart. */
const folder = path.join(p.dir, 'regio');
fs.cpSync('regio/kennemerland', folder, { recursive: true });
const codes = path.join(folder, 'code.tsv');
fs.writeFileSync(codes, fs.readFileSync(codes, 'utf8').replace('\tPartnergeweld\n',
	'\tGeweld van een partner\n'));
const form = async () => (await (await ask('/werkvoorraad')).text());
t.check(!(await form()).includes('Geweld van een partner'), 'the list has the old name of a code');
const loaded = p.run('regio', 'laden', folder);
t.check(loaded.status === 0, `the region is loaded beside the server ${loaded.stderr}`);
let renamed = false;
for (let i = 0; i < 200 && !renamed; i++) {
	await wait(100);
	renamed = (await form()).includes('Geweld van een partner');
}
t.check(renamed, 'the running server has the new name');
t.check(p.run('verify').status === 0, 'the journal is whole');
await p.kill('SIGTERM');
p.clean();
t.end();
