import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { differences, fileList } from '../../build/package/file-list.mjs';
import { drawIcons, linuxSizes } from '../../build/package/icons.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lists every file with its checksum, in one order', () => {
  mkdirSync(join(folder, 'b/c'), { recursive: true });
  for (const name of ['z', 'b/c/a', 'B', 'b/d']) writeFileSync(join(folder, name), name);
  const sum = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(fileList(folder)).toBe(['B', 'b/c/a', 'b/d', 'z'].map((name) => `${sum(name)}  ${name}\n`).join(''));
});

it('names the files that came out different', () => {
  expect(differences('1  a\n2  b\n', '1  a\n2  b\n')).toEqual([]);
  expect(differences('1  a\n2  b\n3  c\n', '1  a\n9  b\n4  d\n')).toEqual(['b', 'c', 'd']);
});

it('draws the icons of every system, in all of their sizes', async () => {
  await drawIcons('build/icon.svg', folder);
  for (const size of linuxSizes) {
    const png = readFileSync(join(folder, `linux/${size}x${size}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
  const ico = readFileSync(join(folder, 'icon.ico'));
  const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + index * 16]);
  // Windows writes 256 as 0
  expect(widths).toEqual([16, 20, 24, 32, 40, 48, 64, 0]);
  const icns = readFileSync(join(folder, 'icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  for (const type of ['ic04', 'ic05', 'ic07', 'ic08', 'ic09', 'ic10']) expect(icns.includes(type)).toBe(true);
});
