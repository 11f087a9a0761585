import { powerMonitor } from 'electron';
import type { Clock } from '../session/clock';
import type { Session } from '../session/session';
import { watchIdle, type IdleWatch } from './idle';
import type { Lock } from './lock';

interface Parts {
  lock: Lock;
  session: Session;
  clock: Clock;
  /** Seconds without input until the desk locks; asked anew each time. */
  lockAfter: () => number;
  /** Seconds until the lock, as a warning; null takes it back. */
  warn: (seconds: number | null) => void;
}

/** Locks the desk when it is left alone, put to sleep or locked by the system, and minds the time slept through. */
export function watchDesk({ lock, session, clock, lockAfter, warn }: Parts): IdleWatch {
  let wasScreenLocked = false;

  /** Linux tells of its screen lock only when it is asked. */
  function noteScreenLock(): void {
    const isScreenLocked = powerMonitor.getSystemIdleState(60) === 'locked';
    if (isScreenLocked && !wasScreenLocked) lock.lock();
    wasScreenLocked = isScreenLocked;
  }

  powerMonitor.on('lock-screen', () => lock.lock());
  powerMonitor.on('suspend', () => {
    clock.sleeps();
    lock.lock();
  });
  powerMonitor.on('resume', () => {
    clock.wakes();
    session.check();
  });
  return watchIdle({
    systemIdle() {
      noteScreenLock();
      return powerMonitor.getSystemIdleTime();
    },
    lockAfter,
    isOpen: () => !lock.state().locked && session.operator() !== null,
    elapsed: () => clock.elapsed(),
    warn,
    lock: () => lock.lock(),
  });
}
