// A mail server that keeps what it gets: for a test. Plain, with STARTTLS, or TLS from the start.
import net from 'node:net';
import tls from 'node:tls';

export class Postbus {
	/* tijdelijk: the first n mails are refused with 451. */
	constructor({ soort = 'plain', key, cert, tijdelijk = 0 } = {}) {
		Object.assign(this, { soort, key, cert, tijdelijk });
		this.mails = [];
		this.met_tls = 0;
	}

	async start() {
		const ctx = { key: this.key, cert: this.cert };
		this.server = this.soort === 'tls' ? tls.createServer(ctx, (s) => this.praat(s, true))
			: net.createServer((s) => this.praat(s, false));
		this.server.on('tlsClientError', () => {});
		await new Promise((klaar) => this.server.listen(this.poort ?? 0, '127.0.0.1', klaar));
		this.poort = this.server.address().port;
		return this.poort;
	}

	stop() {
		return new Promise((klaar) => this.server.close(klaar));
	}

	praat(socket, veilig) {
		let rest = '', data = null, mail = {};
		const zeg = (regel) => socket.write(`${regel}\r\n`);
		socket.on('error', () => {});
		const ontvang = (stuk) => {
			rest += stuk.toString('utf8');
			for (let i; (i = rest.indexOf('\r\n')) >= 0;) {
				const regel = rest.slice(0, i);
				rest = rest.slice(i + 2);
				if (data !== null) {
					if (regel !== '.') {
						data.push(regel.replace(/^\.\./, '.'));
						continue;
					}
					if (this.tijdelijk-- > 0) {
						zeg('451 later');
					} else {
						this.mails.push({ ...mail, tekst: data.join('\n') });
						this.met_tls += veilig ? 1 : 0;
						zeg('250 ok');
					}
					data = null;
				} else if (/^EHLO/i.test(regel)) {
					zeg('250-postbus');
					zeg(this.soort === 'starttls' && !veilig ? '250-STARTTLS' : '250-SIZE 1000000');
					zeg('250 8BITMIME');
				} else if (/^STARTTLS/i.test(regel) && this.soort === 'starttls') {
					zeg('220 go');
					socket.removeAllListeners('data');
					const t = new tls.TLSSocket(socket, { isServer: true, key: this.key, cert: this.cert });
					t.on('error', () => {});
					this.praat_verder(t);
					return;
				} else if (/^MAIL FROM:<(.*?)>/i.test(regel)) {
					mail = { van: regel.match(/<(.*?)>/)[1] };
					zeg('250 ok');
				} else if (/^RCPT TO:<(.*?)>/i.test(regel)) {
					mail.aan = regel.match(/<(.*?)>/)[1];
					zeg('250 ok');
				} else if (/^DATA/i.test(regel)) {
					data = [];
					zeg('354 go');
				} else if (/^QUIT/i.test(regel)) {
					zeg('221 bye');
					socket.end();
				} else {
					zeg('250 ok');
				}
			}
		};
		socket.on('data', ontvang);
		if (!this.stil)
			zeg('220 postbus');
	}

	praat_verder(t) {
		this.stil = true;
		this.praat(t, true);
		this.stil = false;
	}
}
