import { describe, expect, test } from 'vitest';
import { parseServerAddress } from '../../electron/crm/address';
import { isRelease } from '../../electron/practice/releases';
import {
  defaultRelease,
  defaultTokensParameter,
  knownReleases,
  type ServerProfile,
} from '../../electron/contract/servers';
import { certificateDate } from '../../renderer/lib/readable';
import { isInsecure, isSameServer, readServerAddress } from '../../renderer/lib/server-address';
import { isPlayed, moved, replaced, without } from '../../renderer/state/servers';
import { ServersForm } from '../../renderer/state/servers-form.svelte';

const profile = (members: Partial<ServerProfile>): ServerProfile => ({
  name: 'First',
  address: 'https://crm.example.com',
  release: defaultRelease,
  organisation: 'CRMDEMO',
  unit: '',
  tokensParameter: defaultTokensParameter,
  ...members,
});
const first = profile({});
const second = profile({ name: 'Second', address: 'https://second.example.com' });
const third = profile({ name: 'Third', address: 'https://third.example.com' });

describe('an address', () => {
  const typed = [
    'https://crm.example.com',
    'crm.example.com',
    ' https://crm.example.com/ ',
    'https://CRM.example.com:443/crmapi/rest/v2/',
    'https://crm.example.com/base',
    'http://127.0.0.1:4711',
    'http://[::1]:4711/x',
  ];

  test.each(typed)('%s is read as the main process reads it', (text) => {
    expect(parseServerAddress(text)).toEqual({ ok: true, value: readServerAddress(text) });
    expect(isInsecure(text)).toBe(false);
  });

  test.each([
    '',
    'https://crm example',
    'ftp://crm.example.com',
    'https://jane@crm.example.com',
    'https://x?y',
    'https://',
  ])('%j is none', (text) => {
    expect(readServerAddress(text)).toBeNull();
    expect(parseServerAddress(text).ok).toBe(false);
  });

  test('over http to another machine is read, but called insecure', () => {
    for (const text of ['http://crm.example.com', 'http://localhost.example.com', 'http://12.0.0.1'])
      expect(isInsecure(text)).toBe(true);
    expect(isInsecure('http://localhost:1')).toBe(false);
  });

  test('is the same however it is written', () => {
    expect(isSameServer('crm.example.com', 'https://crm.example.com/crmapi/rest/v2')).toBe(true);
    expect(isSameServer('crm.example.com', 'crm.example.com/other')).toBe(false);
    expect(isSameServer('', '')).toBe(false);
  });
});

describe('the form', () => {
  test('begins with the newest release before R18 and the usual name of the list', () => {
    expect(new ServersForm(null, []).profile).toMatchObject({
      release: defaultRelease,
      tokensParameter: 'access_tokens_set',
    });
  });

  test('keeps what was typed without the spaces around it', () => {
    const form = new ServersForm(null, [second]);
    Object.assign(form.profile, { name: ' First ', address: ' crm.example.com ', release: ' r16.2.0 ' });
    expect(form.read()).toEqual(
      profile({ address: 'crm.example.com', release: 'R16.2.0', organisation: '', unit: '' }),
    );
  });

  test.each([
    ['name', ' ', { problem: 'required' }],
    ['name', 'x'.repeat(201), { problem: 'too-long' }],
    ['name', 'Second', { said: 'Another server has this name.' }],
    ['address', '', { problem: 'required' }],
    ['address', 'no address', { said: 'Use an address such as https://crm.example.com.' }],
    ['address', 'http://crm.example.com', { said: 'Use an address that begins with https://.' }],
    ['address', 'second.example.com/', { said: 'Another server has this address.' }],
    ['release', '', { problem: 'required' }],
    ['release', 'seventeen', { said: 'Use R and a number, such as R17 or R17.10.0.' }],
    ['unit', 'x'.repeat(201), { problem: 'too-long' }],
    ['tokensParameter', 'a b', { said: 'Use letters, digits and underscores only.' }],
  ] as const)('says what is wrong with %s %j, once saving was tried', (field, text, problem) => {
    const form = new ServersForm(first, [second]);
    form.profile[field] = text;
    expect(form.problems).toEqual({});
    expect(form.read()).toBeNull();
    expect(form.problems).toEqual({ [field]: problem });
    form.profile[field] = first[field];
    expect(form.problems).toEqual({});
  });
});

describe('the list of servers', () => {
  test('takes new ones at its end and changed ones in their place', () => {
    expect(replaced([first], null, second)).toEqual([first, second]);
    const renamed = { ...first, name: 'New' };
    expect(replaced([first, second], first, renamed)).toEqual([renamed, second]);
    expect(without([first, second], first)).toEqual([second]);
  });

  test('is put in order one place at a time', () => {
    expect(moved([first, second, third], third, -1)).toEqual([first, third, second]);
    expect(moved([first, second, third], first, 1)).toEqual([second, first, third]);
  });
});

test('the practice service is asked to play only what it can', () => {
  const texts = [...knownReleases, 'R5', 'R17', 'R4', 'R18', 'R17.1', 'R17.1.2.3', '17', ''];
  expect(texts.filter(isPlayed)).toEqual(texts.filter(isRelease));
});

test('the end of a certificate is shown as a day', () => {
  expect(certificateDate('Jan  5 12:00:00 2036 GMT')).toBe('5 Jan 2036');
  expect(certificateDate('some day')).toBe('some day');
});
