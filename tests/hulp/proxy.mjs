// deploy/haproxy/haproxy.cfg as it can run here: without TLS, small, and without the part
// that finds the PostgreSQL that leads. HAPROXY names the program.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

/* In front of two app servers (ports); listens on port. The process. */
export function proxy(file, port, one, two) {
	fs.writeFileSync(file, fs.readFileSync('deploy/haproxy/haproxy.cfg', 'utf8')
		.replace(/\n# Only Patroni's leader[^]*/, '\n').replace(/\n\tbind :443.*|\n\thttp-request redirect.*|\n\tssl-.*/g, '')
		.replace('maxconn 12000', 'maxconn 1000').replace('bind :80', `bind 127.0.0.1:${port}`)
		.replaceAll('10.0.0.11:8080', `127.0.0.1:${one}`).replaceAll('10.0.0.12:8080', `127.0.0.1:${two}`));
	return spawn(process.env.HAPROXY ?? 'haproxy', ['-db', '-f', file], { stdio: 'ignore' });
}
