import * as v from 'valibot';

/** What could be read, and whether nothing had to be left out. */
export interface Read<T> {
  value: T;
  isWhole: boolean;
}
export type Reader<T> = (stored: unknown) => Read<T>;

/** Reads one value; what is missing or does not fit gets the one given. */
export function one<T>(schema: v.GenericSchema<unknown, T>, otherwise: T): Reader<T> {
  return (stored) => {
    if (stored === undefined) return { value: otherwise, isWhole: true };
    const parsed = v.safeParse(schema, stored);
    return parsed.success ? { value: parsed.output, isWhole: true } : { value: otherwise, isWhole: false };
  };
}

/** Reads a list; an item that does not fit, is there twice or is one too many costs only itself. */
export function list<T>(item: v.GenericSchema<unknown, T>, most: number, otherwise: T[]): Reader<T[]> {
  return (stored) => {
    if (stored === undefined) return { value: otherwise, isWhole: true };
    if (!Array.isArray(stored)) return { value: otherwise, isWhole: false };
    const fitting = stored.flatMap((each: unknown) => {
      const parsed = v.safeParse(item, each);
      return parsed.success ? [parsed.output] : [];
    });
    const value = [...new Set(fitting)].slice(0, most);
    return { value, isWhole: value.length === stored.length };
  };
}

/** Reads an object member by member, so that one odd value does not cost the others; unknown members are left out. */
export function members<T extends object>(readers: { [K in keyof T]: Reader<T[K]> }): Reader<T> {
  return (stored) => {
    const own = isRecord(stored) ? stored : {};
    const read = (Object.keys(readers) as (keyof T & string)[]).map((name) => {
      const { value, isWhole } = readers[name](Object.hasOwn(own, name) ? own[name] : undefined);
      return { name, value, isWhole };
    });
    return {
      value: Object.fromEntries(read.map(({ name, value }) => [name, value])) as T,
      isWhole: (stored === undefined || isRecord(stored)) && read.every((each) => each.isWhole),
    };
  };
}

/** Whether a value is an object with members, as JSON has it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
