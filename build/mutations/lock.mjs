import { mutation } from './mutation.mjs';

/** @import { Mutation } from './mutation.mjs' */

/**
 * What keeps a locked desk shut.
 * @type {Mutation[]}
 */
export const ofTheLock = [
  mutation(
    'locked-requests',
    ['test/e2e/lock.spec.ts', 'nothing of the desk is left in memory, nor told to the window'],
    ['electron/bridge/serve.ts', 'if (isLocked && !opensDesk(name))', 'if (isLocked && name === ask)'],
  ),
  mutation(
    'locked-events',
    ['test/security/locked-events.spec.ts', 'a locked desk tells its window nothing by itself'],
    ['electron/main.ts', 'if (!lock.state().locked) tell(desk', 'tell(desk'],
  ),
  mutation(
    'lock-ends-the-window',
    ['test/e2e/lock.spec.ts', 'nothing of the desk is left in memory, nor told to the window'],
    ['electron/shell/desk-window.ts', '    kill(process);\n', ''],
    ['electron/shell/desk-window.ts', '    old.destroy();\n', '    old.hide();\n'],
  ),
  mutation(
    'idle-lock',
    ['test/unit/idle.test.ts', 'warns fifteen seconds before, then locks, once'],
    ['electron/shell/idle.ts', 'if (left <= 0) lock();', ''],
  ),
  mutation(
    'idle-lock-over-closing',
    ['test/security/time-away.spec.ts', 'the time between quitting and the next start counts for the lock'],
    [
      'electron/session/session.ts',
      'lock = mark ?? (parts.startsLocked?.(lastSeen) ? { wrong: 0 } : null);',
      'lock = mark ?? null;',
    ],
  ),
  mutation(
    'kiosk-starts-locked',
    ['test/security/time-away.spec.ts', 'a kiosk starts locked'],
    ['electron/main.ts', 'rules.isKiosk() || awayFor', 'awayFor'],
  ),
  mutation(
    'clock-put-back',
    ['test/unit/last-seen.test.ts', 'is not shortened by a clock that was put back'],
    ['electron/session/last-seen.ts', 'then.idle + Math.max(...passed)', 'then.idle + Math.min(...passed)'],
  ),
  mutation(
    'lock-over-restart',
    ['test/unit/lock.test.ts', 'a lock of the last run goes on, with its wrong attempts, and without a new window'],
    ['electron/shell/lock.ts', 'if (session.lockMark() && begin(session.operator())) changed(state());', ''],
  ),
  mutation(
    'wrong-attempts-wait',
    ['test/unit/lock.test.ts', 'while it waits nothing is tried, not even the right secret'],
    ['electron/shell/lock.ts', 'if (isTrying || waitMs() > 0) {', 'if (isTrying) {'],
  ),
  mutation(
    'attempts-side-by-side',
    ['test/unit/lock.test.ts', 'attempts side by side are one attempt'],
    ['electron/shell/lock.ts', 'if (isTrying || waitMs() > 0) {', 'if (waitMs() > 0) {'],
  ),
  mutation(
    'refusal-stands',
    ['test/unit/lock.test.ts', 'a server that refuses is not overruled by what it took before'],
    [
      'electron/shell/lock.ts',
      "if (failure.code === 'rejected' && failure.reason === 'refused-by-server') return failure;",
      '',
    ],
  ),
  mutation(
    'presence-locked',
    ['test/unit/presence.test.ts', 'nobody is there once the desk is locked'],
    ['electron/shell/presence.ts', ' && !isLocked()', ''],
  ),
  mutation(
    'presence-operator',
    ['test/unit/presence.test.ts', 'who signed out and in again meanwhile is somebody else'],
    ['electron/shell/presence.ts', ' && operator() === who', ''],
  ),
  mutation(
    'export-after-lock',
    ['test/security/lock-dialogs.spec.ts', 'a file that is chosen after the desk was locked is not written'],
    [
      'electron/shell/export.ts',
      '  if (!isStillHere()) return leftMeanwhile;\n  if (chosen.canceled',
      '  if (chosen.canceled',
    ],
    ['electron/shell/export.ts', '    if (!isStillHere()) return leftMeanwhile;\n    await', '    await'],
  ),
  mutation(
    'bundle-after-lock',
    ['test/security/lock-dialogs.spec.ts', 'a file that is chosen after the desk was locked is not written'],
    ['electron/operations/save-bundle.ts', '  if (!isStillHere()) return leftMeanwhile;\n  if (chosen', '  if (chosen'],
  ),
  mutation(
    'trust-after-lock',
    [
      'test/security/lock-dialogs.spec.ts',
      'a certificate authority that is chosen after the desk was locked is not trusted',
    ],
    ['electron/bridge/handlers.ts', 'if (!isStillHere()) return failed(notYoursToTrust);', ''],
  ),
];
