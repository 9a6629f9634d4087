// The failing disk and clock (schijf.c) as a test uses it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const ERRNO = { EIO: 5, ENOSPC: 28, EROFS: 30 };

export class Schijf {
	/* Compiles the layer; the files of the database of p stand on it. */
	constructor(p) {
		this.p = p;
		this.lib = path.join(p.dir, 'schijf.so');
		this.control = path.join(p.dir, 'fault');
		this.log = path.join(p.dir, 'fault.log');
		const r = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-D_GNU_SOURCE', '-o', this.lib,
			'tests/fault/schijf.c'], { encoding: 'utf8' });
		if (r.status !== 0)
			throw new Error(r.stderr);
		fs.writeFileSync(this.control, Buffer.alloc(20));
	}

	set({ schrijf = 0, sync = 0, klok = 0, opname = 0, lees = 0 } = {}) {
		const b = Buffer.alloc(20);
		[schrijf, sync, klok, opname, lees].forEach((v, i) => b.writeInt32LE(v, 4 * i));
		const fd = fs.openSync(this.control, 'r+');
		fs.writeSync(fd, b, 0, 20, 0);
		fs.closeSync(fd);
	}

	/* Starts the server on this disk. */
	async start(...more) {
		const env = { LD_PRELOAD: this.lib, FAULT_DIR: this.p.db, FAULT_CONTROL: this.control,
			FAULT_LOG: this.log };
		Object.assign(process.env, env);
		try {
			return await this.p.start(...more);
		} finally {
			for (const k of Object.keys(env))
				delete process.env[k];
		}
	}

	/* After a SIGKILL: what was written and not synced is taken back, and then some
	 * of it put on again, as a disk may have kept it: none, a part with the last
	 * write torn, or any of the sectors. Gives the number of writes dropped. */
	powerCut() {
		const files = readLog(this.log);
		let dropped = 0;
		for (const [name, ops] of files) {
			let from = 0;
			ops.forEach((op, i) => { if (op.kind === 's') from = i + 1; });
			const loose = ops.slice(from);
			if (loose.length === 0 || !fs.existsSync(name))
				continue;
			const fd = fs.openSync(name, 'r+');
			for (const op of loose.slice().reverse())
				undo(fd, op);
			const how = Math.random();
			const upTo = Math.floor(Math.random() * (loose.length + 1));
			loose.forEach((op, i) => {
				if (how < 0.3 || (how < 0.65 ? i > upTo : Math.random() < 0.5)) {
					dropped++;
					return;
				}
				redo(fd, op, how < 0.65 && i === upTo);
			});
			fs.closeSync(fd);
		}
		fs.rmSync(this.log, { force: true });
		fs.rmSync(`${this.p.db}-shm`, { force: true });
		return dropped;
	}
}

function readLog(file) {
	const files = new Map();
	if (!fs.existsSync(file))
		return files;
	const b = fs.readFileSync(file);
	let at = 0;
	while (at + 40 <= b.length) {
		const [kind, offset, n, size, len] = [0, 1, 2, 3, 4].map((i) => Number(b.readBigInt64LE(at + 8 * i)));
		const op = { kind: String.fromCharCode(kind), offset, n, size };
		at += 40;
		const name = b.toString('utf8', at, at + len);
		at += len;
		op.old = b.subarray(at, at + n);
		at += n;
		if (op.kind === 'w') {
			op.new = b.subarray(at, at + n);
			at += n;
		}
		if (at > b.length)
			break;		/* killed while it was recorded: the write was not done */
		if (!files.has(name))
			files.set(name, []);
		files.get(name).push(op);
	}
	return files;
}

function undo(fd, op) {
	if (op.kind === 'w') {
		const there = Math.max(0, Math.min(op.n, op.size - op.offset));
		if (there > 0)
			fs.writeSync(fd, op.old, 0, there, op.offset);
		fs.ftruncateSync(fd, op.size);
	} else if (op.kind === 't') {
		fs.ftruncateSync(fd, op.size);
		if (op.n > 0)
			fs.writeSync(fd, op.old, 0, op.n, op.offset);
	}
}

function redo(fd, op, torn) {
	if (op.kind === 't')
		fs.ftruncateSync(fd, op.offset);
	else if (op.kind === 'w')
		fs.writeSync(fd, op.new, 0, torn ? Math.floor(Math.random() * op.n / 512) * 512 : op.n, op.offset);
}
