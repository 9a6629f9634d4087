// The built program as a test uses it: a demo of its own in a folder that goes.
// With SAMENLOOP_TEST_DB=postgres on a PostgreSQL of its own in that folder.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const WACHTWOORD = 'samenloop-demo';

export class Program {
	constructor(build) {
		this.bin = path.resolve(build, 'samenloop');
		this.dir = fs.mkdtempSync(path.join(os.tmpdir(), 'samenloop-'));
		this.db = path.join(this.dir, 'samenloop.db');
		this.url = `sqlite:${this.db}`;
		this.postgres = process.env.SAMENLOOP_TEST_DB === 'postgres';
		if (this.postgres) {
			fs.chmodSync(this.dir, 0o711);
			this.pgdir = path.join(this.dir, 'pg');
			this.pg('start', 'wal_level=minimal', 'max_wal_senders=0');
			this.url = this.pg('url', 'samenloop');
		}
		this.options = ['--database', this.url, '--sleutels', path.join(this.dir, 'sleutels')];
	}

	/* start, stop, kill ... of tests/hulp/pg. */
	pg(word, ...more) {
		const r = spawnSync(path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
			'pg'), [word, this.pgdir, ...more], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
		if (r.status !== 0)
			throw new Error(`pg ${word}: ${r.stderr}`);
		return r.stdout.trim();
	}

	/* All bytes of the database, for what may not stand in it in clear. */
	bytes() {
		if (!this.postgres)
			return Buffer.concat(fs.readdirSync(this.dir).filter((f) => f.startsWith('samenloop.db'))
				.map((f) => fs.readFileSync(path.join(this.dir, f))));
		return Buffer.concat(['base', 'pg_wal'].flatMap((d) => fs.readdirSync(path.join(this.pgdir, 'data', d),
			{ recursive: true }).map((f) => path.join(this.pgdir, 'data', d, f)))
			.filter((f) => fs.statSync(f).isFile()).map((f) => fs.readFileSync(f)));
	}

	/* A copy beside it in which one statement was done; the options to open it. */
	copy(statement) {
		let url = `sqlite:${path.join(this.dir, 'kopie.db')}`;
		const sh = (command, ...args) => {
			const r = spawnSync(command, args, { encoding: 'utf8' });
			if (r.status !== 0)
				throw new Error(`${command}: ${r.stderr}`);
		};
		if (this.postgres) {
			url = this.pg('url', 'kopie');
			sh('sh', '-c', `pg_dump -h ${this.pgdir} -U postgres -c --if-exists samenloop |
				psql -q -h ${this.pgdir} -U postgres -v ON_ERROR_STOP=1 kopie`);
			sh('psql', '-q', '-h', this.pgdir, '-U', 'postgres', '-c', statement, 'kopie');
		} else {
			fs.rmSync(path.join(this.dir, 'kopie.db'), { force: true });
			sh('sqlite3', this.db, `.backup ${path.join(this.dir, 'kopie.db')}`);
			sh('sqlite3', path.join(this.dir, 'kopie.db'), statement);
		}
		return ['--database', url, ...this.options.slice(2)];
	}

	/* A region with so many cases, made through the program. */
	make(cases) {
		const r = spawnSync(this.bin, ['demo', '--alleen-maken', '--map', this.dir,
			'--zaken', String(cases), '--database', this.url], { encoding: 'utf8' });
		if (r.status !== 0)
			throw new Error(`demo: ${r.stderr}`);
	}

	run(...args) {
		return spawnSync(this.bin, [...args, ...this.options], { encoding: 'utf8' });
	}

	/* Starts the server on a free port; resolves when it listens. */
	start(...more) {
		return new Promise((done, fail) => {
			const began = performance.now();
			let log = '';
			this.server = spawn(this.bin, ['serve', '--luister', '127.0.0.1:0', ...more,
				...this.options], { stdio: ['ignore', 'ignore', 'pipe'] });
			this.server.stderr.setEncoding('utf8');
			this.server.stderr.on('data', (text) => {
				log += text;
				const m = log.match(/luistert op (http:\/\/[^\s]+)/);
				if (m && !this.base) {
					this.base = m[1];
					done(performance.now() - began);
				}
			});
			this.server.on('exit', (code) => {
				if (!this.base)
					fail(new Error(`the server stopped (${code}): ${log}`));
				this.base = undefined;
			});
			this.log = () => log;
		});
	}

	async kill(signal = 'SIGKILL') {
		const gone = new Promise((r) => this.server.on('exit', r));
		this.server.kill(signal);
		return gone;
	}

	/* One value or rows of the database, read beside the program. */
	sql(query) {
		if (this.postgres) {
			const q = spawnSync('psql', ['-At', '-h', this.pgdir, '-U', 'postgres', '-c',
				`SELECT coalesce(json_agg(rij), '[]') FROM (${query}) rij`, 'samenloop'],
				{ encoding: 'utf8', maxBuffer: 1 << 28 });
			if (q.status !== 0)
				throw new Error(`psql: ${q.stderr}`);
			return JSON.parse(q.stdout);
		}
		const r = spawnSync('sqlite3', ['-readonly', '-json', this.db, query],
			{ encoding: 'utf8', maxBuffer: 1 << 28 });
		if (r.status !== 0)
			throw new Error(`sqlite3: ${r.stderr}`);
		return r.stdout.trim() === '' ? [] : JSON.parse(r.stdout);
	}

	/* Changes the database behind the program's back: what a test cannot wait for. */
	schrijf(statement) {
		const r = this.postgres ? spawnSync('psql', ['-q', '-h', this.pgdir, '-U', 'postgres',
			'-v', 'ON_ERROR_STOP=1', '-c', statement, 'samenloop'], { encoding: 'utf8' }) :
			spawnSync('sqlite3', ['-cmd', '.timeout 10000', this.db, statement], { encoding: 'utf8' });
		if (r.status !== 0)
			throw new Error(`${r.error ?? r.stderr}`);
	}

	async token(inlog) {
		const r = await fetch(`${this.base}/api/v1/sessies`, { method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ inlog, wachtwoord: WACHTWOORD }) });
		if (r.status !== 201)
			throw new Error(`log in: ${r.status} ${await r.text()}`);
		return (await r.json()).token;
	}

	clean() {
		if (this.postgres)
			this.pg('clean');
		fs.rmSync(this.dir, { recursive: true, force: true });
	}
}

/* A report as the API takes it. */
export function melding(i) {
	return { bron: 'telefoon', hoedanigheid: 'huisarts', openheid: 'openbaar',
		melderNaam: 'P. Proef', verteld: `Verhaal nummer ${i}.`, vormen: ['partnergeweld'],
		directGevaar: 'nee', gemeente: '0392',
		personen: [{ geslachtsnaam: `Proefpersoon${i % 97}`, voornamen: 'Anna',
			geslacht: 'V', geboren: '1988-04-04', rol: '112' }] };
}

/* Counts what holds; the last line is for whoever reads only that. */
export class Tally {
	constructor() {
		this.passed = 0;
		this.failed = 0;
	}

	check(ok, what) {
		if (ok)
			this.passed++;
		else
			this.failed++;
		if (!ok || process.env.VERBOSE)
			console.log(`${ok ? 'ok' : 'NOT OK'} - ${what}`);
		return ok;
	}

	end() {
		console.log(`${this.passed} passed, ${this.failed} failed`);
		process.exit(this.failed === 0 ? 0 : 1);
	}
}
