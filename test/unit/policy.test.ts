import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { policyFile } from '../../electron/shell/policy-file';
import { owners, policyPlace, source } from './policy-places';

const certificate = (name: string) => resolve(import.meta.dirname, `../support/certificates/${name}.pem`);
const ca = readFileSync(certificate('company-ca'), 'utf8');
const strict = {
  onlyTheseServers: true,
  lock: { deskMinutes: 1, kioskMinutes: 1 },
  offline: { queue: false },
  directory: { hours: 1, forgetAtSignOut: true },
  updates: { enabled: false },
  hidden: ['delete', 'export', 'print'],
};

test('where there is no policy, nothing is fixed', () => {
  const place = policyPlace();
  const policy = place.open();
  expect(policy.read()).toEqual({});
  expect(policy.standing()).toEqual({ state: 'absent', source: place.file, problems: [] });
});

test('a good policy is in force as it is written', () => {
  const place = policyPlace();
  const written = { $schema: 's', kiosk: true, lock: { kioskMinutes: 3 }, updates: { feedUrl: 'https://x.example/' } };
  place.write(`\ufeff${JSON.stringify(written)}`);
  const policy = place.open();
  expect(policy.read()).toEqual(written);
  expect(policy.standing()).toEqual({ state: 'in-force', source: place.file, problems: [] });
});

test('a start on a policy that is no JSON is strict', () => {
  const place = policyPlace();
  place.write('{"kiosk": true,');
  const policy = place.open();
  expect(policy.read()).toEqual({ ...strict, telemetry: {} });
  expect(policy.standing()).toMatchObject({ state: 'invalid', problems: [] });
});

test('of a policy that is wrong in places, the rest counts, and the places are named without their values', () => {
  const place = policyPlace();
  place.write({ kiosk: 'yes', kisok: true, hidden: ['copy'], lock: { deskMinutes: 0 }, directory: { hours: 8 } });
  const policy = place.open();
  expect(policy.standing()).toMatchObject({ state: 'invalid', problems: ['lock.deskMinutes', 'kiosk', 'kisok'] });
  expect(policy.read()).toEqual({ ...strict, telemetry: {}, hidden: ['copy'], directory: { hours: 8 } });
});

test('a script for the proxy comes over the network: one in a file would be left out, and its proxy with it', () => {
  const place = policyPlace();
  place.write({ proxy: { mode: 'pac', pacUrl: 'https://crm.example/proxy.pac' } });
  const policy = place.open();
  expect(policy.standing()).toMatchObject({ state: 'in-force' });
  place.write({ proxy: { mode: 'pac', pacUrl: 'file:///etc/proxy.pac' } });
  expect(place.open().standing()).toMatchObject({ state: 'invalid', problems: ['proxy.pacUrl'] });
});

test('a kiosk stays a kiosk, with its authorities and servers, on a policy that has turned bad before the start', () => {
  const place = policyPlace();
  const good = { kiosk: true, companyCa: [ca], servers: [{ name: 'Main', address: 'crm.example' }], hidden: ['copy'] };
  place.write(good);
  place.open();
  place.write('{');
  const policy = place.open();
  expect(policy.read()).toMatchObject({ ...good, ...strict, hidden: ['copy', ...strict.hidden] });
  expect(policy.authorities()).toHaveLength(1);
  place.write({});
  place.open();
  place.write('{');
  expect(place.open().read().kiosk).toBeUndefined();
});

test('a change is taken up without a restart, and a bad one leaves the last good policy in force', () => {
  const place = policyPlace();
  const changed = vi.fn();
  const policy = place.open(changed);
  policy.look();
  expect(changed).not.toHaveBeenCalled();

  place.write({ logLevel: 'debug' });
  policy.look();
  policy.look();
  expect(changed).toHaveBeenCalledTimes(1);
  expect(policy.read()).toEqual({ logLevel: 'debug' });

  place.write({ logLevel: 'loud' });
  policy.look();
  expect(changed).toHaveBeenCalledTimes(2);
  expect(policy.read()).toEqual({ logLevel: 'debug' });
  expect(policy.standing()).toMatchObject({ state: 'invalid', problems: ['logLevel'] });

  place.write({ logLevel: 'info' });
  policy.look();
  expect(policy.read()).toEqual({ logLevel: 'info' });
});

test('a policy that is taken away fixes nothing any more, and is forgotten', () => {
  const place = policyPlace();
  place.write({ kiosk: true });
  const policy = place.open();
  expect(existsSync(join(place.folder, 'last-policy.json'))).toBe(true);
  rmSync(place.file);
  policy.look();
  expect(policy.read()).toEqual({});
  expect(existsSync(join(place.folder, 'last-policy.json'))).toBe(false);
});

test('authorities are texts or files, and one that cannot be read makes the policy invalid', () => {
  const place = policyPlace();
  place.write({ companyCa: [ca, certificate('other-ca')] });
  expect(place.open().authorities()).toHaveLength(2);
  place.write({ kiosk: true, companyCa: [ca, join(place.folder, 'nothing.pem')] });
  const policy = place.open();
  expect(policy.standing()).toMatchObject({ state: 'invalid', problems: ['companyCa.1'] });
  expect(policy.read().kiosk).toBe(true);
});

test('central management wins over the file, member by member, and trouble with it is trouble with the policy', () => {
  const place = policyPlace();
  place.write({ logLevel: 'info', lock: { deskMinutes: 9 }, kiosk: true });
  const file = policyFile(place.file, owners, place.folder);
  const managed = source('managed', { state: 'found', value: { kiosk: false, lock: { kioskMinutes: 4 } } });
  const policy = place.open(undefined, [managed, file]);
  expect(policy.read()).toEqual({ logLevel: 'info', lock: { kioskMinutes: 4 }, kiosk: false });
  expect(policy.standing().source).toBe(`managed, ${place.file}`);
  const broken = place.open(undefined, [source('managed', { state: 'unreadable', why: 'x' }), file]);
  expect(broken.standing()).toMatchObject({ state: 'unreadable', source: 'managed' });
});

test('any bytes at all start, and are never weaker than strict unless they are a policy', () => {
  const bytes = fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array).toString('latin1'));
  const place = policyPlace();
  fc.assert(
    fc.property(fc.oneof(bytes, fc.json(), fc.string()), (text) => {
      place.write(text);
      const policy = place.open();
      const { state } = policy.standing();
      expect(['invalid', 'in-force']).toContain(state);
      expect(policy.read().onlyTheseServers).toBe(state === 'invalid' ? true : undefined);
    }),
    { numRuns: 200 },
  );
});
