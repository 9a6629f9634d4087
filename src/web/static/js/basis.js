// Shared by the other files, which stand in the same scope. Everything here is an
// enhancement: each page works without script. No inline handlers, no eval, no style
// attributes and nothing in the browser's storage: it runs under script-src 'self'.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const first = (selector, root = document) => root.querySelector(selector);

/* "09.41" or, with seconds, "09.41.07": in the zone of the rest of the page */
const zone_clock = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam',
	hour: '2-digit', minute: '2-digit', second: '2-digit' });
const clock_text = (seconds) => zone_clock.format().replaceAll(':', '.').slice(0, seconds ? 8 : 5);

/* The address of an icon, from the sprite that the page itself uses. */
const sprite = (first('use')?.getAttribute('href') ?? '/static/icons.svg').split('#')[0];
const icon_href = (name) => `${sprite}#${name}`;

function icon(name) {
	const ns = 'http://www.w3.org/2000/svg';
	const svg = document.createElementNS(ns, 'svg');
	svg.setAttribute('class', 'vt-icon');
	svg.setAttribute('aria-hidden', 'true');
	svg.setAttribute('focusable', 'false');
	const use = document.createElementNS(ns, 'use');
	use.setAttribute('href', icon_href(name));
	svg.append(use);
	return svg;
}

/* HTML of our own server as nodes; scripts in it do not run. */
function nodes_of(html) {
	const page = new DOMParser().parseFromString(`<template>${html}</template>`, 'text/html');
	return document.importNode(page.querySelector('template').content, true);
}

/* Say something to a screen reader, politely, when what changed is not the focus. */
let said;
function announce(text) {
	if (!said) {
		said = document.createElement('p');
		said.className = 'vt-weg';
		said.setAttribute('role', 'status');
		document.body.append(said);
	}
	said.textContent = text;
}

/* POST fields as a form would; the answer is the response, an exception means no connection. */
function post(url, fields, keepalive = false) {
	return fetch(url, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { 'X-Requested-With': 'samenloop' },
		credentials: 'same-origin',
		redirect: 'error',
		keepalive,
	});
}

/* Fields of a form as text; files cannot be a draft. */
const fields_of = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string');

// The summary of errors is the first thing to read after a refused form.
first('.vt-fouten')?.focus();
