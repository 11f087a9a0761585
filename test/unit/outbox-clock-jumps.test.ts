import { describe, expect, it } from 'vitest';
import { openHearingClock } from '../../electron/offline/clock';
import { outboxDesk } from './outbox-desk';

const hour = 3_600_000;
const work = { kind: 'create', draft: { authenticationCode: 'A1' } } as const;
const jumps = [4 * 24, 365 * 24, -4 * 24, -365 * 24];

describe('a clock of this computer that jumps', () => {
  it.each(jumps)('by %i hours while the app runs holds nothing that was promised just now', async (hours) => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work);
    await desk.settled();
    desk.clock.move(hours * hour);
    desk.line.isDown = false;
    await desk.pass(60_000);
    expect(desk.states()).toEqual(['confirmed']);
  });

  it.each(jumps)('by %i hours does not make young what has waited for three days', async (hours) => {
    const desk = await outboxDesk();
    desk.line.isDown = true;
    await desk.outbox.add(work);
    await desk.settled();
    // Nobody is there, so that it is not tried all the while.
    desk.session.signOut();
    await desk.pass(73 * hour);
    desk.clock.move(hours * hour);
    desk.line.isDown = false;
    await desk.signIn('operator');
    await desk.pass(60_000);
    expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'too-old' });
  });

  it.each(jumps)(
    'by %i hours before the next start holds nothing, once the server has told the time',
    async (hours) => {
      const desk = await outboxDesk();
      const { clock } = desk;
      clock.server = clock.now();
      desk.line.isDown = true;
      await desk.outbox.add(work);
      await desk.settled();
      const told = clock.server;
      clock.server = null;
      clock.move(hours * hour);
      // The first answer tells it.
      desk.hearing(() => {
        clock.server = told + hour;
      });
      desk.line.isDown = false;
      await desk.restart();
      await desk.pass(60_000);
      expect(desk.states()).toEqual(['confirmed']);
    },
  );

  it('holds what is three days old by the server’s clock, whatever this computer’s says', async () => {
    const desk = await outboxDesk();
    const { clock } = desk;
    clock.server = clock.now();
    desk.line.isDown = true;
    await desk.outbox.add(work);
    await desk.settled();
    clock.server += 73 * hour;
    clock.move(-10 * 24 * hour);
    desk.line.isDown = false;
    await desk.restart();
    await desk.pass(60_000);
    expect(desk.outbox.standings()[0]?.entry.state).toEqual({ name: 'needs-a-person', why: 'too-old' });
  });
});

it('a clock that heard the server goes on by itself', () => {
  let elapsed = 5_000;
  const clock = openHearingClock(() => elapsed);
  expect(clock.serverNow()).toBeNull();
  clock.heard(1_000_000);
  elapsed += hour;
  expect(clock.serverNow()).toBe(1_000_000 + hour);
});
