import type { PracticeOptions } from './options';
import type { Random } from './random';

type Quirks = Pick<PracticeOptions, 'emptyMembers' | 'memberOrder' | 'numbersAsText'>;

function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const [moved] = items.splice(random.integer(last + 1), 1);
    if (moved !== undefined) items.push(moved);
  }
  return items;
}

/** Gives the data of an answer as a server with these quirks writes it, at any depth. */
export function writeData(value: unknown, quirks: Quirks, random: Random): unknown {
  if (value === null && quirks.emptyMembers === 'empty-text') return '';
  if (typeof value === 'number' && quirks.numbersAsText) return String(value);
  if (Array.isArray(value)) return value.map((item) => writeData(item, quirks, random));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => quirks.emptyMembers !== 'missing' || member !== null);
  const ordered = quirks.memberOrder === 'shuffled' ? shuffle(members, random) : members;
  return Object.fromEntries(ordered.map(([name, member]) => [name, writeData(member, quirks, random)]));
}

function pick(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pick(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

/**
 * Keeps the members that `fields_set` names: comma separated, top level, no spaces (docs/design/api.md 6). A name that does not
 * exist is ignored; what the vendor's server does with one is unknown.
 */
export function keepFields(data: unknown, fieldsSet: string | null): unknown {
  return fieldsSet === null ? data : pick(data, fieldsSet.split(','));
}

const makers = ['access_tokens/create', 'access_tokens/update'];

/** Leaves as much of the answer of create and update as the option says: their full answers are undocumented. */
export function keepPart(data: unknown, path: string, partialAnswers: PracticeOptions['partialAnswers']): unknown {
  if (partialAnswers === 'no' || !makers.includes(path)) return data;
  return partialAnswers === 'no-data' ? undefined : pick(data, ['id', 'number']);
}
