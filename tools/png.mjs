// Small PNGs out of screenshots: at most 256 colours, no dithering.
//
// The colours that fill most of a page (planes, lines, plain text) stay exactly as they are;
// the many in-between ones of smoothed letters share what is left. Same input, same bytes.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOURS = 256;
const EXACT = 96;

function crc32(buf) {
	let c = 0xffffffff;
	for (const byte of buf) {
		c ^= byte;
		for (let k = 0; k < 8; k++)
			c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
	}
	return (c ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), body.length + 4);
	return out;
}

function paeth(a, b, c) {
	const p = a + b - c;
	const pa = Math.abs(p - a);
	const pb = Math.abs(p - b);
	const pc = Math.abs(p - c);
	return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* 8-bit RGB or RGBA without interlacing, as browsers write it. */
export function decode(png) {
	let width = 0, height = 0, type = 0;
	const parts = [];
	for (let at = 8; at < png.length;) {
		const n = png.readUInt32BE(at);
		const kind = png.toString('latin1', at + 4, at + 8);
		const data = png.subarray(at + 8, at + 8 + n);
		if (kind === 'IHDR') {
			width = data.readUInt32BE(0);
			height = data.readUInt32BE(4);
			type = data[9];
			if (data[8] !== 8 || (type !== 2 && type !== 6) || data[12] !== 0)
				throw new Error('png: only 8-bit RGB or RGBA');
		} else if (kind === 'IDAT')
			parts.push(data);
		at += n + 12;
	}
	const bpp = type === 6 ? 4 : 3;
	const stride = width * bpp;
	const raw = inflateSync(Buffer.concat(parts));
	const rows = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = raw[y * (stride + 1)];
		for (let x = 0; x < stride; x++) {
			const a = x >= bpp ? rows[y * stride + x - bpp] : 0;
			const b = y > 0 ? rows[(y - 1) * stride + x] : 0;
			const c = x >= bpp && y > 0 ? rows[(y - 1) * stride + x - bpp] : 0;
			const add = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
			rows[y * stride + x] = raw[y * (stride + 1) + 1 + x] + add;
		}
	}
	const pixels = new Uint32Array(width * height);
	for (let i = 0; i < pixels.length; i++)
		pixels[i] = rows[i * bpp] << 16 | rows[i * bpp + 1] << 8 | rows[i * bpp + 2];
	return { width, height, pixels };
}

const channels = (c) => [c >> 16, c >> 8 & 255, c & 255];

/* Halves the box with the widest channel until there are n; each becomes its mean. */
function median_cut(colours, n) {
	const boxes = colours.length ? [colours] : [];
	const spread = (box, k) => {
		const v = box.map(([c]) => channels(c)[k]);
		return Math.max(...v) - Math.min(...v);
	};
	while (boxes.length < n) {
		let best = -1, width = 0, channel = 0;
		boxes.forEach((box, i) => [0, 1, 2].forEach((k) => {
			const s = box.length > 1 ? spread(box, k) : 0;
			if (s > width)
				[best, width, channel] = [i, s, k];
		}));
		if (best < 0)
			break;
		const box = boxes[best].sort((a, b) =>
			channels(a[0])[channel] - channels(b[0])[channel] || a[0] - b[0]);
		boxes.splice(best, 1, box.slice(0, box.length >> 1), box.slice(box.length >> 1));
	}
	return boxes.map((box) => {
		const total = box.reduce((sum, [, count]) => sum + count, 0);
		const mean = [0, 1, 2].map((k) => Math.round(
			box.reduce((sum, [c, count]) => sum + channels(c)[k] * count, 0) / total));
		return mean[0] << 16 | mean[1] << 8 | mean[2];
	});
}

function nearest(palette, colour) {
	const [r, g, b] = channels(colour);
	let best = 0, least = Infinity;
	palette.forEach((c, i) => {
		const d = channels(c);
		const far = 2 * (d[0] - r) ** 2 + 4 * (d[1] - g) ** 2 + 3 * (d[2] - b) ** 2;
		if (far < least)
			[best, least] = [i, far];
	});
	return best;
}

export function smaller(png) {
	const { width, height, pixels } = decode(png);
	const counts = new Map();
	for (const c of pixels)
		counts.set(c, (counts.get(c) ?? 0) + 1);
	const list = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
	const palette = list.length <= COLOURS ? list.map(([c]) => c)
		: [...list.slice(0, EXACT).map(([c]) => c),
			...median_cut(list.slice(EXACT), COLOURS - EXACT)];
	const index = new Map(list.map(([c]) => [c, nearest(palette, c)]));
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]);
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([SIGNATURE, chunk('IHDR', head),
		chunk('PLTE', Buffer.from(palette.flatMap(channels))),
		chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
		chunk('IEND', Buffer.alloc(0))]);
}
