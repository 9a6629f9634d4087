// Those who register a report and look at its dossier, over and over, until they are
// told to stop or the server is gone.
import { randomUUID } from 'node:crypto';
import { melding } from '../hulp/program.mjs';

export class Klanten {
	answered = new Set();	// reports that were answered 201
	looks = 0;		// dossiers that were shown
	#number = 0;

	/* refused: told of an answer that is no 201 while the server should be there. */
	constructor(p, refused = () => {}) {
		this.p = p;
		this.refused = refused;
	}

	/* So many at once; stop.now ends them. */
	werk(n, token, stop) {
		return Promise.all(Array.from({ length: n }, () => this.#een(token, stop)));
	}

	async #een(token, stop) {
		const { base } = this.p;
		const head = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
		while (!stop.now) {
			try {
				const r = await fetch(`${base}/api/v1/meldingen`, { method: 'POST',
					headers: { ...head, 'idempotency-key': randomUUID() },
					body: JSON.stringify(melding(this.#number++)) });
				if (r.status !== 201) {
					if (!stop.now)
						this.refused(`registering gave ${r.status}: ${await r.text()}`);
					return;
				}
				const { id, dossier } = await r.json();
				this.answered.add(String(id));
				const look = await fetch(`${base}/api/v1/dossiers/${dossier}`, { headers: head });
				if (look.status === 200 && (await look.text()).length > 0)
					this.looks++;
			} catch {
				return;		// the server is gone: what was asked may or may not be done
			}
		}
	}
}
