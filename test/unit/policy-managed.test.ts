import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { managedPreferences } from '../../electron/shell/policy-managed';
import { policyPlaces } from '../../electron/shell/policy-places';
import { foundIn, policyInRegistry } from '../../electron/shell/policy-registry';
import { judge } from '../../electron/shell/policy-reading';
import { policyPlace } from './policy-places';

test('the registry as Group Policy writes it holds a policy', () => {
  const none = { values: {}, keys: {} };
  const found = foundIn({
    values: {
      kiosk: 'true',
      kioskReturnSeconds: 30,
      release: 'R16.12.0',
      servers: ['[{"name": "Main",', ' "address": "crm.example"}]'],
    },
    keys: {
      lock: { values: { deskMinutes: 4 }, keys: {} },
      proxy: { values: { mode: 'servers', servers: 'proxy.example:8080' }, keys: {} },
      hidden: { values: { '1': 'export', '10': 'print', '2': 'delete' }, keys: {} },
    },
  });
  const policy = {
    kiosk: true,
    kioskReturnSeconds: 30,
    release: 'R16.12.0',
    servers: [{ name: 'Main', address: 'crm.example' }],
    lock: { deskMinutes: 4 },
    proxy: { mode: 'servers', servers: 'proxy.example:8080' },
    hidden: ['export', 'delete', 'print'],
  };
  expect(found).toEqual({ state: 'found', value: policy });
  expect(judge(policy)).toEqual({ policy, problems: [] });
  expect(foundIn(none)).toEqual({ state: 'absent' });
});

test('managed preferences are converted where they are new, and what the profile says of itself is left out', () => {
  const place = policyPlace();
  const list = `${place.folder}/com.tokendesk.app.plist`;
  let converted = 0;
  const source = managedPreferences(list, () => {
    converted += 1;
    return Buffer.from(JSON.stringify({ kiosk: true, PayloadUUID: 'x' }));
  });
  expect(source.read()).toEqual({ state: 'absent' });
  writeFileSync(list, 'binary');
  expect(source.read()).toEqual({ state: 'found', value: { kiosk: true } });
  source.read();
  expect(converted).toBe(1);
  writeFileSync(list, 'another binary');
  source.read();
  expect(converted).toBe(2);
  const broken = managedPreferences(list, () => {
    throw new Error('not a property list');
  });
  expect(broken.read().state).toBe('unreadable');
});

test('each system has its places, and none of them is told by the environment', () => {
  const places = (platform: NodeJS.Platform) => policyPlaces(platform, undefined).map(({ place }) => place);
  expect(places('linux')).toEqual(['/etc/tokendesk/policy.json']);
  // every user may create files under ProgramData
  expect(places('win32')).toEqual([policyInRegistry.place]);
  expect(places('darwin')).toEqual([
    '/Library/Managed Preferences/com.tokendesk.app.plist',
    '/Library/Application Support/Tokendesk/policy.json',
  ]);
  expect(policyPlaces('win32', 'x.json').map(({ place }) => place)).toEqual(['x.json']);
});
