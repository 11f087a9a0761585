import type { VaultCall, VaultMessage } from './vault';
import type { VaultProcess } from './vault-process';

export type StartVault = (received: (message: VaultMessage) => void, ended: () => void) => VaultProcess;

/** What the worker said, or why it said nothing: it hung, it is gone, or it never got the call because it was busy. */
export type Reply = { value: string | null } | { error: string } | 'late' | 'ended' | 'busy';

/** The way to the keychain worker: one call at a time, each with a deadline that begins when the worker takes it. */
export interface VaultLine {
  ask(call: Omit<VaultCall, 'id'>, deadlineMs: number): Promise<Reply>;
  /** The same, but of a worker that was started for it: one that runs may cling to a keychain that was since replaced. */
  askAnew(call: Omit<VaultCall, 'id'>, deadlineMs: number): Promise<Reply>;
  /** Whether a call that was given up may still be answered. */
  isLingering(): boolean;
  /**
   * The app quits: of what waits, changes are still carried out, as the lock's that was told just before; only removals are
   * answered, lest other work begin. Settles after them.
   */
  drain(): Promise<void>;
  /** Ends the worker at once, also while a call hangs in it. Nothing is answered any more. */
  stop(): void;
}

interface LineParts {
  start: StartVault;
  /** How long the worker may take to start and to take a call, in milliseconds: a busy machine is no fault of the keychain. */
  takeMs: number;
  /** How long a call that was given up may go on, as a prompt of the system may be open for it, in milliseconds. */
  lingerMs: number;
  /** A call that was given up, and was not an attempt with a worker of its own, has ended; `isAnswered`: without an error. */
  lingered: (isAnswered: boolean) => void;
}

interface Waiting {
  call: VaultCall;
  deadlineMs: number;
  needsNewVault: boolean;
  timer?: NodeJS.Timeout;
  settle(reply: Reply): void;
}

/** Opens the line; the worker starts with the first call, and anew after it hung or died. */
export function openLine({ start, takeMs, lingerMs, lingered }: LineParts): VaultLine {
  const queue: Waiting[] = [];
  let running: Waiting | undefined;
  /** Given up, but still under way. */
  let lingering: { id: number; timer: NodeJS.Timeout } | undefined;
  let vault: VaultProcess | undefined;
  let isEnding = false;
  let drained: (() => void) | undefined;
  let lastId = 0;

  function endVault(): void {
    vault?.kill();
    vault = undefined;
    stopLingering();
  }

  function stopLingering(): boolean {
    const was = lingering !== undefined;
    clearTimeout(lingering?.timer);
    lingering = undefined;
    return was;
  }

  function receive(message: VaultMessage): void {
    if (message.id === lingering?.id && !('taken' in message)) {
      stopLingering();
      if ('error' in message) endVault();
      lingered(!('error' in message));
      return;
    }
    if (message.id !== running?.call.id) return;
    if ('taken' in message) {
      expectWithin(running, running.deadlineMs, true);
      return;
    }
    if ('error' in message) endVault();
    running.settle('error' in message ? { error: message.error } : { value: message.value });
  }

  function startedVault(): VaultProcess {
    if (vault) return vault;
    const mine = start(
      (message) => {
        if (vault === mine) receive(message);
      },
      () => {
        if (vault !== mine) return;
        vault = undefined;
        if (stopLingering()) lingered(false);
        running?.settle('ended');
      },
    );
    vault = mine;
    return mine;
  }

  function next(): void {
    if (running) return;
    running = queue.shift();
    if (!running) {
      drained?.();
      return;
    }
    if (running.needsNewVault || lingering) endVault();
    clearTimeout(running.timer);
    expectWithin(running, takeMs, false);
    try {
      startedVault().post(running.call);
    } catch {
      running.settle('ended');
    }
    limitWaits();
  }

  function expectWithin(waiting: Waiting, milliseconds: number, isTaken: boolean): void {
    clearTimeout(waiting.timer);
    waiting.timer = setTimeout(() => giveUp(waiting, isTaken), milliseconds);
  }

  /** An attempt with a worker of its own may take as long as a person does: nobody else waits for that. */
  function limitWaits(): void {
    if (!running?.needsNewVault) return;
    for (const each of queue) each.timer ??= setTimeout(() => each.settle('busy'), each.deadlineMs);
  }

  function leave(waiting: Waiting): void {
    const place = queue.indexOf(waiting);
    if (place >= 0) queue.splice(place, 1);
    if (running === waiting) running = undefined;
    next();
  }

  function ask(call: Omit<VaultCall, 'id'>, deadlineMs: number, needsNewVault: boolean): Promise<Reply> {
    return new Promise((resolve) => {
      if (isEnding) return;
      const waiting: Waiting = {
        call: { ...call, id: ++lastId },
        deadlineMs,
        needsNewVault,
        settle(reply) {
          clearTimeout(waiting.timer);
          if (!isEnding || isRemoval(waiting)) resolve(reply);
          leave(waiting);
        },
      };
      queue.push(waiting);
      limitWaits();
      next();
    });
  }

  function giveUp(waiting: Waiting, isTaken: boolean): void {
    if (isTaken && !waiting.needsNewVault && !isEnding) linger(waiting.call.id);
    else endVault();
    // What hung for one would hang for the next: all are answered now, but an attempt with a worker of its own.
    for (const each of queue.filter(({ needsNewVault }) => !needsNewVault)) each.settle('busy');
    waiting.settle('late');
  }

  function linger(id: number): void {
    const timer = setTimeout(() => {
      endVault();
      lingered(false);
    }, lingerMs);
    lingering = { id, timer };
  }

  function stop(): void {
    isEnding = true;
    clearTimeout(running?.timer);
    queue.length = 0;
    running = undefined;
    endVault();
  }

  return {
    ask: (call, deadlineMs) => ask(call, deadlineMs, false),
    askAnew: (call, deadlineMs) => ask(call, deadlineMs, true),
    isLingering: () => lingering !== undefined,
    drain() {
      isEnding = true;
      const changes = queue.filter(isChange);
      queue.splice(0, Infinity, ...changes);
      if (changes.length === 0 && !(running && isChange(running))) stop();
      return new Promise((resolve) => {
        drained = resolve;
        next();
      });
    },
    stop,
  };
}

function isChange({ call }: Waiting): boolean {
  return call.verb === 'write' || call.verb === 'remove';
}

function isRemoval({ call }: Waiting): boolean {
  return call.verb === 'remove';
}
