import type { Failure, FieldName } from '../contract/failure';

type Naming = readonly [pattern: RegExp, field: (found: RegExpExecArray) => FieldName];

/** How a server may name a field: in a sentence, in snake_case, or run together in an exception's class name. */
const namings: readonly Naming[] = [
  [/authentication[\s_-]*code/i, () => 'authenticationCode'],
  [/pass[\s_-]*code/i, () => 'passCode'],
  [/card[\s_-]*(masked|number)|masked[\s_-]*(card|number)/i, () => 'cardMaskedNumber'],
  [/classification/i, () => 'classification'],
  [/rewards?[\s_-]*participant|\bparticipant/i, () => 'rewardsParticipant'],
  [/accounts?[\s_-]*receivables?|\baccount\b/i, () => 'accountsReceivable'],
  [/udf[\s_-]*(string|float|date)[\s_-]*(\d)/i, (found) => `udfs.udf${capitalised(found[1])}${found[2] ?? ''}`],
  [/identifier/i, () => 'identifier'],
  [/user[\s_-]*name/i, () => 'userName'],
  [/password/i, () => 'password'],
  [/organi[sz]ation/i, () => 'organisation'],
  [/\bunit\b/i, () => 'unit'],
];

/** The identifier objects of the API carry the word in their own names, and mean another field or the whole token. */
const objectNames =
  /(access[\s_-]*tokens?|accounts?[\s_-]*receivable|rewards?[\s_-]*participant|classification)[\s_-]*identifier/gi;

/**
 * Adds to a refusal the form field that its words are about, where they name one. The codes are undocumented
 * (docs/design/api.md 5): this improves where the words are shown, and must decide nothing.
 */
export function placeRefusal(failure: Failure): Failure {
  const { message, description, code } = failure.server ?? {};
  const said = [message, description, code].find((words) => words);
  // Of a code only the last part speaks of the matter: the parts before it name a module.
  const evidence = [message, description, code?.split('.').at(-1)];
  const field = evidence.map((words) => fieldNamedFirst(words ?? '')).find((found) => found !== null);
  return field && said ? { ...failure, fields: { ...failure.fields, [field]: { said } } } : failure;
}

function fieldNamedFirst(text: string): FieldName | null {
  const words = text.replace(objectNames, '$1');
  let first: { index: number; field: FieldName } | null = null;
  for (const [pattern, field] of namings) {
    const found = pattern.exec(words);
    if (found && (!first || found.index < first.index)) first = { index: found.index, field: field(found) };
  }
  return first?.field ?? null;
}

function capitalised(word = ''): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
