import * as v from 'valibot';
import { isObject } from './json';

/** Text as the server wrote it; numbers and booleans become text, anything else is null. Never throws. */
export const text = v.fallback(
  v.nullable(v.union([v.string(), v.pipe(v.union([v.number(), v.boolean()]), v.transform(String))])),
  null,
);

/** A documented member that no screen shows: it counts as an other field wherever it holds something. */
export const unread = v.fallback(v.null(), null);

/** A nested object of which any member may be missing; what is not an object is null. */
export function part<const E extends v.ObjectEntries>(entries: E) {
  return v.fallback(v.nullable(v.object(entries)), null);
}

/** Gives one value as text, or null where it is none. */
export function asText(value: unknown): string | null {
  return v.parse(text, value);
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
  const moves = new Map(free);
  const taken = new Set(moves.values());
  const kept = Object.entries(value).filter(([name]) => !taken.has(name));
  return Object.fromEntries(kept.map(([name, member]) => [moves.get(name) ?? name, member]));
}
