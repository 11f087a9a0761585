import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';

/** Pixels of the icons that a Linux desktop looks for by size. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];
/** Pixels, and the type that says so in an icon of macOS. */
const macSizes = /** @type {const} */ ([
  [16, 'ic04'],
  [32, 'ic05'],
  [32, 'ic11'],
  [64, 'ic12'],
  [128, 'ic07'],
  [256, 'ic13'],
  [256, 'ic08'],
  [512, 'ic14'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);
/** On macOS an icon leaves a margin: its picture measures 824 of 1024 pixels. */
const macShare = 824 / 1024;

/**
 * Draws the icons of all three systems, each size anew from the picture, so that the small ones are sharp too.
 * @param {string} picture an SVG file whose view box is a square at 0 0
 * @param {string} folder gets icon.icns, icon.ico and linux/ with a PNG file for each size
 * @returns {Promise<void>}
 */
export async function drawIcons(picture, folder) {
  const svg = readFileSync(picture, 'utf8');
  mkdirSync(join(folder, 'linux'), { recursive: true });
  for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), draw(svg, size));
  const ico = new IconIco();
  for (const size of windowsSizes) await ico.addFromPng(draw(svg, size));
  writeFileSync(join(folder, 'icon.ico'), ico.encode());
  const icns = new IconIcns();
  for (const [size, type] of macSizes) await icns.addFromPng(draw(withMargin(svg), size), [type]);
  writeFileSync(join(folder, 'icon.icns'), icns.encode());
}

/**
 * @param {string} svg
 * @param {number} size
 */
function draw(svg, size) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
}

/** @param {string} svg */
function withMargin(svg) {
  const box = /viewBox="0 0 (\d+) \1"/;
  const side = Number(box.exec(svg)?.[1]);
  if (!side) throw new Error('The picture of the icon needs a square view box at 0 0.');
  const whole = side / macShare;
  const margin = (side - whole) / 2;
  return svg.replace(box, `viewBox="${margin} ${margin} ${whole} ${whole}"`);
}
