// Build the static files of the web interface: node tools/assets.mjs [OUTDIR]
//
//   app.css     design system components, only the design tokens that are reached, own sheets
//   app.js      own script, the files of src/web/static/js one after the other
//   icons.svg   one sprite with the icons that pages name
//   fonts/      Source Sans 3
//   merk.svg    house mark
//   licenties.txt  licences of what comes from others
//
// Every text file also gets a .gz, so that the server compresses nothing while it works.
// The output depends on the sources alone: the same input gives the same bytes.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.resolve(process.argv[2] || path.join(root, 'static.out', 'static'));
const own = (...p) => path.join(root, 'src', 'web', 'static', ...p);
const lib = (...p) => path.join(root, 'node_modules', ...p);
const read = (f) => fs.readFileSync(f, 'utf8');

// Budget in bytes after gzip (docs/ui.md): a page must open fast on a slow line.
const BUDGET = { 'app.css': 32 * 1024, 'app.js': 20 * 1024, 'icons.svg': 5 * 1024 };

const NL = ['button', 'skip-link'];
const UTRECHT = ['root', 'alert', 'form-field', 'form-label', 'form-field-description',
	'form-field-error-message', 'textbox', 'textarea', 'select'];
const TOKENS = '@nl-design-system-unstable/voorbeeld-design-tokens';
const FONT = '@fontsource-variable/source-sans-3';
const ICONS = '@tabler/icons';
// Later sheets may adjust earlier ones; contrast and print have the last word.
const SHEETS = ['fonts', 'theme', 'base', 'shell', 'labels', 'klok', 'zaak', 'formulier', 'bericht',
	'tabel', 'werkvoorraad', 'gesprek', 'dossier', 'genogram', 'weging', 'wand', 'screening', 'kwartaal',
	'termijn', 'inloggen',
	'contrast', 'druk', 'brief'];

// Icons that code picks by name at run time, so that no scan can find them.
const ALWAYS = `alert-circle alert-octagon alert-triangle archive arrow-back-up arrow-up-right arrows-exchange
bell-ringing book-2 building calendar calendar-event car chart-bar check checklist chevron-down
chevron-left chevron-right circle-check circle-dashed clock clock-exclamation clock-pause
cloud-check cloud-off device-floppy dots download edit eye eye-off file-text filter flag folder
folders gavel history home home-x inbox info-circle key keyboard link list lock lock-open logout
map-pin menu-2 message message-reply notes paperclip pencil phone phone-call phone-off
phone-plus player-pause plus printer question-mark refresh school search send settings shield
shield-check shield-exclamation shield-lock star trash urgent user user-check user-plus user-x
users users-group x`.split(/\s+/);

function minify_css(css) {
	return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ')
		.replace(/\s*([{};,>])\s*/g, '$1').replace(/:\s+/g, ':').replace(/;}/g, '}').trim();
}

/* Only the tokens that the components and our sheets reach, directly or through other tokens. */
function reached_tokens(css) {
	const all = new Map();
	for (const m of read(lib(TOKENS, 'dist', 'theme.css')).matchAll(/^\s*(--[\w-]+):\s*(.*?);/gm))
		all.set(m[1], m[2]);
	const seen = new Set();
	const todo = [];
	const scan = (text) => {
		for (const m of text.matchAll(/var\(\s*(--[\w-]+)/g))
			if (!seen.has(m[1])) {
				seen.add(m[1]);
				todo.push(m[1]);
			}
	};
	scan(css);
	while (todo.length > 0)
		scan(all.get(todo.pop()) || '');
	return ':root{' + [...all].filter(([k]) => seen.has(k)).map(([k, v]) => `${k}:${v}`).join(';') + '}';
}

/* Classes of our sheets that no page wears: dead rules. A name may be put together
 * where the page is written ("vt-bar--{{= ...}}"): then its first part is enough. */
function unworn_classes(sheets) {
	const pages = fs.readdirSync(path.join(root, 'src'), { recursive: true })
		.filter((f) => /\.(tmpl|c|h|js)$/.test(f)).map((f) => read(path.join(root, 'src', f))).join('\n');
	const worn = new Set(pages.match(/[\w-]+/g));
	const begun = new Set([...pages.matchAll(/([\w-]+-)(?=["{%])/g)].map((m) => m[1]));
	const names = new Set(sheets.replace(/\/\*[\s\S]*?\*\//g, '').match(/(?<=\.)vt-[\w-]+/g));
	return [...names].filter((c) => !worn.has(c) && !begun.has(c.replace(/(?<=--).*|[^-]+$/, '')));
}

function build_css() {
	const components = NL.map((c) => lib('@nl-design-system-candidate', `${c}-css`, 'dist', `${c}.css`))
		.concat(UTRECHT.map((c) => lib('@utrecht', `${c}-css`, 'dist', 'index.css')))
		.map(read).join('\n');
	const sheets = SHEETS.map((s) => read(own('css', `${s}.css`))).join('\n');
	const unworn = unworn_classes(sheets);
	if (unworn.length > 0)
		throw new Error(`no page wears ${unworn.join(' ')}`);
	return '@layer tokens,base,nlds,theme,app;\n' +
		`@layer tokens{${minify_css(reached_tokens(components + sheets))}}\n` +
		`@layer nlds{${minify_css(components)}}\n${minify_css(sheets)}\n`;
}

/* One scope round all files: basis.js declares what the others share, nothing is global. */
function build_js() {
	const files = fs.readdirSync(own('js')).filter((f) => f.endsWith('.js') && f !== 'basis.js').sort();
	return "(() => {\n'use strict';\n" +
		['basis.js', ...files].map((f) => read(own('js', f))).join('\n') + '})();\n';
}

const icon_file = (name) => lib(ICONS, 'icons', 'outline', `${name}.svg`);

/* Icons in use: icons.svg#name must exist; icon("name"), icoon = "name" and ICON_NAME are taken
 * when there is such an icon, for a word like that may also be something else. */
function named_icons() {
	const names = new Set(ALWAYS);
	const maybe = (name) => fs.existsSync(icon_file(name)) && names.add(name);
	for (const f of fs.readdirSync(path.join(root, 'src'), { recursive: true }).sort()) {
		if (!/\.(tmpl|c|h)$/.test(f))
			continue;
		const text = read(path.join(root, 'src', f));
		for (const m of text.matchAll(/icons\.svg#([a-z0-9-]+)/g))
			names.add(m[1]);
		for (const m of text.matchAll(/ico+n(?:\([^")]*|\s*=\s*)"([a-z0-9-]+)"/g))
			maybe(m[1]);
		for (const m of text.matchAll(/\bICON_([A-Z0-9_]+)\b/g))
			maybe(m[1].toLowerCase().replaceAll('_', '-'));
	}
	return [...names].sort();
}

function build_sprite() {
	let sprite = '<svg xmlns="http://www.w3.org/2000/svg">';
	for (const name of named_icons()) {
		const file = icon_file(name);
		if (!fs.existsSync(file))
			throw new Error(`no such icon: ${name}`);
		const inner = read(file).replace(/<!--[\s\S]*?-->/, '').replace(/^[\s\S]*?<svg[^>]*>/, '')
			.replace(/<\/svg>\s*$/, '').replace(/\s+/g, ' ').replace(/ ?\/> ?/g, '/>').trim();
		sprite += `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
			`stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>\n`;
	}
	return sprite + '</svg>\n';
}

/* Name, version and licence of each package in the output; every licence text once. */
function build_notices() {
	const texts = new Map();
	for (const name of [TOKENS, ICONS, FONT, ...NL.map((c) => `@nl-design-system-candidate/${c}-css`),
		...UTRECHT.map((c) => `@utrecht/${c}-css`)]) {
		const pkg = JSON.parse(read(lib(name, 'package.json')));
		const file = fs.readdirSync(lib(name)).find((f) => /^licen[cs]e/i.test(f));
		const text = file ? read(lib(name, file)).trim() : '';
		texts.set(text, (texts.get(text) || '') + `${name} ${pkg.version}, ${pkg.license}\n`);
	}
	return [...texts].map(([text, names]) => `${names}\n${text}\n`).join(`\n${'-'.repeat(72)}\n\n`);
}

fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(path.join(out, 'fonts'), { recursive: true });
const files = {
	'app.css': build_css(),
	'app.js': build_js(),
	'icons.svg': build_sprite(),
	'merk.svg': read(own('merk.svg')),
	'licenties.txt': build_notices(),
};
for (const [name, text] of Object.entries(files)) {
	const gz = gzipSync(text, { level: 9 });
	fs.writeFileSync(path.join(out, name), text);
	fs.writeFileSync(path.join(out, `${name}.gz`), gz);
	const over = gz.length > BUDGET[name];
	console.log(`${name.padEnd(14)} ${String(text.length).padStart(7)} bytes, gzip ${gz.length}` +
		(BUDGET[name] ? ` of ${BUDGET[name]}` : '') + (over ? ' OVER BUDGET' : ''));
	if (over)
		process.exitCode = 1;
}
for (const kind of ['latin-wght-normal', 'latin-ext-wght-normal', 'latin-wght-italic'])
	fs.copyFileSync(lib(FONT, 'files', `source-sans-3-${kind}.woff2`),
		path.join(out, 'fonts', `source-sans-3-${kind}.woff2`));
