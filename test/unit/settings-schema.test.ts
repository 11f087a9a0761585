import { expect, test, vi } from 'vitest';
import { currentVersion, readSettings, writeSettings, type Migration } from '../../electron/shell/settings-schema';

const rename: Migration = ({ colours, ...others }) => ({ ...others, theme: colours });
const shorten: Migration = ({ theme, ...others }) => ({ ...others, theme: theme === 'very dark' ? 'dark' : theme });

test('a file of an older version is brought up step by step, from the step after its own', () => {
  expect(readSettings({ colours: 'very dark' }, [rename, shorten]).value.theme).toBe('dark');
  expect(readSettings({ version: 1, theme: 'very dark' }, [rename, shorten]).value.theme).toBe('dark');
  expect(readSettings({ version: 2, theme: 'light' }, [rename, shorten]).value.theme).toBe('light');
});

test('a file of a newer version is migrated by nothing, and said to be newer', () => {
  const step = vi.fn<Migration>((stored) => stored);
  expect(readSettings({ version: 2, theme: 'dark' }, [step])).toMatchObject({
    isNewer: true,
    value: { theme: 'dark' },
  });
  expect(step).not.toHaveBeenCalled();
  expect(readSettings({ version: 1 }, [step]).isNewer).toBe(false);
});

test('what is written is of this version, and whole', () => {
  const { value } = readSettings({});
  const stored = JSON.parse(writeSettings(value)) as Record<string, unknown>;
  expect(stored['version']).toBe(currentVersion);
  expect(readSettings(stored)).toEqual({ value, isWhole: true, isNewer: false });
});

test('what only every object has is no setting', () => {
  const stored = JSON.parse('{"__proto__": {"theme": "dark"}, "constructor": 1}') as Record<string, unknown>;
  expect(readSettings(stored)).toMatchObject({ value: { theme: 'system' }, isWhole: true });
});

test('an authority of version 1 stays trusted for the server that was signed in to last alone', () => {
  const old = { name: 'Company', validTo: '', pem: 'x' };
  const read = (server: string) =>
    readSettings({ version: 1, companyCa: [old], rememberedSignIn: { server } }).value.companyCa;
  expect(read('crm.example')).toEqual([{ ...old, server: 'https://crm.example/crmapi/rest/v2' }]);
  expect(read('')).toEqual([{ ...old, server: '' }]);
});
