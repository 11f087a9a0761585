import type { PracticeOptions } from './options';
import type { Given } from './parameters';
import type { RefusalKind } from './refusals';

export interface LedgerEntry {
  /** ISO 8601, UTC. */
  at: string;
  /** Path of the method, such as `access_tokens/create`. */
  method: string;
  /** User name; null where nobody was signed in. */
  operator: string | null;
  /** `ok`: the work was done, whatever became of its answer. `not-done`: a fault took the place of the work. */
  outcome: 'ok' | 'not-done' | RefusalKind;
  /** The fault that spoiled the answer. */
  fault: string | null;
  /** What was asked, without secrets: `has_pass_code: true` stands for a pass code. */
  request: Record<string, unknown>;
  /** Numbers of the access tokens that were created, changed or deleted. */
  tokens: readonly string[];
}

interface Count {
  ok: number;
  refused: number;
  'not-done': number;
}

/** What the server really did, in order; tests compare it with what the desk promised. */
export class Ledger {
  readonly #options: PracticeOptions;
  #entries: LedgerEntry[] = [];
  #counts: Record<string, Count> = {};

  constructor(options: PracticeOptions) {
    this.#options = options;
  }

  /** Adds an entry; beyond `ledgerLimit` the oldest go, the counts stay. */
  add(entry: LedgerEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#options.ledgerLimit) this.#entries.shift();
    const count = (this.#counts[entry.method] ??= { ok: 0, refused: 0, 'not-done': 0 });
    count[entry.outcome === 'ok' || entry.outcome === 'not-done' ? entry.outcome : 'refused'] += 1;
  }

  /** Gives the entries, the oldest first; of one method where it is named. */
  entries(method?: string): readonly LedgerEntry[] {
    return this.#entries.filter((entry) => method === undefined || entry.method === method);
  }

  /** Gives how often each method was called since the start. */
  counts(): Readonly<Record<string, Readonly<Count>>> {
    return structuredClone(this.#counts);
  }

  clear(): void {
    this.#entries = [];
    this.#counts = {};
  }
}

const secrets = ['token', 'pass_code', 'password', 'key', 'jwt', 'one_time_password', 'verification_code'];

/** Gives a request without its secrets, at any depth, and says which of them were there. */
export function withoutSecrets(request: Given): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request).map(withoutSecret));
}

function withoutSecret([name, value]: [string, unknown]): [string, unknown] {
  return secrets.includes(name) ? [`has_${name}`, value !== null] : [name, withoutSecretsInside(value)];
}

function withoutSecretsInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretsInside);
  return typeof value === 'object' && value !== null ? withoutSecrets({ ...value }) : value;
}
