import * as v from 'valibot';
import { isObject } from './json';

/** Text as the server wrote it, read by asText; the fallback stands in for a member that is missing. Never throws. */
export const text = v.fallback(v.pipe(v.unknown(), v.transform(asText)), null);

/** A documented member that no screen shows: it counts as an other field wherever it holds something. */
export const unread = v.fallback(v.null(), null);

/** A nested object of which any member may be missing; what is not an object is null. */
export function part<const E extends v.ObjectEntries>(entries: E) {
  return v.fallback(v.nullable(v.object(entries)), null);
}

/** Gives one value as text: a number or a boolean too, anything else is null. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Gives the elements of a list; one object alone counts as a list of it, nothing as an empty one. */
export function asList(data: unknown): unknown[] {
  if (Array.isArray(data)) return data;
  return isObject(data) && Object.keys(data).length > 0 ? [data] : [];
}

/** Gives null for a record of which nothing was told, so that the screen shows no empty card. */
export function unlessEmpty<T extends object>(record: T): T | null {
  return Object.values(record).some((value) => value !== null) ? record : null;
}

/** Moves members from a name of another release to the one read here, where that one is free; else both stay. */
export function renamed(value: unknown, names: Record<string, string>): unknown {
  if (!isObject(value)) return value;
  const free = Object.entries(names).filter(
    ([from, to]) => (value[from] ?? null) !== null && (value[to] ?? null) === null,
  );
  if (free.length === 0) return value;
  const moves = new Map(free);
  const taken = new Set(moves.values());
  const kept = Object.entries(value).filter(([name]) => !taken.has(name));
  return Object.fromEntries(kept.map(([name, member]) => [moves.get(name) ?? name, member]));
}
