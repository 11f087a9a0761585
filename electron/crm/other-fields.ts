import type { OtherField } from '../contract/model';
import { isObject } from './json';
import { asText, unread } from './wire-fields';

/** Names that hold a secret in some release or other, without their separators; none of them is ever kept. */
const secretName =
  /pass(code|word|phrase)|onetime|^(otp|pin|cvv2?|secret|jwt|token|sessiontoken|webapikey|privatekey)$/;

/** Deeper than any answer of the API; a hostile one must not exhaust the stack. */
const deepest = 100;

/**
 * Gives all that a schema does not read of a value: members it does not know, under their dotted names, and those whose
 * value has another type than expected. Secrets are left out.
 */
export function otherFields(schema: unknown, value: unknown, path = ''): OtherField[] {
  const entries = entriesOf(schema);
  // An empty list in a known place is how some servers write null.
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (!entries && schema !== unread && asText(value) !== null) return [];
  if (!entries || !isObject(value)) return [{ name: path || 'data', value: readable(value) }];
  return Object.entries(value).flatMap(([name, member]) => {
    const memberPath = path ? `${path}.${name}` : name;
    if (Object.hasOwn(entries, name)) return otherFields(entries[name], member, memberPath);
    return isSecret(name) ? [] : [{ name: memberPath, value: readable(member) }];
  });
}

/** The members that a schema reads, under whatever it is wrapped in; null for one that reads text. */
function entriesOf(schema: unknown): Record<string, unknown> | null {
  if (!isObject(schema)) return null;
  return isObject(schema.entries) ? schema.entries : entriesOf(schema.wrapped);
}

function isSecret(name: string): boolean {
  return secretName.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/** Gives any value as text for people: `day: 1, month: 2`; null is empty. */
function readable(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (depth > deepest) return '…';
  const inner = (member: unknown): string => {
    const words = readable(member, depth + 1);
    return isObject(member) ? `{${words}}` : words;
  };
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (!isObject(value)) return asText(value) ?? '';
  return Object.entries(value)
    .filter(([name]) => !isSecret(name))
    .map(([name, member]) => `${name}: ${inner(member)}`)
    .join(', ');
}
