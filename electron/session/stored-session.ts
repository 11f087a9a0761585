import * as v from 'valibot';
import type { Operator } from '../contract/desk-state';
import type { Term } from './expiry';
import type { LastSeen } from './last-seen';

/** That the desk was locked when the app ended, and how many wrong attempts there had been. */
export interface LockMark {
  wrong: number;
}

/** What the keychain keeps: everything needed to go on after a restart. */
export interface StoredSession {
  sessionToken: string;
  term: Term;
  operator: Operator;
  /** As it was typed: sessions tell a unit's name, and signing in takes its id. */
  unit?: string;
  lock?: LockMark;
  /** Absent where the app ended without a word: then nobody knows how long the desk was left alone. */
  lastSeen?: LastSeen;
}

const text = v.nullable(v.string());
const span = v.pipe(v.number(), v.finite(), v.minValue(0));
const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    sessionToken: v.pipe(v.string(), v.nonEmpty()),
    term: v.object({
      lasts: span,
      issuedAt: v.nullable(v.number()),
      seen: v.object({ age: span, timeOfDay: v.number() }),
    }),
    operator: v.object({
      userName: text,
      organisation: text,
      unit: text,
      server: v.string(),
      practice: v.literal(false),
      byKey: v.exactOptional(v.literal(true)),
    }),
    unit: v.exactOptional(v.string()),
    lock: v.exactOptional(v.object({ wrong: span })),
    lastSeen: v.exactOptional(v.object({ timeOfDay: v.number(), uptime: span, idle: span })),
  }),
);

/** Writes a session as the text that the keychain keeps. */
export function packSession(session: StoredSession): string {
  return JSON.stringify(session);
}

/** Reads what packSession wrote, or undefined where it is something else. */
export function unpackSession(text: string): StoredSession | undefined {
  const parsed = v.safeParse(schema, text);
  return parsed.success ? parsed.output : undefined;
}
