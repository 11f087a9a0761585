import { udfNames } from '../../electron/contract/model';
import type { AccessToken, TokenChange, UdfName } from '../../electron/contract/model';
import { withoutFormat } from '../lib/scanner/code-text';
import { addUdfProblem, checkTexts, udfValue } from './draft-check';
import type { FieldProblems } from './draft-check';
import { emptyFields, udfKind, udfTexts } from './draft-fields';
import type { TokenFields } from './draft-fields';

export type ChangedField = 'authenticationCode' | 'identifier' | 'passCode' | 'cardMaskedNumber' | `udfs.${UdfName}`;

/** One line of what will change; the pass code's says only that it does. */
export interface ChangeLine {
  field: ChangedField;
  kind: 'set' | 'emptied' | 'regenerated' | 'secret';
  from: string | null;
  to: string | null;
}

/** The form filled with what the server has; what it did not send starts empty. */
export function fieldsOf(token: AccessToken): TokenFields {
  return {
    ...emptyFields(),
    authenticationCode: token.authenticationCode ?? '',
    identifier: token.identifier ?? '',
    cardMaskedNumber: token.cardMaskedNumber ?? '',
    udfs: udfTexts((name) => token.udfs[name] ?? ''),
  };
}

/** The form over what the server has by now: what the operator changed stays as they wrote it. */
export function rebased(fields: TokenFields, before: AccessToken, now: AccessToken): TokenFields {
  const [was, is] = [fieldsOf(before), fieldsOf(now)];
  const kept = <K extends keyof TokenFields>(name: K) => (fields[name] === was[name] ? is[name] : fields[name]);
  return {
    ...fields,
    authenticationCode: kept('authenticationCode'),
    identifier: kept('identifier'),
    cardMaskedNumber: kept('cardMaskedNumber'),
    udfs: udfTexts((name) => (fields.udfs[name] === was.udfs[name] ? is.udfs[name] : fields.udfs[name])),
  };
}

/**
 * Only what the operator changed (docs/design/api.md 3.5): absent = untouched, null = emptied. The authentication code is null
 * only where a new one was asked for in so many words; an emptied box does not do it.
 */
export function changeOf(token: AccessToken, fields: TokenFields): TokenChange {
  const change: TokenChange = {};
  const code = changedEntry(token.authenticationCode, fields.authenticationCode);
  if (fields.generate) change.authenticationCode = null;
  else if (code) change.authenticationCode = code;
  const identifier = changedEntry(token.identifier, fields.identifier);
  if (identifier !== undefined) change.identifier = identifier;
  if (fields.passCode) change.passCode = fields.passCode;
  const card = changed(token.cardMaskedNumber, fields.cardMaskedNumber);
  if (card !== undefined) change.cardMaskedNumber = card;
  const udfs: Partial<Record<UdfName, string | null>> = {};
  for (const name of udfNames) {
    const value = changedUdf(token, fields, name);
    if (value !== undefined) udfs[name] = value;
  }
  if (Object.keys(udfs).length > 0) change.udfs = udfs;
  return change;
}

/** What keeps a change from being sent; boxes that nobody touched are never at fault. */
export function checkChange(token: AccessToken, fields: TokenFields): FieldProblems {
  const problems = checkTexts(fields);
  const change = changeOf(token, fields);
  if (!fields.generate && changedEntry(token.authenticationCode, fields.authenticationCode) === null)
    problems.authenticationCode = { problem: 'required' };
  if (change.identifier && !fields.passCode) problems.passCode = { problem: 'needs-pass-code' };
  for (const name of udfNames) {
    if (change.udfs?.[name] !== undefined) addUdfProblem(problems, name, fields.udfs[name]);
  }
  return problems;
}

/** The change in lines to read before it is saved, in the order of the form. */
export function changeLines(token: AccessToken, change: TokenChange): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const add = (field: ChangedField, from: string | null | undefined, to: string | null | undefined) => {
    if (to !== undefined)
      lines.push({ field, kind: to === null ? 'emptied' : 'set', from: from === '' ? null : (from ?? null), to });
  };
  if (change.authenticationCode === null) {
    lines.push({ field: 'authenticationCode', kind: 'regenerated', from: token.authenticationCode, to: null });
  } else add('authenticationCode', token.authenticationCode, change.authenticationCode);
  add('identifier', token.identifier, change.identifier);
  if (change.passCode !== undefined) lines.push({ field: 'passCode', kind: 'secret', from: null, to: null });
  add('cardMaskedNumber', token.cardMaskedNumber, change.cardMaskedNumber);
  for (const name of udfNames) add(`udfs.${name}`, token.udfs[name], change.udfs?.[name]);
  return lines;
}

/** What was typed, with these fields put back to what the token had. */
export function withoutChanges(typed: TokenFields, before: AccessToken, fields: readonly string[]): TokenFields {
  const was = fieldsOf(before);
  const isBack = (name: string): boolean => fields.includes(name);
  return {
    ...typed,
    generate: isBack('authenticationCode') ? false : typed.generate,
    authenticationCode: isBack('authenticationCode') ? was.authenticationCode : typed.authenticationCode,
    identifier: isBack('identifier') ? was.identifier : typed.identifier,
    passCode: isBack('identifier') ? '' : typed.passCode,
    cardMaskedNumber: isBack('cardMaskedNumber') ? was.cardMaskedNumber : typed.cardMaskedNumber,
    udfs: udfTexts((name) => (isBack(`udfs.${name}`) ? was.udfs[name] : typed.udfs[name])),
  };
}

/** The new value, null where it was emptied, undefined where it is what it was. */
function changed(before: string | null | undefined, text: string): string | null | undefined {
  const old = before ?? '';
  // what the server wrote with spaces around it is not changed by leaving it alone
  if (text === old || text.trim() === old) return undefined;
  return text.trim() || null;
}

/** The same for a code or a login, which have no invisible characters unless the server has them. */
function changedEntry(before: string | null | undefined, text: string): string | null | undefined {
  return text === before ? undefined : changed(before, withoutFormat(text));
}

function changedUdf(token: AccessToken, fields: TokenFields, name: UdfName): string | null | undefined {
  const value = changed(token.udfs[name], fields.udfs[name]);
  if (!value || udfKind(name) === 'text') return value;
  return changed(token.udfs[name], udfValue(name, value));
}
