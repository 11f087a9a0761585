import type { VaultAnswer, VaultCall } from './vault';
import type { VaultProcess } from './vault-process';

export type StartVault = (answered: (answer: VaultAnswer) => void, ended: () => void) => VaultProcess;

/** What the vault said, or why it said nothing: it hung, it is gone, or it never got the call because it was busy. */
export type Reply = { value: string | null } | { error: string } | 'late' | 'ended' | 'busy';

/** The way to the vault: one call at a time, each with a deadline that also covers its wait for those before it. */
export interface VaultLine {
  ask(call: Omit<VaultCall, 'id'>, deadlineMs: number): Promise<Reply>;
  /** The same, but of a vault that was started for it: one that runs may cling to a keychain that was since replaced. */
  askAnew(call: Omit<VaultCall, 'id'>, deadlineMs: number): Promise<Reply>;
  /**
   * The app quits: of what waits, changes are still carried out, as the lock's that was told just before; only removals are
   * answered, lest other work begin. Settles after them.
   */
  drain(): Promise<void>;
  /** Ends the vault at once, also while a call hangs in it. Nothing is answered any more. */
  stop(): void;
}

interface Waiting {
  call: VaultCall;
  needsNewVault: boolean;
  settle(reply: Reply): void;
}

/** Opens the line; the vault starts with the first call, and anew after it hung or died. */
export function openLine(start: StartVault): VaultLine {
  const queue: Waiting[] = [];
  let running: Waiting | undefined;
  let vault: VaultProcess | undefined;
  let isEnding = false;
  let drained: (() => void) | undefined;
  let lastId = 0;

  function endVault(): void {
    vault?.kill();
    vault = undefined;
  }

  function startedVault(): VaultProcess {
    if (vault) return vault;
    const mine = start(
      (answer) => {
        if (answer.id !== running?.call.id) return;
        if ('error' in answer) endVault();
        running.settle('error' in answer ? { error: answer.error } : { value: answer.value });
      },
      () => {
        if (vault !== mine) return;
        vault = undefined;
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
    if (running.needsNewVault) endVault();
    try {
      startedVault().post(running.call);
    } catch {
      running.settle('ended');
    }
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
        needsNewVault,
        settle(reply) {
          clearTimeout(timer);
          if (!isEnding || isRemoval(waiting)) resolve(reply);
          leave(waiting);
        },
      };
      const timer = setTimeout(() => giveUp(waiting), deadlineMs);
      queue.push(waiting);
      next();
    });
  }

  function giveUp(waiting: Waiting): void {
    if (running !== waiting) {
      waiting.settle('busy');
      return;
    }
    endVault();
    // What hung for one would hang for the next: all are answered now, but the operator's own attempt.
    for (const each of queue.filter(({ needsNewVault }) => !needsNewVault)) each.settle('busy');
    waiting.settle('late');
  }

  function stop(): void {
    isEnding = true;
    queue.length = 0;
    running = undefined;
    endVault();
  }

  return {
    ask: (call, deadlineMs) => ask(call, deadlineMs, false),
    askAnew: (call, deadlineMs) => ask(call, deadlineMs, true),
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
