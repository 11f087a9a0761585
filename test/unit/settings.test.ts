import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../electron/contract/desk-state';
import { tokenColumns } from '../../electron/contract/model';
import { openSettings } from '../../electron/shell/settings';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (changed: (settings: Settings) => void = vi.fn()) =>
  openSettings(file, changed, () => new Date('2026-05-01T09:00:00Z'));
const stored = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const server = {
  name: 'Main',
  address: 'crm.example',
  release: 'R17.10.0',
  organisation: 'CRMDEMO',
  unit: '',
  tokensParameter: 'access_tokens_set',
};

test('settings are kept over a restart with their version, and each change is told', () => {
  const changed = vi.fn();
  const settings = open(changed);
  expect(settings.read()).toMatchObject({ theme: 'system', requestDeadline: 15 });
  expect(settings.change({ theme: 'dark' })).toEqual({ ok: true, value: settings.read() });
  settings.remember({ with: 'password', server: 's', organisation: 'o', userName: 'u', unit: '' });
  expect(changed).toHaveBeenCalledTimes(2);
  expect(stored()).toEqual({ version: 2, ...settings.read() });
  expect(open().read()).toEqual(settings.read());
  expect(open().notice()).toBeNull();
});

test('settings from before versions were written are taken as they are', () => {
  writeFileSync(file, JSON.stringify({ theme: 'dark', servers: [server], unknown: 1 }));
  expect(open().read()).toMatchObject({ theme: 'dark', servers: [server], density: 'comfortable' });
  expect(open().notice()).toBeNull();
});

test('one odd value costs only itself, and the file that held it is kept', () => {
  const odd = JSON.stringify({
    theme: 'pink',
    density: 'compact',
    requestDeadline: '9',
    rememberedSignIn: { unit: 7 },
  });
  writeFileSync(file, odd);
  const settings = open();
  expect(settings.read()).toMatchObject({
    theme: 'system',
    density: 'compact',
    requestDeadline: 15,
    rememberedSignIn: { server: '', unit: '' },
  });
  const aside = 'settings.damaged-2026-05-01T09-00-00-000Z.json';
  expect(settings.notice()).toEqual({ notice: 'settings-damaged', file: aside });
  expect(readFileSync(join(folder, aside), 'utf8')).toBe(odd);
  // it is said once
  expect(open().notice()).toBeNull();
  expect(open().read()).toEqual(settings.read());
});

test('one odd entry of a list costs only itself, and one that is there twice is taken once', () => {
  writeFileSync(file, JSON.stringify({ servers: [server, { name: 'odd' }], listColumns: ['number', 'number', 'x'] }));
  expect(open().read()).toMatchObject({ servers: [server], listColumns: ['number'] });
});

test.each(['{"theme": "da', '', 'null', '[]', '"x"', '7', '\ufeff{', '{"version":"new"}', '{"version":-1}'])(
  'settings that hold %j start anew, and the file is kept',
  (text) => {
    writeFileSync(file, text);
    const settings = open();
    expect(settings.read().theme).toBe('system');
    const notice = settings.notice();
    expect(notice?.notice).toBe('settings-damaged');
    expect(readFileSync(join(folder, notice?.file ?? ''), 'utf8')).toBe(text);
  },
);

test('damaged files of one moment do not replace each other', () => {
  for (const text of ['one', 'two', 'three']) {
    writeFileSync(file, text);
    expect(open().notice()?.notice).toBe('settings-damaged');
  }
  const kept = readdirSync(folder).filter((name) => name.startsWith('settings.damaged-'));
  expect(kept.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual(['one', 'three', 'two']);
});

test('a file with a byte order mark, as editors on Windows write it, is read', () => {
  writeFileSync(file, `\ufeff${JSON.stringify({ theme: 'dark' })}`);
  expect(open().read().theme).toBe('dark');
});

test('settings of a newer version are kept aside, and what is known of them is used', () => {
  const newer = JSON.stringify({ version: 7, theme: 'dark', density: { of: 'tomorrow' }, hologram: true });
  writeFileSync(file, newer);
  const settings = open();
  expect(settings.read()).toMatchObject({ theme: 'dark', density: 'comfortable' });
  const aside = 'settings.newer-2026-05-01T09-00-00-000Z.json';
  expect(settings.notice()).toEqual({ notice: 'settings-newer', file: aside });
  settings.change({ theme: 'light' });
  expect(readFileSync(join(folder, aside), 'utf8')).toBe(newer);
  expect(stored()).toMatchObject({ version: 2, theme: 'light' });
});

test('a folder in place of the file is set aside like a damaged one', () => {
  mkdirSync(join(file, 'inner'), { recursive: true });
  const settings = open();
  expect(settings.notice()).toEqual({ notice: 'settings-damaged', file: expect.stringContaining('damaged') as string });
  expect(settings.change({ theme: 'dark' }).ok).toBe(true);
  expect(open().read().theme).toBe('dark');
});

test('a change that cannot be kept is refused, and nothing is told', () => {
  const changed = vi.fn();
  const settings = open(changed);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder was');
  const refused = { ok: false, failure: { code: 'rejected', reason: 'not-saved' } };
  expect(settings.change({ theme: 'dark' })).toMatchObject(refused);
  expect(settings.remember({ ...settings.read().rememberedSignIn, server: 's' })).toMatchObject(refused);
  expect(settings.read()).toMatchObject({ theme: 'system', rememberedSignIn: { server: '' } });
  expect(changed).not.toHaveBeenCalled();

  rmSync(folder);
  mkdirSync(folder);
  expect(settings.change({ theme: 'dark' }).ok).toBe(true);
  expect(changed).toHaveBeenCalledOnce();
});

test('any bytes at all start, and are kept if they are no settings', () => {
  const json = fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text));
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(fc.oneof(bytes, json), (held) => {
      writeFileSync(file, held);
      const settings = open();
      expect(settings.read().theme).toMatch(/^(system|light|dark)$/);
      const notice = settings.notice();
      if (notice) expect(readFileSync(join(folder, notice.file ?? '')).equals(held)).toBe(true);
      expect(settings.change({ density: 'compact' }).ok).toBe(true);
      expect(open().notice()).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('every member that is known and valid survives, whatever is beside it', () => {
  const text = fc.string({ maxLength: 30 });
  const valid = fc.record<Settings>(
    {
      theme: fc.constantFrom('system', 'light', 'dark'),
      density: fc.constantFrom('comfortable', 'compact'),
      requestDeadline: fc.integer({ min: 2, max: 120 }),
      lockAfter: fc.integer({ min: 1, max: 60 }),
      scannerPrefix: text,
      scannerSuffix: text,
      scannerGap: fc.integer({ min: 20, max: 150 }),
      scannerMinimumLength: fc.integer({ min: 3, max: 40 }),
      scannerEnd: fc.constantFrom('any', 'enter', 'tab', 'none'),
      codeCharacters: fc.constantFrom('learned', 'digits', 'any'),
      seenCodes: fc.constantFrom({ count: 7, lower: 0, upper: 3, other: 0, marks: '-' }),
      csvSeparator: fc.constantFrom('locale', 'comma', 'semicolon', 'tab'),
      listColumns: fc.uniqueArray(fc.constantFrom(...tokenColumns)),
      rememberedSignIn: fc.record({
        with: fc.constantFrom('password', 'web-api-key'),
        server: text,
        organisation: text,
        userName: text,
        unit: text,
      }),
      servers: fc.constantFrom([], [server], [server, { ...server, name: 'Other' }]),
      practiceRelease: fc.constantFrom('R17.10.0', 'R8', 'R12.1'),
      companyCa: fc.array(fc.record({ name: text, validTo: text, pem: text, server: text }), { maxLength: 2 }),
      offlineQueue: fc.boolean(),
      directoryHours: fc.integer({ min: 1, max: 24 }),
      forgetAtSignOut: fc.boolean(),
      startAtLogOn: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const version = fc.constantFrom(
    {},
    { version: 0 },
    { version: 1 },
    { version: 2 },
    { version: 3 },
    { version: 'odd' },
  );
  fc.assert(
    fc.property(valid, fc.dictionary(text, fc.jsonValue()), version, (known, others, versioned) => {
      writeFileSync(file, JSON.stringify({ ...others, ...known, ...versioned }));
      expect(open().read()).toMatchObject(JSON.parse(JSON.stringify(known)) as object);
    }),
    { numRuns: 300 },
  );
});

test('settings that are missing from a profile in use are said once, and changes are kept from then on', () => {
  const start = () => openSettings(file, vi.fn(), undefined, true);
  const settings = start();
  expect(settings.notice()).toEqual({ notice: 'settings-lost', file: null });
  expect(settings.change({ theme: 'dark' })).toMatchObject({ ok: true });
  expect(start().notice()).toBeNull();
  expect(start().read().theme).toBe('dark');
});
