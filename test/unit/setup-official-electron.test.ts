import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadOfficial } from '../../build/setup/official-electron.mjs';

const patience = { firstByteMs: 2_000, silenceMs: 5_000 };
const preamble = `const fs = require('node:fs'); const os = require('node:os'); const path = require('node:path');
const lay = () => { fs.mkdirSync(path.join(__dirname, 'dist')); fs.writeFileSync(path.join(__dirname, 'path.txt'), 'x'); };
`;

const hold = () => undefined;

let root: string;
let home: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-official-'));
  home = join(root, 'node_modules/electron');
  mkdirSync(home, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function installer(script: string) {
  writeFileSync(join(home, 'install.js'), preamble + script);
}

describe('the official download', () => {
  it('works when the installer does', async () => {
    installer('lay();');
    expect(await downloadOfficial(root, hold, patience)).toBeUndefined();
    expect(existsSync(join(home, 'path.txt'))).toBe(true);
  });

  it('is given up when nothing arrives, and leaves nothing half there', async () => {
    installer(`fs.mkdirSync(path.join(__dirname, 'dist')); setInterval(() => {}, 1000);`);
    expect(await downloadOfficial(root, hold, { ...patience, firstByteMs: 300 })).toBe('no answer');
    expect(readdirSync(home)).toEqual(['install.js']);
  });

  it('is waited for as long as bytes arrive', async () => {
    installer(`const file = path.join(os.tmpdir(), 'zip'); let left = 25;
const timer = setInterval(() => {
  fs.appendFileSync(file, 'some bytes');
  if (--left === 0) { clearInterval(timer); lay(); }
}, 100);`);
    expect(await downloadOfficial(root, hold, patience)).toBeUndefined();
  });

  it('tells why the installer failed', async () => {
    installer(
      `console.error('TypeError: fetch failed\\n  [cause]: getaddrinfo ENOTFOUND example.test'); process.exit(1);`,
    );
    expect(await downloadOfficial(root, hold, patience)).toContain('ENOTFOUND example.test');
  });

  it('never writes into the cache that dist may be a link to', async () => {
    const cache = join(root, 'cache');
    mkdirSync(cache);
    writeFileSync(join(cache, 'electron'), 'cached');
    symlinkSync(cache, join(home, 'dist'), 'junction');
    installer(`lay(); fs.writeFileSync(path.join(__dirname, 'dist/electron'), 'official');`);
    expect(await downloadOfficial(root, hold, patience)).toBeUndefined();
    expect(readdirSync(cache)).toEqual(['electron']);
  });
});
