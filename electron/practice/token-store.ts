import type { Token } from './records';
import type { Outcome } from './refusals';

function addTo(index: Map<string, Set<string>>, key: string | undefined, id: string): void {
  if (key === undefined) return;
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

/** All access tokens of the practice service, by everything that addresses one. */
export class TokenStore {
  readonly #byId = new Map<string, Token>();
  readonly #idByCode = new Map<string, string>();
  readonly #idByIdentifier = new Map<string, string>();
  readonly #idsByAccount = new Map<string, Set<string>>();
  readonly #idsByParticipant = new Map<string, Set<string>>();
  #highestNumber = 0;
  #undo: (() => void)[] | null = null;

  /** Gives the number of the next new token. */
  nextNumber(): string {
    this.#highestNumber += 1;
    return `AT${String(this.#highestNumber).padStart(10, '0')}`;
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): IterableIterator<Token> {
    return this.#byId.values();
  }

  withId(id: string): Token | undefined {
    return this.#byId.get(id);
  }

  withCode(code: string): Token | undefined {
    return this.#byId.get(this.#idByCode.get(code) ?? '');
  }

  withIdentifier(identifier: string): Token | undefined {
    return this.#byId.get(this.#idByIdentifier.get(identifier) ?? '');
  }

  ofAccount(accountId: string): Token[] {
    return this.#read(this.#idsByAccount.get(accountId));
  }

  ofParticipant(participantId: string): Token[] {
    return this.#read(this.#idsByParticipant.get(participantId));
  }

  /** Adds a token, or puts it in the place of the one with the same id. */
  put(token: Token): void {
    const before = this.#byId.get(token.id);
    if (before) this.#unindex(before, token);
    this.#byId.set(token.id, token);
    this.#index(token);
    this.#undo?.push(() => {
      if (before) this.put(before);
      else this.remove(token);
    });
  }

  remove(token: Token): void {
    const before = this.#byId.get(token.id);
    if (!before) return;
    this.#unindex(before);
    this.#byId.delete(token.id);
    this.#undo?.push(() => {
      this.put(before);
    });
  }

  /** Does all of the work or none of it: a refusal takes back what was put before it. */
  atomically<T>(work: () => Outcome<T>): Outcome<T> {
    const undo: (() => void)[] = [];
    this.#undo = undo;
    const outcome = work();
    this.#undo = null;
    if (!outcome.ok) for (const step of undo.reverse()) step();
    return outcome;
  }

  #read(ids: Set<string> | undefined): Token[] {
    return [...(ids ?? [])].flatMap((id) => this.#byId.get(id) ?? []);
  }

  #index(token: Token): void {
    this.#idByCode.set(token.authentication_code, token.id);
    if (token.identifier !== null) this.#idByIdentifier.set(token.identifier, token.id);
    addTo(this.#idsByAccount, token.account?.id, token.id);
    addTo(this.#idsByParticipant, token.participant?.id, token.id);
  }

  /** An association that stays is not touched, so that a changed token keeps its place in the lists. */
  #unindex(token: Token, after?: Token): void {
    this.#idByCode.delete(token.authentication_code);
    if (token.identifier !== null) this.#idByIdentifier.delete(token.identifier);
    if (token.account && token.account.id !== after?.account?.id) {
      this.#idsByAccount.get(token.account.id)?.delete(token.id);
    }
    if (token.participant && token.participant.id !== after?.participant?.id) {
      this.#idsByParticipant.get(token.participant.id)?.delete(token.id);
    }
  }
}
