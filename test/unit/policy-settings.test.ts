import { expect, test } from 'vitest';
import type { Settings } from '../../electron/contract/desk-state';
import type { Policy } from '../../electron/contract/policy-schema';
import type { ServerProfile } from '../../electron/contract/servers';
import { isFeatureHidden, isHidden } from '../../electron/shell/policy-doors';
import { layPolicyOver } from '../../electron/shell/policy-settings';
import { viewOf } from '../../electron/shell/policy-view';
import { openSettings } from '../../electron/shell/settings';
import { policyPlace } from './policy-places';

const own: ServerProfile = {
  name: 'Own',
  address: 'own.example',
  release: 'R16.0.0',
  organisation: 'OWN',
  unit: '',
  tokensParameter: 'access_tokens_set',
};
const named = { name: 'Main', address: 'https://crm.example', organisation: 'CRMDEMO' };
const byPolicy = { ok: false, failure: { code: 'rejected', reason: 'by-policy' } };

/** A desk whose operator has chosen something, under a policy. */
function desk(
  policy: Policy | string,
  { isKiosk = false, chosen = {} }: { isKiosk?: boolean; chosen?: Partial<Settings> } = {},
) {
  const place = policyPlace();
  place.write({});
  const machine = place.open();
  const file = openSettings(`${place.folder}/settings.json`, () => undefined);
  const settings = layPolicyOver({ own: file, policy: machine, isKiosk: () => isKiosk });
  file.change({ servers: [own], ...chosen });
  place.write(policy);
  machine.look();
  return { settings, file, machine, view: () => viewOf(machine, settings, isKiosk) };
}

test('without a policy the settings are the operator’s', () => {
  const { settings, file, view } = desk({});
  expect(settings.read()).toEqual(file.read());
  expect(settings.change({ lockAfter: 7 })).toMatchObject({ ok: true, value: { lockAfter: 7 } });
  expect(view()).toMatchObject({ locked: [], lockedServers: [], hidden: [], kiosk: null });
});

test('what the policy names wins, is locked, and leaves the operator’s choice for later', () => {
  const { settings, file, machine, view } = desk(
    {
      lock: { deskMinutes: 3 },
      offline: { queue: false },
      directory: { hours: 2, forgetAtSignOut: true },
      companyCa: [],
    },
    {
      chosen: {
        lockAfter: 10,
        companyCa: [{ name: 'x', validTo: '', pem: '', server: 'https://crm.example/crmapi/rest/v2' }],
      },
    },
  );
  const fixed = { lockAfter: 3, offlineQueue: false, directoryHours: 2, forgetAtSignOut: true, companyCa: [] };
  expect(settings.read()).toMatchObject(fixed);
  expect(view().locked).toEqual(['companyCa', 'lockAfter', 'offlineQueue', 'directoryHours', 'forgetAtSignOut']);
  for (const name of Object.keys(fixed)) expect(settings.change({ [name]: file.read() })).toMatchObject(byPolicy);
  expect(settings.change({ theme: 'dark', lockAfter: 9 })).toMatchObject(byPolicy);
  expect(settings.read().theme).toBe('system');
  expect(settings.change({ theme: 'dark' }).ok).toBe(true);
  expect(file.read()).toMatchObject({ lockAfter: 10, offlineQueue: true });
  expect(machine.standing().state).toBe('in-force');
});

test('the organisation’s servers come first and stay as they are; the operator’s own beside them are free', () => {
  const { settings, file, view } = desk(
    { servers: [named], release: 'R12.0.0' },
    { chosen: { servers: [own, { ...own, name: 'Same', address: 'crm.example' }] } },
  );
  const [main, mine] = settings.read().servers;
  expect(main).toMatchObject({ ...named, release: 'R12.0.0' });
  expect(settings.read().servers).toEqual([main, { ...own, release: 'R12.0.0' }]);
  expect(view()).toMatchObject({ locked: ['release'], lockedServers: [named.address] });
  if (!main || !mine) throw new Error('no servers');

  expect(settings.change({ servers: [{ ...main, unit: '7' }, mine] })).toMatchObject(byPolicy);
  expect(settings.change({ servers: [mine] })).toMatchObject(byPolicy);
  expect(settings.change({ servers: [main, { ...mine, unit: '7' }] }).ok).toBe(true);
  expect(file.read().servers).toEqual([{ ...own, unit: '7' }]);
});

test('where only the organisation’s servers count, nobody is admitted elsewhere', () => {
  const { settings } = desk({ servers: [named], onlyTheseServers: true, hidden: ['practice'] });
  expect(settings.read().servers.map(({ name }) => name)).toEqual(['Main']);
  const at = (server: string) => settings.admits({ server, practice: false });
  expect(at('https://crm.example/crmapi/rest/v2')).toBe(true);
  expect(at('https://own.example/crmapi/rest/v2')).toBe(false);
  expect(settings.admits({ server: 'practice', practice: true })).toBe(false);
  expect(settings.change({ servers: [] })).toMatchObject(byPolicy);
  const known = desk({ onlyTheseServers: true }).settings;
  expect(known.admits({ server: 'https://own.example/crmapi/rest/v2', practice: false })).toBe(true);
  expect(known.admits({ server: 'https://crm.example/crmapi/rest/v2', practice: false })).toBe(false);
});

test('a kiosk locks sooner and is sized for touch', () => {
  const { settings, view } = desk({}, { isKiosk: true, chosen: { lockAfter: 30 } });
  expect(settings.read()).toMatchObject({ lockAfter: 2, density: 'touch' });
  expect(view()).toMatchObject({ locked: ['lockAfter', 'density'], kiosk: { returnSeconds: 60 } });
  const set = desk({ lock: { kioskMinutes: 1 }, kioskReturnSeconds: 0 }, { isKiosk: true });
  expect(set.settings.read().lockAfter).toBe(1);
  expect(set.view().kiosk).toEqual({ returnSeconds: 0 });
});

test('while nobody knows what the policy wants, nothing that it could fix is changed', () => {
  const { settings, view } = desk('{');
  expect(view()).toMatchObject({ state: 'invalid', source: expect.stringContaining('policy.json') as string });
  expect(view().locked).toContain('servers');
  for (const change of [{ lockAfter: 60 }, { servers: [] }, { offlineQueue: true }])
    expect(settings.change(change)).toMatchObject(byPolicy);
  expect(settings.change({ theme: 'dark' }).ok).toBe(true);
});

test('hidden settings are locked, but the columns of a list', () => {
  const { settings } = desk({ hidden: ['settings'] });
  expect(settings.change({ theme: 'dark' })).toMatchObject(byPolicy);
  expect(settings.change({ listColumns: ['number'] }).ok).toBe(true);
});

test('what is hidden is refused at the door', () => {
  const code = { authenticationCode: '7' };
  expect(isHidden('tokens:delete', code, ['delete'])).toBe(true);
  expect(isHidden('tokens:delete', code, ['export', 'print'])).toBe(false);
  expect(isHidden('tokens:find', code, ['list', 'accounts', 'create'])).toBe(false);
  const list = { holder: { accountsReceivable: { by: 'id', value: '1' } }, numberOfResults: 1, offset: 0 } as const;
  expect(isHidden('tokens:list', list, ['list'])).toBe(false);
  expect(isHidden('tokens:list', list, ['list', 'accounts'])).toBe(true);
  expect(isHidden('accounts:detach', { account: { by: 'id', value: '1' }, token: code }, ['accounts'])).toBe(true);
  const account = { by: 'id', value: '1' } as const;
  const made = { account, association: { added: {} } };
  expect(isHidden('accounts:associate', made, ['create'])).toBe(true);
  expect(isHidden('accounts:associate', { account, association: { existing: code } }, ['create'])).toBe(false);
  expect(isHidden('health:bundle', null, ['settings'])).toBe(true);
  const queue = (kind: 'set-effective') => ({ work: { kind, token: code, seen: {} as never } });
  expect(isHidden('outbox:queue', { work: { kind: 'create', draft: {} } }, ['create'])).toBe(true);
  expect(isHidden('outbox:queue', queue('set-effective'), ['create', 'update'])).toBe(false);
  expect(isHidden('outbox:queue', queue('set-effective'), ['life-cycle'])).toBe(true);
  expect(isFeatureHidden('deleteToken', ['delete'])).toBe(true);
  expect(isFeatureHidden('show', ['delete'])).toBe(false);
});

test('what was trusted for a server goes with the server, and what is for another stays', () => {
  const ca = (server: string) => ({ name: 'x', validTo: '', pem: '', server: `https://${server}/crmapi/rest/v2` });
  const other = { ...own, name: 'Other', address: 'other.example' };
  const { settings } = desk(
    { servers: [named] },
    {
      chosen: {
        servers: [own, other],
        companyCa: ['own.example', 'other.example', 'crm.example'].map(ca),
      },
    },
  );
  const { servers } = settings.read();
  expect(settings.change({ servers: servers.filter(({ name }) => name !== 'Other') }).ok).toBe(true);
  expect(settings.read().companyCa).toEqual(['own.example', 'crm.example'].map(ca));
});
