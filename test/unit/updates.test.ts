import { describe, expect, it, vi } from 'vitest';
import type { UpdatesOff } from '../../electron/contract/updates';
import { firstCheckMs, nextCheckMs } from '../../electron/shell/updates-times';
import { updatesDesk, type Parts } from './updates-desk';

const minuteMs = 60_000;
const ready = { state: 'ready', version: '1.2.0', waits: false } as const;

async function readyDesk() {
  const { desk, updates } = updatesDesk();
  await updates.check();
  await updates.download();
  return { desk, updates };
}

describe('looking for updates', () => {
  it.each<[UpdatesOff, Partial<Parts>]>([
    ['policy', { rules: () => ({ enabled: false }) }],
    ['no-feed', { feed: () => null }],
    ['unsafe-feed', { feed: () => 'http://updates.example.com/' }],
    ['unsafe-feed', { rules: () => ({ feedUrl: 'file:///updates' }) }],
    ['not-packaged', { place: 'not-packaged' }],
    ['installed-otherwise', { place: 'installed-otherwise' }],
  ])('is off for a reason, and then nobody is asked: %s', async (why, parts) => {
    const { desk, updates } = updatesDesk(parts);
    expect(await updates.check()).toEqual({ state: 'off', why });
    expect(await updates.download()).toEqual({ state: 'off', why });
    expect(updates.install()).toEqual({ state: 'off', why });
    expect([desk.opened, desk.quits]).toEqual([0, 0]);
  });

  it('sets no clock where this copy cannot be replaced', () => {
    expect(updatesDesk({ place: 'not-packaged' }).desk.timers).toEqual([]);
  });

  it('asks the feed of the policy before that of the build, and its channel', async () => {
    const { desk, updates } = updatesDesk();
    await updates.check();
    desk.rules = { feedUrl: 'http://127.0.0.1:8080/', channel: 'beta' };
    await updates.check();
    expect(desk.asked).toEqual([
      { url: 'https://updates.example.com/' },
      { url: 'http://127.0.0.1:8080/', channel: 'beta' },
    ]);
  });

  it('waits some minutes, then asks every few hours, whatever becomes of it', async () => {
    const { desk, updates } = updatesDesk();
    expect(desk.opened).toBe(0);
    for (const trouble of ['no-answer', 'certificate'] as const) {
      desk.feedAnswers = { trouble };
      desk.timers.shift()?.act();
      await vi.waitFor(() => expect(desk.timers).toHaveLength(1));
      expect(updates.state()).toEqual({ state: 'failed', why: trouble, version: null });
    }
    expect(desk.timers[0]?.milliseconds).toBe(nextCheckMs(() => 0.5));
  });

  it('spreads a thousand desks that were switched on together', () => {
    expect([firstCheckMs(() => 0), firstCheckMs(() => 1)]).toEqual([5 * minuteMs, 15 * minuteMs]);
    expect([nextCheckMs(() => 0), nextCheckMs(() => 1)]).toEqual([240 * minuteMs, 360 * minuteMs]);
  });

  it('asks once where two want to know', async () => {
    const { desk, updates } = updatesDesk();
    const both = await Promise.all([updates.check(), updates.check()]);
    expect(both).toEqual([
      { state: 'available', version: '1.2.0' },
      { state: 'available', version: '1.2.0' },
    ]);
    expect(desk.asked).toHaveLength(1);
  });

  it('says that it failed where the updater itself cannot be opened', async () => {
    const broken = () => {
      throw new Error('no such file');
    };
    const { updates } = updatesDesk({ engine: broken });
    expect(await updates.check()).toEqual({ state: 'failed', why: 'unforeseen', version: null });
  });
});

describe('fetching', () => {
  it('waits to be asked', async () => {
    const { desk, updates } = updatesDesk();
    desk.download = (progress) => {
      progress(40);
      return Promise.resolve(null);
    };
    expect(await updates.check()).toEqual({ state: 'available', version: '1.2.0' });
    expect(await updates.download()).toEqual(ready);
    expect(desk.told.map(({ state }) => state)).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'ready',
    ]);
  });

  it('does not where the policy says so', async () => {
    const { desk, updates } = updatesDesk();
    desk.rules = { automaticDownload: true };
    expect(await updates.check()).toEqual(ready);
  });

  it('looks again before it tries again, as the feed may have been mended', async () => {
    const { desk, updates } = updatesDesk();
    desk.download = () => Promise.resolve('damaged');
    await updates.check();
    expect(await updates.download()).toEqual({ state: 'failed', why: 'damaged', version: '1.2.0' });
    desk.download = () => Promise.resolve(null);
    desk.feedAnswers = { version: '1.2.1' };
    expect(await updates.download()).toEqual({ ...ready, version: '1.2.1' });
  });
});

describe('installing', () => {
  it('is done when the app quits', async () => {
    const { desk, updates } = await readyDesk();
    await updates.installAtQuit();
    expect([desk.installed, desk.quits]).toEqual([[false], 0]);
  });

  it('quits for it and starts anew where the operator wants it now, unless they stay after all', async () => {
    const { desk, updates } = await readyDesk();
    expect(updates.install()).toEqual(ready);
    expect(desk.quits).toBe(1);
    updates.stay();
    await updates.installAtQuit();
    updates.install();
    await updates.installAtQuit();
    expect(desk.installed).toEqual([false, true]);
  });

  it('waits for an entry on its way, says so, and goes on once it has arrived', async () => {
    const { desk, updates } = await readyDesk();
    desk.inFlight = 1;
    updates.weigh();
    expect(desk.told.at(-1)).toEqual({ ...ready, waits: true });
    expect(updates.install()).toEqual({ ...ready, waits: true });
    await updates.installAtQuit();
    expect([desk.installed, desk.quits, desk.isMarked]).toEqual([[], 0, true]);
    desk.inFlight = 0;
    updates.weigh();
    expect(desk.told.at(-1)).toEqual(ready);
    await updates.installAtQuit();
    expect([desk.installed, desk.isMarked]).toEqual([[false], false]);
  });

  it('goes by the mark of the last run until the outbox was opened', async () => {
    const { desk, updates } = await readyDesk();
    [desk.inFlight, desk.isMarked] = [null, true];
    updates.weigh();
    await updates.installAtQuit();
    expect([desk.installed, desk.isMarked]).toEqual([[], true]);
    desk.inFlight = 0;
    updates.weigh();
    await updates.installAtQuit();
    expect(desk.installed).toEqual([false]);
  });

  it.each([
    ['was withdrawn', { version: null }, {}],
    ['gives way to a newer one', { version: '1.3.0' }, {}],
    ['is no longer allowed', { version: '1.2.0' }, { enabled: false }],
  ])('does not happen where what was fetched %s', async (_why, feedAnswers, rules) => {
    const { desk, updates } = await readyDesk();
    desk.feedAnswers = feedAnswers;
    await updates.check();
    desk.rules = rules;
    await updates.installAtQuit();
    expect(desk.installed).toEqual([]);
  });
});
