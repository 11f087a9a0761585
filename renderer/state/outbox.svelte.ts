import type { Failure } from '../../electron/contract/failure';
import {
  isOfDisk,
  type LeftBehind,
  type OthersQueue,
  type QueueDecision,
  type QueuedWork,
  type QueueEntry,
  type QueueOwner,
  type QueueState,
  type QueueView,
} from '../../electron/contract/outbox';
import { call } from '../lib/call';

/** Nothing more happens to these until the operator decides; what became of the others the desk finds out by itself. */
const needingStates: readonly QueueState[] = ['conflict', 'held', 'rejected'];

/** Whether an entry goes on only when its operator decides about it. */
function needsOperator({ isHere, state }: QueueEntry): boolean {
  return state !== 'confirmed' && (!isHere || needingStates.includes(state));
}

/** `replaces`: the entry that was edited. `id`: the same for each try to save it. */
interface Queueing {
  replaces?: string;
  id?: string;
  evenIfSeen?: boolean;
  again?: boolean;
}

class OutboxState {
  #view: QueueView | null = $state.raw(null);
  failure: Failure | null = $state.raw(null);
  isReading = $state(false);
  /** The entries with a decision on its way. */
  #deciding: readonly string[] = $state.raw([]);

  /** What needs the operator comes first, what is done last; within that the oldest first. */
  entries: readonly QueueEntry[] = $derived(
    [...(this.#view?.entries ?? [])].sort((one, other) => rankOf(one) - rankOf(other) || one.since - other.since),
  );
  #open = $derived(this.entries.filter(({ state }) => state !== 'confirmed'));
  /** How many entries of each kind wait for other operators. */
  others: OthersQueue = $derived(this.#view?.others ?? {});
  /** Whose that is, where it may be discarded here. */
  leftBehind: readonly LeftBehind[] = $derived(this.#view?.leftBehind ?? []);
  /** The servers for which entries of the operator wait, other than the one that they are signed in at. */
  otherServers = $derived([...new Set(this.#open.filter(({ isHere }) => !isHere).map(({ owner }) => owner.server))]);
  /** How many of the operator's own entries are not confirmed yet. */
  openCount = $derived(this.#open.length);
  needingCount = $derived(this.#open.filter(needsOperator).length);
  lateCount = $derived(this.#open.filter(({ isLate }) => isLate).length);
  /** What is missing or was damaged of what waits here; null where nothing is, or it was acknowledged. */
  loss = $derived(this.#view?.loss ?? null);
  /** Why nothing can be queued; null where it can, and until that is known. */
  unavailable = $derived(this.#view?.unavailable ?? null);
  /** What is wrong with what this desk remembers of tokens, where nothing else is. */
  directory = $derived(this.unavailable === null ? (this.#view?.directory ?? null) : null);
  isKnown = $derived(this.#view !== null);
  /** Why nothing is here, where that is as it should be; null where something is, or ought to be. */
  whyUnused = $derived(this.entries.length === 0 && isAsItShouldBe(this.unavailable) ? this.unavailable : null);
  /** Whether it may be tried to queue something: a disk that was full may have room by now. */
  canQueue = $derived(this.isKnown && (this.unavailable === null || isOfDisk(this.unavailable)));

  /** The entry of this id; undefined where there is none. */
  find(id: string | undefined): QueueEntry | undefined {
    return this.entries.find((entry) => entry.id === id);
  }

  isDeciding(id: string): boolean {
    return this.#deciding.includes(id);
  }

  /** Reads the entries and follows them; the answer ends that. */
  follow(): () => void {
    const stop = window.desk.on('outbox:changed', (view) => this.#take(view));
    void this.read();
    return stop;
  }

  /** Reads the entries; what could not be written or opened is tried again. */
  async read(): Promise<void> {
    this.isReading = true;
    const answer = await call('outbox:read', null);
    this.isReading = false;
    if (answer.ok) this.#take(answer.value);
    else this.failure = answer.failure;
  }

  /** Has the keychain tried again, for which the system may want a password, and then what could not be opened for want of it. */
  async tryKeychain(): Promise<void> {
    this.isReading = true;
    await call('keychain:retry', null);
    await this.read();
  }

  /** Takes a decision about an entry; gives the failure, or null once it is taken. */
  async decide(id: string, decision: QueueDecision): Promise<Failure | null> {
    if (this.isDeciding(id)) return null;
    this.#deciding = [...this.#deciding, id];
    const answer = await call('outbox:decide', { id, decision });
    this.#deciding = this.#deciding.filter((other) => other !== id);
    if (answer.ok) this.#take(answer.value);
    return answer.ok ? null : answer.failure;
  }

  /** Has all that waits for another operator discarded, where a person confirms it; gives the failure, or null. */
  async discardOthers({ userName, organisation, server }: QueueOwner): Promise<Failure | null> {
    const answer = await call('outbox:discard-others', { owner: { userName, organisation, server } });
    if (answer.ok) this.#take(answer.value);
    return answer.ok ? null : answer.failure;
  }

  /** Puts work on disk, as `options` say; gives the failure, or null once it is there. */
  async queue(work: QueuedWork, options: Queueing = {}): Promise<Failure | null> {
    const { evenIfSeen = false, again = false, ...rest } = options;
    const decided = { ...(evenIfSeen && { evenIfSeen: true as const }), ...(again && { again: true as const }) };
    const answer = await call('outbox:queue', { work, ...rest, ...decided });
    if (answer.ok) this.#take(answer.value);
    return answer.ok ? null : answer.failure;
  }

  /** The operator has read what is missing; gives the failure, or null once that is kept. */
  async acknowledgeLoss(): Promise<Failure | null> {
    const answer = await call('outbox:acknowledge-loss', null);
    if (answer.ok) this.#take(answer.value);
    return answer.ok ? null : answer.failure;
  }

  /** Gives up what no key opens any more; gives the failure, or null once the Outbox is empty. */
  async startAnew(): Promise<Failure | null> {
    const answer = await call('outbox:start-anew', null);
    if (answer.ok) this.#take(answer.value);
    return answer.ok ? null : answer.failure;
  }

  /** Forgets the entries, when somebody else may sit down. */
  clear(): void {
    this.#view = this.failure = null;
    this.#deciding = [];
  }

  #take(view: QueueView): void {
    this.#view = view;
    this.failure = null;
  }
}

function rankOf(entry: QueueEntry): number {
  if (entry.state === 'confirmed') return 2;
  return needsOperator(entry) ? 0 : 1;
}

function isAsItShouldBe(why: QueueView['unavailable']): why is 'practice' | 'not-allowed' | 'no-operator-name' {
  return why === 'practice' || why === 'not-allowed' || why === 'no-operator-name';
}

export const outbox = new OutboxState();

/** Saves work on this desk, to be sent when the server answers; gives the failure, or null once it is on disk. */
export function queueWork(work: QueuedWork, options: Queueing = {}): Promise<Failure | null> {
  return outbox.queue(work, options);
}
