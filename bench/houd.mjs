// Holds a database file in memory while reading is measured, as it stays on a server with room
// for it: a machine that lends out its memory throws away what nobody touched for some seconds,
// and then its disk is measured. Gives a function that lets go.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

export function houd(file) {
	const pid = `${file}.houd`;
	const r = spawnSync('vmtouch', ['-q', '-d', '-l', '-w', '-P', pid, file], { stdio: 'inherit' });
	console.log(r.status === 0 ? '  the database file is held in memory' :
		'  the database file could not be held in memory: the disk may be measured');
	return () => {
		if (r.status === 0)
			process.kill(Number(fs.readFileSync(pid, 'utf8')));
		fs.rmSync(pid, { force: true });
	};
}
