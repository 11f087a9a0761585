import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Health } from '../../electron/contract/health';
import { openStore } from '../../electron/offline/store';
import type { LoadEngine } from '../../electron/operations/record-count';
import { bundleFile, collectBundle, writeBundle, type BundleParts } from '../../electron/operations/support-bundle';
import type { Found } from '../../electron/shell/policy-reading';
import { readSettings } from '../../electron/shell/settings-schema';
import { holds } from '../support/secrets';

const now = new Date('2026-01-02T03:04:05Z');
const loadEngine = () => createRequire(import.meta.url)('@photostructure/sqlite') as ReturnType<LoadEngine>;
const policySources = [{ place: 'here', read: () => policy }];
let policy: Found;
let folder: string;
let parts: BundleParts;
beforeEach(() => {
  policy = { state: 'absent' };
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-bundle-'));
  const logFile = join(folder, 'logs', 'tokendesk.log');
  parts = { folder, logFile, appVersion: '0.1.0', isPackaged: true, now, health: null, loadEngine, policySources };
  mkdirSync(join(folder, 'logs'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const health: Health = {
  keychain: 'unavailable',
  store: {
    unavailable: null,
    waiting: 2,
    loss: { missing: 1, restored: 0, unsure: 0, mayBeMore: false },
    directory: null,
    bytes: 4096,
  },
  network: { connection: 'offline', host: 'crm.example.com', askedAt: 2, answeredAt: 1, milliseconds: 30 },
  clockSkew: -90,
  sandboxed: true,
  versions: { app: '0.1.0', electron: '1', chromium: '1', system: 'linux', release: 'R16.0.0' },
};

const secrets = {
  password: 'Tr0ub4dor&3',
  sessionToken: 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoiamFuZSJ9.c2lnbmF0dXJl',
  passCode: '84629173',
  webApiKey: 'wk-4411aa22bb33',
  userName: 'jane.doe@example.com',
  organisation: 'Doe & Sons Ltd',
  unit: 'UNIT-77-NICOSIA',
};
const all = Object.values(secrets);
const planted = all.join(' ');

/** Settings with a secret wherever there is room for one, also where no version of the app would put it. */
function plantedSettings(): object {
  const { value } = readSettings({});
  const { password, userName, organisation, unit } = secrets;
  return {
    ...value,
    version: 1,
    scannerPrefix: password,
    scannerSuffix: planted,
    rememberedSignIn: {
      with: 'password',
      server: `https://crm.example.com/${encodeURIComponent(planted)}`,
      ...{ organisation, userName, unit, password },
    },
    servers: [
      {
        name: planted,
        address: `https://${userName}:${password}@crm.example.com/x`,
        release: 'R16.0.0',
        ...{ organisation, unit },
        tokensParameter: 'wk4411aa22bb33',
      },
      { name: 'n', address: 'crm.example.com:8443', release: 'R12.0.0', organisation, unit, tokensParameter: 'x' },
    ],
    companyCa: [{ name: planted, validTo: planted, pem: planted, server: planted }],
    theme: password,
    practiceRelease: planted,
    ...Object.fromEntries(all.map((secret) => [secret, secret])),
  };
}

test('what is planted anywhere in a profile, a log or the environment is not in the bundle', () => {
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(plantedSettings()));
  for (const name of ['session', 'data-key', 'unlock']) writeFileSync(join(folder, `keychain-${name}`), planted);
  for (const secret of all) writeFileSync(join(folder, `outbox.db.damaged-${secret.replace(/\W/g, '')}`), secret);
  const store = openStore({ file: join(folder, 'outbox.db'), key: new Uint8Array(32) });
  if (store.ok) store.value.write(all.map((secret) => ({ put: { kind: 'outbox', id: secret, content: secret } })));
  const keys = ['event', 'at', 'request', 'reference', 'error', 'code', 'reason', 'outcome', 'version', 'httpStatus'];
  const lines = all.flatMap((secret) => [
    secret,
    JSON.stringify({ at: now.toISOString(), event: 'request-threw', ...Object.fromEntries([[secret, secret]]) }),
    ...keys.map((key) => JSON.stringify({ at: now.toISOString(), event: 'request-threw', [key]: secret })),
    ...keys.map((key) => JSON.stringify({ at: now.toISOString(), event: 'request-threw', [key]: [secret] })),
  ]);
  writeFileSync(parts.logFile, `${lines.join('\n')}\n`);
  policy = {
    state: 'found',
    value: { telemetry: { endpoint: planted }, ...Object.fromEntries(all.map((each) => [each, each])) },
  };
  for (const [name, secret] of Object.entries(secrets)) process.env[`TOKENDESK_${name}`] = secret;
  process.env['HTTPS_PROXY'] = `http://${encodeURIComponent(planted)}@proxy:8080`;
  try {
    for (const live of [null, health]) {
      const file = bundleFile(folder, now);
      writeBundle(file, collectBundle({ ...parts, health: live }));
      const text = readFileSync(file, 'utf8');
      expect([...all, 'wk4411aa22bb33'].filter((secret) => holds(text, secret))).toEqual([]);
      expect(text).toContain('crm.example.com:8443');
      expect(holds(text, folder)).toBe(false);
    }
  } finally {
    for (const name of Object.keys(secrets)) delete process.env[`TOKENDESK_${name}`];
    delete process.env['HTTPS_PROXY'];
    if (store.ok) store.value.close();
  }
});

test('a bundle tells what support needs, also while the app has its store open', () => {
  const settings = { ...plantedSettings(), version: 99, theme: 'dark', practiceRelease: 'R12.0.0' };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'settings.damaged-2026-01-01.json'), '{');
  writeFileSync(join(folder, 'keychain-session'), 'removed\n');
  writeFileSync(join(folder, 'directory.db.damaged-20260101T000000000Z'), 'x');
  writeFileSync(join(folder, 'directory.db.damaged-20260101T000000000Z-wal'), 'x');
  const store = openStore({ file: join(folder, 'outbox.db'), key: new Uint8Array(32) });
  if (!store.ok) throw new Error(store.trouble);
  store.value.write(['a', 'b', 'c'].map((id) => ({ put: { kind: 'outbox', id, content: id } })));
  store.value.setAside({ kind: 'outbox', id: 'c' });
  writeFileSync(join(folder, 'logs', 'tokendesk.1.log'), `{"at":"${now.toISOString()}","event":"started"}\n`);
  writeFileSync(parts.logFile, `half a li\n{"at":"${now.toISOString()}","event":"window-lost","reason":"oom"}\n`);
  policy = { state: 'found', value: { telemetry: { endpoint: 'https://otel.example.com' } } };
  const before = readdirSync(folder).sort();

  const bundle = collectBundle({ ...parts, health });
  expect(readdirSync(folder).sort()).toEqual(before);
  store.value.close();
  expect(bundle).toMatchObject({
    format: 1,
    madeAt: '2026-01-02T03:04:05.000Z',
    madeBy: 'the running app',
    versions: { tokendesk: '0.1.0', isPackaged: true },
    clock: { serverAheadSeconds: -90 },
    disk: { isWritable: true },
    keychain: { state: 'unavailable', entries: { session: 'removed', 'data-key': 'none', unlock: 'none' } },
    store: {
      outbox: { records: { outbox: 2, meta: 1, 'set aside': 1 }, filesSetAside: 0 },
      directory: { bytes: 0, records: null, filesSetAside: 1 },
    },
    policy: { state: 'in-force', members: ['telemetry'] },
    settings: {
      file: 'newer',
      theme: 'dark',
      practiceRelease: 'R12.0.0',
      lastSignIn: { host: 'crm.example.com', hasUsualPath: false, hasUserName: true },
      servers: [
        { host: null, hasUnit: true },
        { host: 'crm.example.com:8443', isSecure: true, hasUsualPath: true, release: 'R12.0.0' },
      ],
      companyCa: [{ fingerprint256: null, host: null }],
    },
    settingsFilesSetAside: 1,
    log: [{ event: 'started' }, { event: 'window-lost', reason: 'oom' }],
  });
  expect(bundle.store.outbox.bytes).toBeGreaterThan(0);
});

test('an empty profile, and one that is not there, make a bundle too', () => {
  expect(collectBundle(parts)).toMatchObject({ settings: { file: 'absent' }, log: [], health: null });
  writeFileSync(join(folder, 'settings.json'), '[1]');
  expect(collectBundle(parts)).toMatchObject({ settings: { file: 'damaged' } });
  const nowhere = join(folder, 'nowhere');
  expect(collectBundle({ ...parts, folder: nowhere })).toMatchObject({ disk: null, settings: { file: 'absent' } });
});

test('an engine that does not load costs the counts, not the bundle', () => {
  writeFileSync(join(folder, 'outbox.db'), 'x');
  const broken: LoadEngine = () => {
    throw new Error('wrong architecture');
  };
  const { store } = collectBundle({ ...parts, loadEngine: broken });
  expect(store.outbox).toEqual({ bytes: 1, records: null, filesSetAside: 0 });
});
