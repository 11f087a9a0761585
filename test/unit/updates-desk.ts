import type { UpdateState } from '../../electron/contract/updates';
import { openUpdates, type UpdateRules } from '../../electron/shell/updates';
import type { Feed, UpdateEngine } from '../../electron/shell/updates-engine';
import type { InFlightMark } from '../../electron/shell/updates-mark';

export type Parts = Parameters<typeof openUpdates>[0];

/** A desk whose feed, outbox and clock are at the test's hand. */
export function updatesDesk(given: Partial<Parts> = {}) {
  const desk = {
    rules: {} as UpdateRules,
    feedAnswers: { version: '1.2.0' } as Awaited<ReturnType<UpdateEngine['check']>>,
    download: (() => Promise.resolve(null)) as UpdateEngine['download'],
    inFlight: 0 as number | null,
    isMarked: false,
    /** The engines that were opened, the feeds that were asked, and the installations, with whether to restart. */
    opened: 0,
    asked: [] as Feed[],
    installed: [] as boolean[],
    quits: 0,
    told: [] as UpdateState[],
    timers: [] as { milliseconds: number; act: () => void }[],
    logged: [] as unknown[],
  };
  const engine: UpdateEngine = {
    check(feed) {
      desk.asked.push(feed);
      return Promise.resolve(desk.feedAnswers);
    },
    download: (progress) => desk.download(progress),
    install(restart) {
      desk.installed.push(restart);
      return Promise.resolve();
    },
  };
  const mark: InFlightMark = { isSet: () => desk.isMarked, set: (isInFlight) => (desk.isMarked = isInFlight) };
  const updates = openUpdates({
    rules: () => desk.rules,
    place: null,
    feed: () => 'https://updates.example.com/',
    engine() {
      desk.opened += 1;
      return engine;
    },
    inFlight: () => desk.inFlight,
    mark,
    changed: (state) => desk.told.push(state),
    quit: () => (desk.quits += 1),
    after: (milliseconds, act) => desk.timers.push({ milliseconds, act }),
    random: () => 0.5,
    now: () => 7,
    log: (event, fields) => desk.logged.push([event, fields]),
    ...given,
  });
  return { desk, updates };
}
