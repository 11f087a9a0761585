import * as registry from 'native-reg';
import type { Found, PolicySource } from './policy-reading';

const path = 'SOFTWARE\\Policies\\Tokendesk';

/** A key of the registry: its values by name, and the keys in it. */
export interface RegistryKey {
  values: Record<string, unknown>;
  keys: Record<string, RegistryKey>;
}

/** The policy that Group Policy writes into the registry of Windows, where administrators alone may write. */
export const policyInRegistry: PolicySource = {
  place: `HKLM\\${path}`,
  read() {
    try {
      const key = readKey(path);
      return key ? foundIn(key) : { state: 'absent' };
    } catch {
      return { state: 'unreadable', why: 'registry-refused' };
    }
  },
};

function readKey(at: string): RegistryKey | null {
  const key = registry.openKey(registry.HKLM, at, registry.Access.READ);
  if (key === null) return null;
  try {
    const values = registry.enumValueNames(key).map((name) => [name, registry.queryValue(key, name)]);
    const keys = registry.enumKeyNames(key).map((name) => [name, readKey(`${at}\\${name}`)]);
    return {
      values: Object.fromEntries(values) as RegistryKey['values'],
      keys: Object.fromEntries(keys.filter(([, inner]) => inner !== null)) as RegistryKey['keys'],
    };
  } finally {
    registry.closeKey(key);
  }
}

/** Gives the policy that a key holds; a key without anything in it, as Group Policy may leave behind, is none. */
export function foundIn(key: RegistryKey): Found {
  const value = objectOf(key);
  return Object.keys(value).length === 0 ? { state: 'absent' } : { state: 'found', value };
}

/**
 * Keys are objects, or lists where their values are numbered as Group Policy does. Numbers are numbers; a text that is JSON
 * is what it says (true, false, a list of servers), any other is a text.
 */
function objectOf({ values, keys }: RegistryKey): object {
  const read = Object.entries(values).map(([name, value]) => [name, valueOf(value)] as const);
  const inner = Object.entries(keys).map(([name, key]) => [name, isList(key) ? listOf(key) : objectOf(key)] as const);
  return Object.fromEntries([...read, ...inner]);
}

function isList({ values, keys }: RegistryKey): boolean {
  const names = Object.keys(values);
  return Object.keys(keys).length === 0 && names.length > 0 && names.every((name) => /^\d+$/.test(name));
}

function listOf({ values }: RegistryKey): unknown[] {
  return Object.entries(values)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, value]) => value);
}

function valueOf(value: unknown): unknown {
  const text: unknown = Array.isArray(value) ? value.join('\n') : value;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
