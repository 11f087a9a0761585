import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { DOMParser } from '@xmldom/xmldom';
import plist from 'plist';
import { beforeAll, expect, test } from 'vitest';
import { examplePolicy } from '../../build/policy/example.mjs';
import { policyFiles } from '../../build/policy/files.mjs';
import { groupsOf, membersOf } from '../../build/policy/members.mjs';
import { publishedSchema } from '../../build/policy/schema.mjs';
import { policySchema } from '../../electron/contract/policy-schema';
import { foundIn, type RegistryKey } from '../../electron/shell/policy-registry';
import { packageConfiguration } from '../../build/package/configuration.mjs';

const root = resolve(import.meta.dirname, '../..');
const schema = publishedSchema(policySchema);
const members = membersOf(schema);
const names = members.map(({ path }) => path.join('.'));
/** Reads XML, and throws where it is not well-formed. */
const parser = new DOMParser({
  errorHandler: (_level: string, message: unknown) => {
    throw new Error(String(message));
  },
});

let files: Record<string, string>;
beforeAll(async () => {
  files = await policyFiles(policySchema);
});
const fileOf = (name: string) => files[`build/policy/templates/${name}`] ?? '';

test('what is made from the schema is what was made last: node build/policy.mjs makes it anew', () => {
  const committed = Object.fromEntries(
    Object.keys(files).map((path) => [path, readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')]),
  );
  expect(committed).toEqual(files);
});

test('the example has every member, and is valid', () => {
  expect(v.safeParse(policySchema, examplePolicy).issues).toBeUndefined();
  const groups = groupsOf(schema).map(({ name }) => name);
  const given = Object.entries(examplePolicy).flatMap(([name, value]) =>
    groups.includes(name) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
  // a proxy has one form at a time
  expect([...given, 'proxy.pacUrl'].sort()).toEqual([...names].sort());
});

test('the administrative template is well-formed, and writes every member where the app reads it', () => {
  expect(parser.parseFromString(fileOf('windows/en-US/Tokendesk.adml')).documentElement.tagName).toBe(
    'policyDefinitionResources',
  );
  const document = parser.parseFromString(fileOf('windows/Tokendesk.admx'));
  const settings = Array.from(document.getElementsByTagName('policy'));
  const written = settings.map((setting) => {
    const element = Array.from(setting.getElementsByTagName('elements')[0]?.childNodes ?? []).find(isElement);
    const valued = setting.hasAttribute('valueName') ? setting : element;
    const path = element?.hasAttribute('key')
      ? element.getAttribute('key')
      : `${setting.getAttribute('key') ?? ''}\\${valued?.getAttribute('valueName') ?? ''}`;
    return path?.replace('SOFTWARE\\Policies\\Tokendesk\\', '').replaceAll('\\', '.');
  });
  expect(written).toEqual(names);
  expect(new Set(settings.map((setting) => setting.getAttribute('class')))).toEqual(new Set(['Machine']));
});

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

test('every word that the template names is in its English resources', () => {
  const admx = fileOf('windows/Tokendesk.admx');
  const adml = fileOf('windows/en-US/Tokendesk.adml');
  for (const [, kind = '', id = ''] of admx.matchAll(/\$\((string|presentation)\.([^)]+)\)/g))
    expect(adml).toContain(`<${kind} id="${id}"`);
});

test('what Group Policy would write of the example is read as the example', () => {
  const text = (value: unknown) =>
    typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
  const isTexts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'string');
  const keyOf = (object: object): RegistryKey => {
    const key: RegistryKey = { values: {}, keys: {} };
    for (const [name, value] of Object.entries(object) as [string, unknown][]) {
      if (isTexts(value))
        key.keys[name] = { values: Object.fromEntries(value.map((each, at) => [at + 1, each])), keys: {} };
      else if (typeof value === 'object' && value !== null && !Array.isArray(value)) key.keys[name] = keyOf(value);
      else key.values[name] = text(value);
    }
    return key;
  };
  expect(foundIn(keyOf(examplePolicy))).toEqual({ state: 'found', value: examplePolicy });
});

test('the profile for macOS sets every member, and its manifest describes them', () => {
  const profile = plist.parse(fileOf('macos/tokendesk.mobileconfig')) as { PayloadContent: Record<string, unknown>[] };
  expect(profile.PayloadContent).toHaveLength(1);
  expect(profile.PayloadContent[0]).toMatchObject({ ...examplePolicy, PayloadType: 'com.tokendesk.app' });
  interface Subkey {
    pfm_name: string;
    pfm_type: string;
    pfm_subkeys?: Subkey[];
  }
  const manifest = plist.parse(fileOf('macos/com.tokendesk.app.plist')) as unknown as { pfm_subkeys: Subkey[] };
  const described = manifest.pfm_subkeys.flatMap(({ pfm_name, pfm_type, pfm_subkeys = [] }) =>
    pfm_type === 'dictionary' ? pfm_subkeys.map((inner) => `${pfm_name}.${inner.pfm_name}`) : [pfm_name],
  );
  expect(described).toEqual(names);
});

test('the reference names every member', () => {
  for (const name of names) expect(files['docs/policy.md']).toContain(`| \`${name}\` `);
});

test('packages bring the templates along', () => {
  const electron = { version: '45.0.0', folder: '/electron' } as Parameters<typeof packageConfiguration>[0];
  const { extraResources } = packageConfiguration(electron, { forTesting: false });
  expect(extraResources).toContainEqual({ from: 'build/policy/templates', to: 'policy' });
});
