import * as v from 'valibot';
import { udfNames, type AccessToken } from './model';

/** No box takes more. */
const text = v.pipe(v.string(), v.maxLength(8_000));
const perhaps = v.nullable(text);
const udfName = v.picklist(udfNames);

const user = v.nullable(v.strictObject({ id: perhaps, userName: perhaps, personName: perhaps, email: perhaps }));
const unit = v.nullable(
  v.strictObject({
    id: perhaps,
    name: perhaps,
    description: perhaps,
    alternativeCode: perhaps,
    groupName: perhaps,
    communityName: perhaps,
  }),
);
const account = v.nullable(
  v.strictObject({
    id: perhaps,
    number: perhaps,
    name: perhaps,
    lifeCycleState: perhaps,
    owner: v.nullable(
      v.strictObject({
        id: perhaps,
        name: perhaps,
        title: perhaps,
        firstName: perhaps,
        middleName: perhaps,
        lastName: perhaps,
        companyName: perhaps,
        type: perhaps,
        lifeCycleState: perhaps,
      }),
    ),
  }),
);
const token: v.GenericSchema<unknown, AccessToken> = v.strictObject({
  id: perhaps,
  number: perhaps,
  lifeCycleState: perhaps,
  authenticationCode: perhaps,
  identifier: perhaps,
  cardMaskedNumber: perhaps,
  cardLast4Digits: perhaps,
  verificationCode: perhaps,
  verifiedDate: perhaps,
  verifiedByUser: user,
  classification: v.nullable(
    v.strictObject({ id: perhaps, name: perhaps, alternativeCode: perhaps, description: perhaps }),
  ),
  accountsReceivable: account,
  rewardsParticipant: v.nullable(
    v.strictObject({ id: perhaps, number: perhaps, lifeCycleState: perhaps, accountsReceivable: account }),
  ),
  udfs: v.record(udfName, perhaps),
  log: v.nullable(
    v.strictObject({
      createdDate: perhaps,
      createdByUser: user,
      createdByUnit: unit,
      updatedDate: perhaps,
      updatedByUser: user,
      updatedByUnit: unit,
    }),
  ),
  otherFields: v.pipe(v.array(v.strictObject({ name: text, value: text })), v.maxLength(200)),
});

// Strict: a pass code or password that was put in by mistake is refused, not kept.
const fields = v.strictObject({
  generate: v.boolean(),
  authenticationCode: text,
  identifier: text,
  classification: text,
  accountBy: v.picklist(['number', 'id', 'name']),
  account: text,
  participantBy: v.picklist(['number', 'id']),
  participant: text,
  cardMaskedNumber: text,
  udfs: v.strictObject(v.entriesFromList(udfNames, text)),
});

/** Whom and what a new token is for: a form is for one purpose, another purpose gets another form. */
const purpose = v.variant('kind', [
  v.strictObject({ kind: v.literal('plain') }),
  /** A code that no token had when it was looked up. */
  v.strictObject({ kind: v.literal('code'), authenticationCode: text }),
  /** In place of another token, for its customer. */
  v.strictObject({ kind: v.literal('replacement'), of: token }),
]);
/** Of a form that was sent or saved, and of which it is not known what became of it. */
const submitId = v.nullable(text);
const draft = v.strictObject({ purpose, fields, submitId });
const accountAt = v.strictObject({ by: v.picklist(['number', 'id', 'name']), value: text });

/** More forms than anybody leaves open; what is beyond stays in the window. */
export const mostKeptForms = 20;
const forms = <S extends v.GenericSchema>(form: S) => v.pipe(v.array(form), v.maxLength(mostKeptForms));

const place = v.union([
  v.strictObject({ screen: v.picklist(['search', 'list', 'create', 'outbox', 'settings']) }),
  v.strictObject({ screen: v.literal('token'), token, partial: v.boolean() }),
  v.strictObject({ screen: v.literal('update'), token }),
  v.strictObject({
    screen: v.picklist(['account', 'account-add']),
    at: accountAt,
  }),
]);

/** What an operator was in the middle of; kept in the main process's memory, so that it outlives the window. */
export const keptWorkSchema = v.strictObject({
  /** The way to the present screen, the oldest first. */
  places: v.pipe(v.array(place), v.maxLength(12)),
  create: v.nullable(draft),
  /** New tokens that were begun and put aside. */
  kept: forms(draft),
  changes: forms(v.strictObject({ token, fields, submitId })),
  /** Tokens that are being added to accounts. */
  additions: forms(v.strictObject({ at: accountAt, kind: v.picklist(['existing', 'added']), fields, submitId })),
  /** Told once and not noted yet. The only secret that is kept, in memory and for some minutes: the old one is dead. */
  newPassCode: v.nullable(v.strictObject({ id: text, number: perhaps, passCode: text })),
  /** A one-time password is on the screen and not noted yet. */
  showsOneTimePassword: v.boolean(),
  search: v.strictObject({
    by: v.picklist(['authenticationCode', 'identifier', 'account']),
    code: text,
    identifier: text,
    account: accountAt,
  }),
});

export type KeptWork = v.InferOutput<typeof keptWorkSchema>;
export type DraftPurpose = v.InferOutput<typeof purpose>;
/** A form without its pass code, which is kept nowhere. */
export type KeptFields = v.InferOutput<typeof fields>;
export type KeptPlace = v.InferOutput<typeof place>;
