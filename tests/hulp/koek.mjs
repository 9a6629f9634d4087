// The cookies of one visitor, kept as a browser does. Debian 12's Node gives the lines of an
// answer as one text only.
export class Koekjes extends Map {
	/** Those that an answer of fetch sets. */
	neem(antwoord) {
		const tekst = antwoord.headers.get('set-cookie');
		for (const regel of tekst === null ? [] : tekst.split(/, (?=[^;,=]+=)/)) {
			const [naam, waarde] = regel.split(';')[0].split(/=(.*)/s);
			this.set(naam, waarde);
		}
	}

	/** As the header of a question. */
	get kop() {
		return [...this].map(([naam, waarde]) => `${naam}=${waarde}`).join('; ');
	}
}
