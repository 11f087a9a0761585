import type { FieldName, FieldProblem } from '../../electron/contract/failure';
import { udfNames } from '../../electron/contract/model';
import type { TokenDraft, UdfName } from '../../electron/contract/model';
import { cleanEntry } from '../lib/scanner/code-text';
import { isNumber, readDate, udfKind } from './draft-fields';
import type { TokenFields } from './draft-fields';

export type FieldProblems = Partial<Record<FieldName, FieldProblem>>;

/** No box takes more; the main process refuses what is longer. */
const longest = 4_000;

/** What keeps a new token from being sent (docs/design/api.md 3.4): nothing in it means that it may go. */
export function checkDraft(fields: TokenFields): FieldProblems {
  const problems = checkTexts(fields);
  if (!fields.generate && !cleanEntry(fields.authenticationCode)) problems.authenticationCode = { problem: 'required' };
  if (cleanEntry(fields.identifier) && !fields.passCode) problems.passCode = { problem: 'needs-pass-code' };
  for (const name of udfNames) addUdfProblem(problems, name, fields.udfs[name]);
  return problems;
}

/** Finds the boxes that hold more than can be sent. */
export function checkTexts(fields: TokenFields): FieldProblems {
  const problems: FieldProblems = {};
  const texts: [FieldName, string][] = [
    ['authenticationCode', fields.authenticationCode],
    ['identifier', fields.identifier],
    ['passCode', fields.passCode],
    ['accountsReceivable', fields.account],
    ['rewardsParticipant', fields.participant],
    ['cardMaskedNumber', fields.cardMaskedNumber],
  ];
  for (const [name, text] of texts) if (text.length > longest) problems[name] = { problem: 'too-long' };
  return problems;
}

/** Notes what is wrong with one user-defined field, if anything is. */
export function addUdfProblem(problems: FieldProblems, name: UdfName, text: string): void {
  const kind = udfKind(name);
  if (text.length > longest) problems[`udfs.${name}`] = { problem: 'too-long' };
  else if (!text.trim()) return;
  else if (kind === 'number' && !isNumber(text)) problems[`udfs.${name}`] = { problem: 'not-a-number' };
  else if (kind === 'date' && readDate(text) === null) problems[`udfs.${name}`] = { problem: 'not-a-date' };
}

/** The value of a user-defined field as it is sent: without spaces around it, a date in the server's form. */
export function udfValue(name: UdfName, text: string): string {
  const value = text.trim();
  return udfKind(name) === 'date' ? (readDate(value) ?? value) : value;
}

/** The form as a new token; what is empty is left out. A pass code keeps its spaces: they may be meant. */
export function toDraft(fields: TokenFields): TokenDraft {
  const draft: TokenDraft = {};
  const code = cleanEntry(fields.authenticationCode);
  if (!fields.generate && code) draft.authenticationCode = code;
  const identifier = cleanEntry(fields.identifier);
  if (identifier) draft.identifier = identifier;
  if (fields.passCode) draft.passCode = fields.passCode;
  if (fields.classification) draft.classificationId = fields.classification;
  const account = cleanEntry(fields.account);
  if (account) draft.accountsReceivable = { by: fields.accountBy, value: account };
  const participant = cleanEntry(fields.participant);
  if (participant) draft.rewardsParticipant = { by: fields.participantBy, value: participant };
  const card = cleanEntry(fields.cardMaskedNumber);
  if (card) draft.cardMaskedNumber = card;
  const udfs: Partial<Record<UdfName, string>> = {};
  for (const name of udfNames) if (fields.udfs[name].trim()) udfs[name] = udfValue(name, fields.udfs[name]);
  if (Object.keys(udfs).length > 0) draft.udfs = udfs;
  return draft;
}
