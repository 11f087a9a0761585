import { done, refuseParameter } from './refusals';
import type { Outcome } from './refusals';
import { has } from './releases';
import type { Release } from './releases';

type ParameterKind = 'text' | 'number' | 'float' | 'date' | 'identifier' | 'list';

interface Parameter {
  kind: ParameterKind;
  since: Release;
  isMandatory: boolean;
}

export type ParameterTable = Readonly<Record<string, Parameter>>;
/** The parameters of one call, checked for their kind; absent and null are kept apart. */
export type Given = Readonly<Record<string, unknown>>;

export function optional(kind: ParameterKind, since: Release = 'R5'): Parameter {
  return { kind, since, isMandatory: false };
}

export function mandatory(kind: ParameterKind): Parameter {
  return { kind, since: 'R5', isMandatory: true };
}

const dateForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

function isDate(text: string): boolean {
  const moment = new Date(`${text}Z`);
  // A day that does not exist, such as 30 February, would silently become another one.
  return dateForm.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives the value as the method wants it, or undefined when it is of another kind; GET can only pass text. */
function convert(value: unknown, kind: ParameterKind): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return /^\d{1,9}$/.test(String(value)) ? Number(value) : undefined;
    case 'float': {
      const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
      return isNumeric && Number.isFinite(Number(value)) ? Number(value) : undefined;
    }
    case 'date':
      return typeof value === 'string' && isDate(value) ? value : undefined;
    case 'identifier':
      return isRecord(value) ? value : undefined;
    case 'list':
      return Array.isArray(value) ? value : undefined;
  }
}

/**
 * Gives the parameters that a release knows, or refuses the first one that is missing or of the wrong kind. What a release
 * does not know is ignored, as JSON binding in a Java server usually does; what the vendor's does is unknown.
 */
export function readParameters(table: ParameterTable, sent: Given, release: Release): Outcome<Given> {
  const given: [string, unknown][] = [];
  for (const [name, { kind, since, isMandatory }] of Object.entries(table)) {
    if (!has(release, since)) continue;
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (isMandatory && (value === undefined || value === null || value === '')) {
      return refuseParameter('missing-parameter', name);
    }
    if (value === undefined) continue;
    const converted = value === null ? null : convert(value, kind);
    if (converted === undefined) return refuseParameter('invalid-parameter', name);
    given.push([name, converted]);
  }
  return done(Object.fromEntries(given));
}

/** Gives a text, null when it is absent, null or empty. */
export function textOf(given: Given, name: string): string | null {
  const value = given[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Gives a number, null when it is absent or null. */
export function numberOf(given: Given, name: string): number | null {
  const value = given[name];
  return typeof value === 'number' ? value : null;
}

/** Gives an identifier object, null when it is absent or null. */
export function identifierOf(given: Given, name: string): Given | null {
  const value = given[name];
  return isRecord(value) ? value : null;
}

/** Gives the objects of a list; refuses when one of its entries is none. */
export function recordsOf(given: Given, name: string): Outcome<Given[]> {
  const value = given[name];
  const entries: unknown[] = Array.isArray(value) ? value : [];
  const records = entries.filter(isRecord);
  return records.length === entries.length ? done(records) : refuseParameter('invalid-parameter', name);
}

/** Gives the one name of `names` that was sent; refuses none and several. */
export function exactlyOneGiven(given: Given, names: readonly string[]): Outcome<string> {
  const present = names.filter((name) => given[name] !== undefined && given[name] !== null && given[name] !== '');
  const [name] = present;
  return name === undefined || present.length > 1 ? refuseParameter('one-of-required', names.join(', ')) : done(name);
}

/**
 * Gives the one member of `names` that was sent, with its text: "one semi-optional must be specified, only one allowed"
 * (docs/design/api.md 3). Refuses none, several, and values that are no text.
 */
export function exactlyOne(given: Given, names: readonly string[]): Outcome<{ name: string; value: string }> {
  const name = exactlyOneGiven(given, names);
  if (!name.ok) return name;
  const value = given[name.value];
  return typeof value === 'string'
    ? done({ name: name.value, value })
    : refuseParameter('invalid-parameter', name.value);
}
