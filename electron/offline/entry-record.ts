import * as v from 'valibot';
import { udfNames } from '../contract/model';
import { heldWhys, type FailureNote, type QueueDifference } from '../contract/outbox';
import type { Entry } from './entry';
import type { StoredRecord } from './record';

const text = v.string();
const perhaps = v.nullable(text);
const time = v.number();
const token = v.union([
  v.strictObject({ authenticationCode: text }),
  v.strictObject({ identifier: text, passCode: text }),
]);
const udfName = v.picklist(udfNames);
// The closed sets of words may grow with the app; one that is not known is shown as it is, so only its form is checked.
const field = v.custom<QueueDifference['field']>((value) => typeof value === 'string');
const failureNote = v.custom<FailureNote>((value) => v.is(v.looseObject({ code: text }), value));

const holders = {
  accountsReceivable: v.exactOptional(v.strictObject({ by: v.picklist(['number', 'id', 'name']), value: text })),
  rewardsParticipant: v.exactOptional(v.strictObject({ by: v.picklist(['number', 'id']), value: text })),
};
const draft = v.strictObject({
  authenticationCode: v.exactOptional(text),
  identifier: v.exactOptional(text),
  passCode: v.exactOptional(text),
  cardMaskedNumber: v.exactOptional(text),
  classificationId: v.exactOptional(text),
  ...holders,
  udfs: v.exactOptional(v.record(udfName, text)),
});
const change = v.strictObject({
  authenticationCode: v.exactOptional(perhaps),
  identifier: v.exactOptional(perhaps),
  passCode: v.exactOptional(perhaps),
  cardMaskedNumber: v.exactOptional(perhaps),
  udfs: v.exactOptional(v.record(udfName, perhaps)),
});
const seen = v.strictObject({
  id: perhaps,
  number: perhaps,
  lifeCycleState: perhaps,
  authenticationCode: perhaps,
  identifier: perhaps,
  cardMaskedNumber: perhaps,
  udfs: v.record(udfName, perhaps),
  ...holders,
});
const work = v.variant('kind', [
  v.strictObject({ kind: v.literal('create'), draft }),
  v.strictObject({ kind: v.literal('update'), token, change, seen }),
  v.strictObject({ kind: v.picklist(['set-effective', 'set-not-effective']), token, seen }),
]);
const state = v.variant('name', [
  v.strictObject({ name: v.picklist(['queued', 'sending']), isResend: v.boolean(), isForced: v.boolean() }),
  v.strictObject({ name: v.literal('unknown'), mayResend: v.boolean(), isRefused: v.boolean() }),
  v.strictObject({
    name: v.literal('confirmed'),
    outcome: v.strictObject({ at: time, id: perhaps, number: perhaps, authenticationCode: perhaps }),
  }),
  v.strictObject({ name: v.literal('rejected') }),
  v.strictObject({
    name: v.literal('conflict'),
    differences: v.array(v.strictObject({ field, seen: perhaps, ours: perhaps, theirs: perhaps })),
    theirs: seen,
  }),
  v.strictObject({ name: v.literal('needs-a-person'), why: v.picklist(heldWhys) }),
]);
const entry: v.GenericSchema<unknown, Entry> = v.strictObject({
  id: text,
  sequence: v.number(),
  work,
  owner: v.strictObject({ userName: text, organisation: text, server: text }),
  since: time,
  approvedAt: time,
  isServerTime: v.exactOptional(v.literal(true)),
  attempts: v.number(),
  state,
  lastFailure: v.nullable(failureNote),
  idsBefore: v.nullable(v.array(text)),
});

/** Writes an entry as the record that keeps it. */
export function packEntry(kept: Entry): StoredRecord {
  return { kind: 'outbox', id: kept.id, content: JSON.stringify(kept) };
}

/** Reads an entry; null where the record holds none that this version understands. */
export function unpackEntry(kept: StoredRecord): Entry | null {
  const parsed = v.safeParse(v.pipe(text, v.parseJson(), entry), kept.content);
  return parsed.success ? parsed.output : null;
}
