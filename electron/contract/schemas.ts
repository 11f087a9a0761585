import * as v from 'valibot';
import { densities, themes } from './desk-state';
import { lifeCycleStates, tokenColumns, udfNames } from './model';
import type { Ask, RequestName } from './requests';
import { releaseSchema, serversSchema } from './servers';

/** Longer input is a mistake or an attack; no field of the API is known to be near it. */
const text = v.pipe(v.string(), v.maxLength(4_000));
const filled = v.pipe(text, v.nonEmpty());
const nothing = v.null();

const tokenIdentifier = v.union([
  v.strictObject({ authenticationCode: filled }),
  v.strictObject({ identifier: filled, passCode: filled }),
]);
const bareIdentifier = v.union([
  v.strictObject({ authenticationCode: filled }),
  v.strictObject({ identifier: filled }),
]);
const accountIdentifier = v.strictObject({ by: v.picklist(['number', 'id', 'name']), value: filled });
const participantIdentifier = v.strictObject({ by: v.picklist(['number', 'id']), value: filled });
const tokenHolder = v.union([
  v.strictObject({ accountsReceivable: accountIdentifier }),
  v.strictObject({ rewardsParticipant: participantIdentifier }),
]);
const columns = v.pipe(v.array(v.picklist(tokenColumns)), v.maxLength(tokenColumns.length));
const udfName = v.picklist(udfNames);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

const signIn = v.variant('with', [
  v.strictObject({
    with: v.literal('password'),
    server: filled,
    organisation: filled,
    userName: filled,
    password: filled,
    unit: v.exactOptional(text),
  }),
  v.strictObject({ with: v.literal('web-api-key'), server: filled, webApiKey: filled, unit: v.exactOptional(text) }),
]);

const draft = v.strictObject({
  authenticationCode: v.exactOptional(filled),
  identifier: v.exactOptional(filled),
  passCode: v.exactOptional(filled),
  classificationId: v.exactOptional(filled),
  accountsReceivable: v.exactOptional(accountIdentifier),
  rewardsParticipant: v.exactOptional(participantIdentifier),
  cardMaskedNumber: v.exactOptional(filled),
  udfs: v.exactOptional(v.record(udfName, filled)),
});

const change = v.strictObject({
  authenticationCode: v.exactOptional(v.nullable(filled)),
  identifier: v.exactOptional(v.nullable(filled)),
  passCode: v.exactOptional(v.nullable(filled)),
  cardMaskedNumber: v.exactOptional(v.nullable(filled)),
  udfs: v.exactOptional(v.record(udfName, v.nullable(filled))),
});

const association = v.union([
  v.strictObject({ existing: tokenIdentifier }),
  v.strictObject({
    added: v.strictObject({
      authenticationCode: v.exactOptional(filled),
      identifier: v.exactOptional(filled),
      passCode: v.exactOptional(filled),
      classificationId: v.exactOptional(filled),
    }),
  }),
]);

const settingsChange = v.strictObject({
  theme: v.exactOptional(v.picklist(themes)),
  density: v.exactOptional(v.picklist(densities)),
  requestDeadline: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(120))),
  scannerPrefix: v.exactOptional(v.pipe(v.string(), v.maxLength(20))),
  scannerSuffix: v.exactOptional(v.pipe(v.string(), v.maxLength(20))),
  listColumns: v.exactOptional(columns),
  servers: v.exactOptional(serversSchema),
  practiceRelease: v.exactOptional(releaseSchema),
});

/** One validator per request; a missing or disagreeing one does not compile. */
export const schemas: { [N in RequestName]: v.GenericSchema<unknown, Ask<N>> } = {
  'session:read': nothing,
  'session:sign-in': signIn,
  'session:practise': nothing,
  'session:sign-out': nothing,
  'connection:read': nothing,
  'tokens:find': tokenIdentifier,
  'tokens:not-associated': v.strictObject({
    number: count,
    lifeCycleState: v.exactOptional(v.picklist(lifeCycleStates)),
    columns: v.exactOptional(columns),
  }),
  'tokens:list': v.strictObject({
    holder: tokenHolder,
    classificationId: v.exactOptional(filled),
    numberOfResults: count,
    offset,
    columns: v.exactOptional(columns),
  }),
  'tokens:create': draft,
  'tokens:update': v.strictObject({ token: tokenIdentifier, change }),
  'tokens:set-effective': tokenIdentifier,
  'tokens:set-not-effective': tokenIdentifier,
  'tokens:delete': tokenIdentifier,
  'tokens:verify': v.strictObject({
    token: tokenIdentifier,
    verificationCode: filled,
    passCode: v.exactOptional(filled),
  }),
  'tokens:reset-verification-code': bareIdentifier,
  'tokens:reset-pass-code': bareIdentifier,
  'tokens:forgot-pass-code': v.strictObject({ identifier: filled }),
  'tokens:generate-otp': tokenIdentifier,
  'tokens:export': v.strictObject({
    fileName: v.pipe(v.string(), v.regex(/^[\w .-]{1,80}\.csv$/)),
    rows: v.pipe(v.array(v.array(text)), v.maxLength(100_001)),
  }),
  'classifications:list': nothing,
  'accounts:show': accountIdentifier,
  'accounts:of-token': tokenIdentifier,
  'accounts:associate': v.strictObject({ account: accountIdentifier, association }),
  'accounts:detach': v.strictObject({ account: accountIdentifier, token: tokenIdentifier }),
  'participants:list': v.strictObject({
    account: accountIdentifier,
    lifeCycleState: v.exactOptional(v.picklist(['EFFECTIVE', 'TERMINATED'])),
    numberOfResults: count,
    offset,
  }),
  'settings:read': nothing,
  'settings:change': settingsChange,
  'settings:choose-company-ca': nothing,
  'settings:remove-company-ca': nothing,
  'clipboard:copy': v.strictObject({ text: filled }),
  'window:print': nothing,
  'app:about': nothing,
};
