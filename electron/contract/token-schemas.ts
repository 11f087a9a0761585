import * as v from 'valibot';
import { udfNames } from './model';

/** Longer input is a mistake or an attack; no field of the API is known to be near it. */
export const text = v.pipe(v.string(), v.maxLength(4_000));
export const filled = v.pipe(text, v.nonEmpty());

export const tokenIdentifier = v.union([
  v.strictObject({ authenticationCode: filled }),
  v.strictObject({ identifier: filled, passCode: filled }),
]);
export const accountIdentifier = v.strictObject({ by: v.picklist(['number', 'id', 'name']), value: filled });
export const participantIdentifier = v.strictObject({ by: v.picklist(['number', 'id']), value: filled });
const udfName = v.picklist(udfNames);

export const draft = v.strictObject({
  authenticationCode: v.exactOptional(filled),
  identifier: v.exactOptional(filled),
  passCode: v.exactOptional(filled),
  classificationId: v.exactOptional(filled),
  accountsReceivable: v.exactOptional(accountIdentifier),
  rewardsParticipant: v.exactOptional(participantIdentifier),
  cardMaskedNumber: v.exactOptional(filled),
  udfs: v.exactOptional(v.record(udfName, filled)),
});

export const change = v.strictObject({
  authenticationCode: v.exactOptional(v.nullable(filled)),
  identifier: v.exactOptional(v.nullable(filled)),
  passCode: v.exactOptional(v.nullable(filled)),
  cardMaskedNumber: v.exactOptional(v.nullable(filled)),
  udfs: v.exactOptional(v.record(udfName, v.nullable(filled))),
});

const perhaps = v.nullable(text);
export const seen = v.strictObject({
  id: perhaps,
  number: perhaps,
  lifeCycleState: perhaps,
  authenticationCode: perhaps,
  identifier: perhaps,
  cardMaskedNumber: perhaps,
  udfs: v.record(udfName, perhaps),
  accountsReceivable: v.exactOptional(accountIdentifier),
  rewardsParticipant: v.exactOptional(participantIdentifier),
});

export const queuedWork = v.variant('kind', [
  v.strictObject({ kind: v.literal('create'), draft }),
  v.strictObject({ kind: v.literal('update'), token: tokenIdentifier, change, seen }),
  v.strictObject({ kind: v.picklist(['set-effective', 'set-not-effective']), token: tokenIdentifier, seen }),
]);
