// The proxy of deploy/haproxy in front of a server: it finds it ready, goes past one that is
// not there, and with the database away people still get a page that says so:
// node tests/deploy/proxy.mjs BUILD
import net from 'node:net';
import path from 'node:path';
import { proxy } from '../hulp/proxy.mjs';
import { Program, Tally } from '../hulp/program.mjs';

process.env.SAMENLOOP_TEST_DB = 'postgres';
const p = new Program(process.argv[2] ?? 'build');
const t = new Tally();
let front;
process.on('exit', () => {	// however it ends
	front?.kill('SIGKILL');
	p.server?.kill('SIGKILL');
});
const free = () => new Promise((done) => {
	const s = net.createServer().listen(0, '127.0.0.1', () => {
		const { port } = s.address();
		s.close(() => done(port));
	});
});
async function until(good) {
	for (let i = 0; i < 150; i++) {
		const r = await fetch(`${door}/inloggen`).catch(() => null);
		const text = await r?.text();
		if (r && good(r, text))
			return true;
		await new Promise((r2) => setTimeout(r2, 200));
	}
	return false;
}

p.make(2);
await p.start();
const [port, nobody] = [await free(), await free()];
const door = `http://127.0.0.1:${port}`;
front = proxy(path.join(p.dir, 'haproxy.cfg'), port, nobody, new URL(p.base).port);
t.check(await until((r, text) => r.status === 200 && text.includes('name="csrf"')),
	'the proxy finds the server that is ready, and passes over the one that is not there');
t.check((await fetch(`${door}/metrics`)).status === 404, 'figures do not go through it');
t.check((await fetch(`${door}/gereed`)).status === 200, 'ready is said through it');
p.pg('stop');
let said = '';
for (let i = 0; i < 100 && !said.includes('"gereed": false'); i++) {
	await new Promise((r) => setTimeout(r, 200));
	said = await (await fetch(`${door}/gereed`)).text();
}
t.check(said.includes('"gereed": false'), `with the database away that is said through it (${said})`);
await new Promise((r) => setTimeout(r, 8000));	// the proxy has looked more than twice
const later = await (await fetch(`${door}/gereed`)).text();
t.check(later.includes('"gereed": false'), `also when no server is ready for the proxy (${later})`);
t.check(await until((r, text) => text.includes('<h1') && !text.includes('No server is available')),
	'people get a page of the program then, not of the proxy');
p.pg('start');
t.check(await until((r, text) => r.status === 200 && text.includes('name="csrf"')), 'and all is well when it is back');
await p.kill('SIGTERM');
t.check(await until((r) => r.status === 503), 'with no server at all the proxy says so');
p.clean();
t.end();
