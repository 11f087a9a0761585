import * as v from 'valibot';
import type { Operator } from '../contract/desk-state';

/** What the keychain keeps: everything needed to go on after a restart. */
export interface StoredSession {
  sessionToken: string;
  /** Milliseconds since the epoch by this machine's clock. */
  endsAt: number;
  operator: Operator;
}

const text = v.nullable(v.string());
const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    sessionToken: v.pipe(v.string(), v.nonEmpty()),
    endsAt: v.number(),
    operator: v.object({
      userName: text,
      organisation: text,
      unit: text,
      server: v.string(),
      practice: v.literal(false),
    }),
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
