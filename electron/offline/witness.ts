import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { LostEntry, QueueLoss } from '../contract/outbox';
import { writeDurably } from './quarantine';
import { seal, unseal } from './seal';

/*
 * The witness of the outbox: two files beside its database that list every promise, so that a database which lost some, or
 * went back to an earlier state, cannot pass for whole. Both are encrypted and authenticated under the data key.
 *
 * Every write has a number. The database commits first, with that number and what changed; then the witness of that number is
 * written over the older of the two; then the write is acknowledged. So after a crash the database is at most one number
 * ahead, and what it says of its last write brings the witness up to date. A database that is behind has lost something.
 */

/** One promise as the witness lists it. */
export interface Promised {
  id: string;
  digest: string;
  /** What to call it if it is missing. */
  facts: PromiseFacts | null;
}

export type PromiseFacts = Omit<LostEntry, 'id'>;

export interface WitnessRecord {
  layout: 1;
  number: number;
  /** The number at which this witness was begun: until the next one there is no second file to compare with. */
  base: number;
  promises: Promised[];
  /** What was found missing or damaged, until the operator has acknowledged it. */
  loss: QueueLoss | null;
}

/** What one write did to the promises. */
export interface PromiseChange {
  put: Promised[];
  removed: string[];
}

/** What the database says of its own last write: what it changed, or the whole record that it began anew. */
export type Head = { number: number; change: PromiseChange } | { number: number; record: WitnessRecord };

type SlotState = 'absent' | 'blank' | 'unreadable' | WitnessRecord;

export interface Witness {
  /** The newest record that can be read; null where none can. */
  newest: WitnessRecord | null;
  /** Whether a file is there that this key does not open. */
  hasUnreadable: boolean;
  /** Whether the other file is as it ought to be beside the newest. */
  isPair: boolean;
  /** Makes room for a record, so that writing it cannot fail for want of room. Throws where there is none. */
  reserve(record: WitnessRecord): void;
  /** Writes a record over the older one, and returns when it is on disk. */
  write(record: WitnessRecord): void;
  /** Writes a record that is compared with no earlier one, and empties the other file if it cannot be read. */
  begin(record: WitnessRecord): void;
}

const slots = [0, 1] as const;
type Slot = (typeof slots)[number];
const lengthBytes = 4;
/** Space is taken in such steps. */
const stepBytes = 65_536;

const text = v.string();
const owner = v.strictObject({ userName: text, organisation: text, server: text });
const facts = v.strictObject({
  kind: v.nullable(v.picklist(['create', 'update', 'set-effective', 'set-not-effective'])),
  name: v.nullable(text),
  owner: v.nullable(owner),
  since: v.nullable(v.number()),
});
const promised = v.strictObject({ id: text, digest: text, facts: v.nullable(facts) });
const loss = v.strictObject({
  at: v.number(),
  missing: v.array(v.strictObject({ id: text, ...facts.entries })),
  restored: v.number(),
  unsure: v.number(),
  mayBeMore: v.boolean(),
  files: v.array(text),
});
const record: v.GenericSchema<unknown, WitnessRecord> = v.strictObject({
  layout: v.literal(1),
  number: v.number(),
  base: v.number(),
  promises: v.array(promised),
  loss: v.nullable(loss),
});
const head: v.GenericSchema<unknown, Head> = v.union([
  v.strictObject({ number: v.number(), change: v.strictObject({ put: v.array(promised), removed: v.array(text) }) }),
  v.strictObject({ number: v.number(), record }),
]);

/** Reads the witness beside the database at `path`. */
export function openWitness(path: string, key: Uint8Array): Witness {
  const fileOf = (slot: Slot): string => `${path}-witness-${String(slot)}`;
  const states = slots.map((slot) => readSlot(fileOf(slot), slot, key));
  const records = states.filter((state) => typeof state === 'object');
  const newest = records.reduce<WitnessRecord | null>(
    (best, each) => (best && best.number > each.number ? best : each),
    null,
  );

  function isPair(): boolean {
    if (!newest) return false;
    const other = states[1 - slotOf(newest)];
    if (typeof other === 'object') return true;
    return newest.number === newest.base && other !== 'unreadable';
  }

  function grow(slot: Slot, bytes: number): void {
    const wanted = Math.ceil(bytes / stepBytes) * stepBytes;
    const file = fileOf(slot);
    if (!existsSync(file)) return writeDurably(file, Buffer.alloc(wanted));
    const descriptor = openSync(file, 'r+');
    try {
      const { size } = fstatSync(descriptor);
      if (size >= wanted) return;
      // Zeros take the room; a file that is only made longer would have none of its own.
      writeWhole(descriptor, Buffer.alloc(wanted - size), size);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  function overwrite(slot: Slot, bytes: Buffer): void {
    const descriptor = openSync(fileOf(slot), 'r+');
    try {
      writeWhole(descriptor, bytes, 0);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  function write(next: WitnessRecord): void {
    const bytes = encode(next, key);
    grow(slotOf(next), bytes.length);
    overwrite(slotOf(next), bytes);
    states[slotOf(next)] = next;
  }

  return {
    newest,
    hasUnreadable: states.includes('unreadable'),
    isPair: isPair(),
    reserve(next) {
      const { length } = encode(next, key);
      for (const slot of slots) grow(slot, length);
    },
    write,
    begin(next) {
      write(next);
      const other = slotOf(next) === 0 ? 1 : 0;
      if (states[other] !== 'unreadable') return;
      overwrite(other, Buffer.alloc(statSync(fileOf(other)).size));
      states[other] = 'blank';
    },
  };
}

/** Gives the record after a write. */
export function afterChange(before: WitnessRecord, { put, removed }: PromiseChange): WitnessRecord {
  const gone = new Set([...removed, ...put.map(({ id }) => id)]);
  const found = new Set(put.map(({ id }) => id));
  return {
    ...before,
    number: before.number + 1,
    promises: [...before.promises.filter(({ id }) => !gone.has(id)), ...put],
    loss: before.loss && { ...before.loss, missing: before.loss.missing.filter(({ id }) => !found.has(id)) },
  };
}

/** Gives what tells one content of a promise from another. */
export function digestOf(content: string): string {
  return createHash('sha256').update(content, 'utf8').digest('base64url').slice(0, 22);
}

/** Reads what the database says of its last write; null where that cannot be understood. */
export function readHead(content: string): Head | null {
  const parsed = v.safeParse(v.pipe(text, v.parseJson(), head), content);
  return parsed.success ? parsed.output : null;
}

function slotOf({ number }: WitnessRecord): Slot {
  return number % 2 === 0 ? 0 : 1;
}

function placeOf(slot: Slot): string {
  return `witness\n${String(slot)}`;
}

function encode(written: WitnessRecord, key: Uint8Array): Buffer {
  const sealed = seal(key, placeOf(slotOf(written)), JSON.stringify(written));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

function readSlot(file: string, slot: Slot, key: Uint8Array): SlotState {
  if (!existsSync(file)) return 'absent';
  const bytes = readFileSync(file);
  if (bytes.every((byte) => byte === 0)) return 'blank';
  if (bytes.length < lengthBytes) return 'unreadable';
  const end = lengthBytes + bytes.readUInt32BE(0);
  const content = end > bytes.length ? null : unseal(key, placeOf(slot), bytes.subarray(lengthBytes, end));
  const parsed = v.safeParse(v.pipe(text, v.parseJson(), record), content);
  return parsed.success ? parsed.output : 'unreadable';
}

function writeWhole(descriptor: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}
