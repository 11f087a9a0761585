import * as v from 'valibot';
import { keptWorkSchema } from './kept-work';
import { longestLockAfter, shortestLockAfter } from './lock';
import { csvSeparators, densities, themes } from './desk-state';
import { lifeCycleStates, tokenColumns } from './model';
import { queueDecisions } from './outbox';
import type { Ask, RequestName } from './requests';
import { codeCharacters, longestAffix, scannerEnds } from './scanner';
import { scannerGap, scannerMinimumLength, seenCodes } from './scanner-schemas';
import { releaseSchema, serversSchema } from './servers';
import {
  accountIdentifier,
  change,
  draft,
  filled,
  participantIdentifier,
  queuedWork,
  seen,
  text,
  tokenIdentifier,
} from './token-schemas';

const nothing = v.null();
const lifeCycle = v.strictObject({ token: tokenIdentifier, seen });
const secret = v.strictObject({ secret: filled });

const bareIdentifier = v.union([
  v.strictObject({ authenticationCode: filled }),
  v.strictObject({ identifier: filled }),
]);
const tokenHolder = v.union([
  v.strictObject({ accountsReceivable: accountIdentifier }),
  v.strictObject({ rewardsParticipant: participantIdentifier }),
]);
const columns = v.pipe(v.array(v.picklist(tokenColumns)), v.maxLength(tokenColumns.length));
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

/** Becomes the id of an entry on disk. */
const submitId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
const submitOptions = { submitId: v.exactOptional(submitId), again: v.exactOptional(v.literal(true)) };

const settingsChange = v.strictObject({
  theme: v.exactOptional(v.picklist(themes)),
  density: v.exactOptional(v.picklist(densities)),
  lockAfter: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(shortestLockAfter), v.maxValue(longestLockAfter)),
  ),
  requestDeadline: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(120))),
  scannerPrefix: v.exactOptional(v.pipe(v.string(), v.maxLength(longestAffix))),
  scannerSuffix: v.exactOptional(v.pipe(v.string(), v.maxLength(longestAffix))),
  scannerGap: v.exactOptional(scannerGap),
  scannerMinimumLength: v.exactOptional(scannerMinimumLength),
  scannerEnd: v.exactOptional(v.picklist(scannerEnds)),
  codeCharacters: v.exactOptional(v.picklist(codeCharacters)),
  seenCodes: v.exactOptional(seenCodes),
  listColumns: v.exactOptional(columns),
  csvSeparator: v.exactOptional(v.picklist(csvSeparators)),
  servers: v.exactOptional(serversSchema),
  practiceRelease: v.exactOptional(releaseSchema),
  offlineQueue: v.exactOptional(v.boolean()),
  directoryHours: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24))),
  forgetAtSignOut: v.exactOptional(v.boolean()),
  startAtLogOn: v.exactOptional(v.boolean()),
});

/** One validator per request; a missing or disagreeing one does not compile. */
export const schemas: { [N in RequestName]: v.GenericSchema<unknown, Ask<N>> } = {
  'session:read': nothing,
  'session:sign-in': signIn,
  'session:sign-in-again': secret,
  'session:practise': nothing,
  'session:sign-out': nothing,
  'session:leave': nothing,
  'connection:read': nothing,
  'keychain:read': nothing,
  'keychain:retry': nothing,
  'proxy:read': nothing,
  'proxy:known': nothing,
  'proxy:forget': v.strictObject({ proxy: filled }),
  'proxy:sign-in': v.strictObject({ proxy: filled, userName: filled, password: text }),
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
  'tokens:create': v.strictObject({ ...draft.entries, ...submitOptions }),
  'tokens:update': v.strictObject({ token: tokenIdentifier, change, seen, submitId: v.exactOptional(submitId) }),
  'tokens:set-effective': lifeCycle,
  'tokens:set-not-effective': lifeCycle,
  'tokens:outcome': v.strictObject({ submitId }),
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
    fileName: v.pipe(v.string(), v.regex(/^[\w .-]{1,80}\.(xlsx|csv)$/)),
    rows: v.pipe(v.array(v.array(text)), v.maxLength(100_001)),
  }),
  'classifications:list': nothing,
  'accounts:show': accountIdentifier,
  'accounts:of-token': tokenIdentifier,
  'accounts:associate': v.strictObject({ account: accountIdentifier, association, ...submitOptions }),
  'accounts:outcome': v.strictObject({ submitId }),
  'accounts:detach': v.strictObject({ account: accountIdentifier, token: tokenIdentifier }),
  'participants:list': v.strictObject({
    account: accountIdentifier,
    lifeCycleState: v.exactOptional(v.picklist(['EFFECTIVE', 'TERMINATED'])),
    numberOfResults: count,
    offset,
  }),
  'outbox:read': nothing,
  'outbox:queue': v.strictObject({
    work: queuedWork,
    replaces: v.exactOptional(filled),
    id: v.exactOptional(submitId),
    evenIfSeen: v.exactOptional(v.literal(true)),
    again: v.exactOptional(v.literal(true)),
  }),
  'outbox:decide': v.strictObject({ id: filled, decision: v.picklist(queueDecisions) }),
  'outbox:discard-others': v.strictObject({
    owner: v.strictObject({ userName: filled, organisation: filled, server: filled }),
  }),
  'outbox:edit': v.strictObject({ id: filled }),
  'outbox:acknowledge-loss': nothing,
  'outbox:start-anew': nothing,
  'directory:search': v.strictObject({ text: v.pipe(v.string(), v.maxLength(200)) }),
  'settings:read': nothing,
  'settings:notice': nothing,
  'settings:notice-read': nothing,
  'settings:change': settingsChange,
  'settings:choose-company-ca': v.strictObject({ server: filled }),
  'settings:remove-company-ca': v.strictObject({ server: filled }),
  'policy:read': nothing,
  'lock:read': nothing,
  'lock:now': nothing,
  'lock:active': nothing,
  'lock:unlock': secret,
  'lock:hand-over': nothing,
  'drafts:keep': keptWorkSchema,
  'drafts:read': nothing,
  'unheard:read': nothing,
  'unheard:heard': v.strictObject({ id: filled }),
  // longer than any field: as much as somebody marks on the screen
  'clipboard:copy': v.strictObject({ text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_000_000)) }),
  'health:read': nothing,
  'health:check': nothing,
  'health:bundle': nothing,
  'updates:read': nothing,
  'updates:check': nothing,
  'updates:download': nothing,
  'updates:install': nothing,
  'link:take': nothing,
  'window:print': nothing,
  'window:news': nothing,
  'app:about': nothing,
};
