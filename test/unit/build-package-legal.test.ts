import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagesOf } from '../../build/bundled.mjs';
import { billOfMaterials } from '../../build/package/bill-of-materials.mjs';
import { licenceText, readLicences } from '../../build/package/licences.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-legal-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(name: string, license: unknown, files: Record<string, string>, author?: string): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license, author }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return `node_modules/${name}`;
}

it('finds the packages that files belong to, also one within another, on every system', () => {
  expect(
    packagesOf([
      '/p/renderer/main.ts',
      '/p/node_modules/svelte/src/index.js',
      '/p/node_modules/@scope/a/x/y.js',
      'C:\\p\\node_modules\\a\\node_modules\\b\\index.js',
      '../node_modules/@scope/a/files/font.woff2',
    ]),
  ).toEqual(['node_modules/@scope/a', 'node_modules/a/node_modules/b', 'node_modules/svelte']);
});

describe('the licences', () => {
  it('are all there, in order', () => {
    const places = [install('b', 'MIT', { LICENSE: 'text of b' }), install('a', 'ISC', { 'license.md': 'text of a' })];
    expect(licenceText(readLicences(root, places))).toMatch(
      /a@1\.0\.0 \(ISC\)[^]*text of a[^]*b@1\.0\.0 \(MIT\)[^]*text of b/,
    );
  });

  it('are given their text where a package leaves that of MIT out', () => {
    const [licence] = readLicences(root, [install('a', 'MIT', {}, 'A. Maker')]);
    expect(readLicences(root, [install('b', 'MIT', {})])[0]?.text).toContain('Copyright (c) the authors of b\n');
    expect(licence?.text).toMatch(/^MIT License\n\nCopyright \(c\) A\. Maker\n\nPermission is hereby granted/);
  });

  it('stop the build where one is new to us, or its text is missing', () => {
    const unknown = install('a', 'AGPL-3.0', { LICENSE: 'text' });
    expect(() => readLicences(root, [unknown])).toThrow('a is under "AGPL-3.0"');
    expect(() => readLicences(root, [install('b', undefined, { LICENSE: 'text' })])).toThrow('b is under undefined');
    expect(() => readLicences(root, [install('c', 'ISC', {})])).toThrow('c brings no licence text');
  });
});

describe('the bill of materials', () => {
  const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0', scope: 'optional' });
  const whole = {
    $schema: 'schema',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: 'urn:uuid:1',
    metadata: { timestamp: 'now', component: { ...component('desk'), name: 'folder' } },
    components: [component('b'), component('tool'), component('a')],
    dependencies: [
      { ref: 'desk@1.0.0', dependsOn: ['tool@1.0.0', 'a@1.0.0'] },
      { ref: 'a@1.0.0', dependsOn: ['b@1.0.0', 'tool@1.0.0'] },
    ],
  };

  it('names what is inside and Electron, and nothing that changes from build to build', () => {
    const bill = billOfMaterials(whole, [component('b'), component('a')], '45.0.0');
    expect(bill.components.map((each) => each['bom-ref'])).toEqual(['a@1.0.0', 'b@1.0.0', 'electron@45.0.0']);
    expect(bill.components.every((each) => each['scope'] === 'required')).toBe(true);
    expect(bill.metadata).toEqual({ component: { ...component('desk'), type: 'application' } });
    expect(bill).not.toHaveProperty('serialNumber');
    expect(bill.dependencies).toEqual([
      { ref: 'desk@1.0.0', dependsOn: ['a@1.0.0', 'electron@45.0.0'] },
      { ref: 'a@1.0.0', dependsOn: ['b@1.0.0'] },
      { ref: 'b@1.0.0', dependsOn: [] },
      { ref: 'electron@45.0.0', dependsOn: [] },
    ]);
  });

  it('is refused when something inside is unknown to npm', () => {
    expect(() => billOfMaterials(whole, [component('c')], '45.0.0')).toThrow('c@1.0.0');
  });
});
