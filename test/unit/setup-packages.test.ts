import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import lock from '../../package-lock.json';
import { arePackagesInstalled, isLockCurrent } from '../../build/setup/packages.mjs';

const wanted = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3', integrity: 'sha512-aa' },
    'node_modules/only-on-windows': { version: '2.0.0', integrity: 'sha512-bb', optional: true },
  },
};
const present = () => true;
const a = wanted.packages['node_modules/a'];

describe('whether the npm packages are installed', () => {
  it('is so when npm lists every one in its version', () => {
    expect(arePackagesInstalled(wanted, { packages: { 'node_modules/a': a } }, present)).toBe(true);
  });

  it('is not so without the list that npm leaves when it has finished', () => {
    expect(arePackagesInstalled(wanted, undefined, present)).toBe(false);
  });

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/a': { ...a, version: '1.2.4' } }],
    ['has another content', { 'node_modules/a': { ...a, integrity: 'sha512-cc' } }],
  ])('is not so when one %s', (_case, packages) => {
    expect(arePackagesInstalled(wanted, { packages }, present)).toBe(false);
  });

  it('is not so when the folder of one is gone', () => {
    const isThere = (path: string) => path !== 'node_modules/a';
    expect(arePackagesInstalled(wanted, { packages: { 'node_modules/a': a } }, isThere)).toBe(false);
  });

  it('is not so when an optional one is there in another version', () => {
    const other = { ...wanted.packages['node_modules/only-on-windows'], version: '1.9.0' };
    const installed = { packages: { 'node_modules/a': a, 'node_modules/only-on-windows': other } };
    expect(arePackagesInstalled(wanted, installed, present)).toBe(false);
  });
});

describe('whether the lock fits package.json', () => {
  it('is so for this project', () => {
    expect(isLockCurrent(manifest, lock)).toBe(true);
  });

  it('is not so when a version was changed in package.json alone', () => {
    const changed = { ...manifest, devDependencies: { ...manifest.devDependencies, vite: '0.0.1' } };
    expect(isLockCurrent(changed, lock)).toBe(false);
  });

  it('does not depend on what else package.json says, nor on its order', () => {
    const reversed = Object.fromEntries(Object.entries(manifest.devDependencies).reverse());
    const other = { ...manifest, scripts: { more: 'x' }, devDependencies: reversed };
    expect(isLockCurrent(other, lock)).toBe(true);
  });
});
