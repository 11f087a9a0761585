import type { Operator } from '../contract/desk-state';
import { failed, success, type Failure, type Result } from '../contract/failure';
import type { LockState } from '../contract/lock';
import type { Session } from '../session/session';
import type { Verifier } from '../session/unlock';

/** Keeps a desk shut until its operator, or somebody else, signs in. */
export interface Lock {
  state(): LockState;
  /** Shuts the desk, if anybody sits at it. */
  lock(): void;
  /** Goes on with the lock of the last run, where the session that was just taken up was locked: before anything is told of it. */
  takeUp(): void;
  /** Opens it for the operator; too many wrong attempts have to wait ever longer. */
  unlock(secret: string): Promise<Result<null>>;
  /** Lets the operator go, so that somebody else can sign in. */
  handOver(): Promise<Result<null>>;
}

interface Parts {
  session: Pick<Session, 'operator' | 'signInAgain' | 'signOut' | 'lockMark' | 'markLocked'>;
  verifier: Pick<Verifier, 'check'>;
  /** Absent = no. */
  isKiosk?: () => boolean;
  /** What opens practice; null elsewhere. */
  practicePassword: (operator: Operator) => Promise<string | null>;
  /** The desk was just shut: nothing of it may stay on the screen or in the window's memory. */
  shut: () => void;
  changed: (state: LockState) => void;
  /** The desk is locked from now on, whatever for: also at the start, where it was locked or left. */
  locked: () => void;
  /** Milliseconds that nobody sets. */
  elapsed: () => number;
}

const free = 3;
const longestWaitMs = 60_000;

/** Milliseconds that the next attempt has to wait after so many wrong ones: none after slips, then doubling up to a minute. */
export function waitAfter(wrong: number): number {
  return wrong < free ? 0 : Math.min(longestWaitMs, 1_000 * 2 ** Math.min(wrong - free, 10));
}

/** Gives the lock of the desk, open. */
export function openLock({
  session,
  verifier,
  isKiosk,
  practicePassword,
  shut,
  changed,
  locked,
  elapsed,
}: Parts): Lock {
  let isLocked = false;
  let isTrying = false;
  let wrong = 0;
  let waitsUntil = 0;
  let told: string | null = null;

  /** Whole milliseconds: less than one is no wait, so that whoever waited as long as they were told is not too early. */
  const waitMs = (): number => Math.max(0, Math.floor(waitsUntil - elapsed()));

  function state(): LockState {
    const operator = session.operator();
    if (!isLocked || !operator) return { locked: false };
    const by = operator.byKey ? 'web-api-key' : 'password';
    const kiosk = isKiosk?.() ? ({ kiosk: true } as const) : {};
    return { locked: true, operator, with: by, waitMs: waitMs(), practicePassword: told, ...kiosk };
  }

  function count(attempts: number): void {
    wrong = attempts;
    waitsUntil = elapsed() + waitAfter(wrong);
  }

  async function open(): Promise<void> {
    isLocked = false;
    count(0);
    changed(state());
    await session.markLocked(null);
  }

  /** Null where the secret is right; a server that does not answer leaves it to what is known of the last one. */
  async function refusalOf(secret: string): Promise<Failure | null> {
    const signedIn = await session.signInAgain(secret);
    if (signedIn.ok) return null;
    const { failure } = signedIn;
    if (failure.code === 'rejected' && failure.httpStatus === 401) return { ...failure, reason: 'refused-by-server' };
    if (failure.code === 'rejected' && failure.reason === 'refused-by-server') return failure;
    const isKnown = await verifier.check(secret);
    if (isKnown === null) return failure;
    return isKnown ? null : notTheirs;
  }

  /** False where there was nothing to shut. */
  function begin(operator: Operator | null): boolean {
    if (isLocked || !operator) return false;
    isLocked = true;
    told = null;
    locked();
    count(session.lockMark()?.wrong ?? 0);
    void practicePassword(operator).then((password) => {
      told = password;
      changed(state());
    });
    return true;
  }

  return {
    state,
    lock() {
      if (!begin(session.operator())) return;
      shut();
      void session.markLocked({ wrong });
    },
    takeUp() {
      if (session.lockMark() && begin(session.operator())) changed(state());
    },
    async unlock(secret) {
      if (!isLocked) return success(null);
      if (isTrying || waitMs() > 0) {
        changed(state());
        return failed(tooMany);
      }
      isTrying = true;
      try {
        const refusal = await refusalOf(secret);
        if (refusal?.reason === 'refused-by-server') {
          count(wrong + 1);
          changed(state());
          void session.markLocked({ wrong });
        }
        if (refusal) return failed(refusal);
        await open();
        return success(null);
      } finally {
        isTrying = false;
      }
    },
    async handOver() {
      if (!isLocked) return success(null);
      await session.signOut();
      await open();
      return success(null);
    },
  };
}

const tooMany: Failure = {
  code: 'rejected',
  reason: 'too-many-attempts',
  message: 'Wrong attempts have to wait',
};

const notTheirs: Failure = {
  code: 'rejected',
  reason: 'refused-by-server',
  message: 'The password or key is not the operator’s',
};
