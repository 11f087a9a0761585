import * as fc from 'fast-check';
import { sharedCodes } from './outbox-desk';
import type { FormKind } from './outbox-forms';
import type { Weather } from './outbox-network';

/** What may happen to a desk; `then`: whether it comes to rest before the next thing happens. */
export type Command = { then: 'settle' | 'go-on' } & (
  | { do: 'create'; by: 'code' | 'identifier' | 'nothing' }
  | { do: 'update' | 'switch'; token: number }
  /** Not queued: the operator waits for the answer; `ticks`: how far it gets before the next thing happens. */
  | { do: 'now'; what: 'code' | 'identifier' | 'nothing' | 'update' | 'switch'; token: number; ticks: number }
  /** A form's button; `ticks`: how far it gets before the next thing happens. */
  | { do: 'press'; form: number; what: FormKind; save: boolean; change: boolean; again: boolean; ticks: number }
  /** The window dies or the desk locks; `isLate`: before it could keep what it heard last. */
  | { do: 'lose-window'; isLate: boolean }
  /** A desk somewhere else makes a token without a code, under the same operator or another one. */
  | { do: 'other-desk'; who: 'operator' | 'supervisor' }
  | { do: 'weather'; ahead: Weather[] }
  | { do: 'network'; isDown: boolean }
  | { do: 'disk'; isFull: boolean }
  | { do: 'colleague'; what: 'update' | 'switch' | 'take-code'; token: number }
  | { do: 'end-sessions' }
  | { do: 'sign-in'; who: 'operator' | 'supervisor' }
  | { do: 'restart' }
  | { do: 'clock'; hours: number }
  | { do: 'pass'; seconds: number }
  | { do: 'decide'; entry: number; choice: number }
);

const weather = fc.constantFrom<Weather>(
  ...(['fair', 'fair', 'refused', 'lost-before', 'lost-after', 'late'] as const),
  ...(['error-before', 'error-after', 'unreadable', 'redirect', 'busy'] as const),
);
const then = fc.constantFrom('settle' as const, 'go-on' as const);
const token = fc.nat({ max: sharedCodes.length - 1 });
const small = fc.nat({ max: 5 });

/** Any of the commands; the desk's own are the most frequent. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      by: fc.constantFrom('code' as const, 'code' as const, 'identifier' as const, 'nothing' as const),
      then,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('update' as const, 'switch' as const), token, then }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('now' as const),
      what: fc.constantFrom(...(['code', 'code', 'identifier', 'nothing', 'update', 'switch'] as const)),
      token,
      ticks: fc.nat({ max: 40 }),
      then,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      form: fc.nat({ max: 1 }),
      what: fc.constantFrom(...(['code', 'identifier', 'nothing', 'empty', 'empty'] as const)),
      save: fc.constantFrom(false, false, true),
      change: fc.constantFrom(false, false, true),
      again: fc.constantFrom(false, false, false, true),
      ticks: fc.nat({ max: 60 }),
      then,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('lose-window' as const), isLate: fc.boolean(), then }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('other-desk' as const),
      who: fc.constantFrom('operator' as const, 'supervisor' as const),
      then,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      ahead: fc.array(weather, { minLength: 1, maxLength: 5 }),
      then,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), isDown: fc.boolean(), then }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), isFull: fc.boolean(), then }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('colleague' as const),
      what: fc.constantFrom('update' as const, 'switch' as const, 'take-code' as const),
      token,
      then,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end-sessions' as const), then }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sign-in' as const),
      who: fc.constantFrom('operator' as const, 'operator' as const, 'supervisor' as const),
      then,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('restart' as const), then }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock' as const), hours: fc.integer({ min: -80, max: 80 }), then }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 3, 5, 20, 90), then }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decide' as const), entry: small, choice: small, then }) },
);
