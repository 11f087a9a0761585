/**
 * Whether a value is made of plain objects, lists and simple values alone, each of the kind that a schema took it for. A
 * validator takes any object for one with members: a list, a date or a map that it finds none in would pass as an empty one.
 */
export function isPlain(value: unknown, taken: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  if (Array.isArray(value))
    return Array.isArray(taken) && value.every((item, at) => isPlain(item, (taken as unknown[])[at]));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if (typeof taken !== 'object' || taken === null || Array.isArray(taken)) return false;
  const members = taken as Record<string, unknown>;
  return Object.entries(value).every(([name, member]) => isPlain(member, members[name]));
}
