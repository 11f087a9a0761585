import { once } from 'node:events';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startDesk, test, type RunningDesk } from '../support/desk';
import { frame } from '../support/frame';
import { lockPage, nextWindow } from '../support/lock-page';
import { keepCreate, outboxPage } from '../support/outbox-page';
import { searchPage } from '../support/search-page';

const newCode = '99021099999';

/** Sends a signal to the main process, and gives how the app ended. A question would hold it open for good. */
async function endBy(signal: NodeJS.Signals, { app }: RunningDesk) {
  const child = app.process();
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  child.kill(signal);
  const [code, killedBy] = await ended;
  return { code, killedBy };
}

/** Starts the app again on the profile, where the entry is still kept: it waits, or was just being sent. */
async function expectStillWaiting(profile: string): Promise<void> {
  const again = await startDesk(profile);
  await frame(again.page).visit('Outbox');
  await expect(outboxPage(again.page).entry(newCode).row).toContainText(/Waiting|Outcome unknown/);
  await quit(again);
}

test.beforeEach(async ({ signedIn, served }) => {
  await expect(searchPage(signedIn).box).toBeFocused();
  await served.stop();
  await keepCreate(signedIn, newCode);
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`${signal} with work waiting ends the app at once, with 0 and without a question`, async ({ desk, profile }) => {
    expect(await endBy(signal, desk)).toEqual({ code: 0, killedBy: null });
    await expectStillWaiting(profile);
  });

test('SIGTERM ends the app while its question before quitting is open', async ({ desk, profile }) => {
  await desk.app.evaluate(({ app, dialog }) => {
    const show = dialog.showMessageBox.bind(dialog) as (options: unknown) => Promise<unknown>;
    Object.assign(dialog, {
      showMessageBox: (options: unknown) => {
        Object.assign(globalThis, { isAsking: true });
        return show(options);
      },
    });
    app.quit();
  });
  await expect.poll(() => desk.app.evaluate(() => 'isAsking' in globalThis)).toBe(true);
  expect(await endBy('SIGTERM', desk)).toEqual({ code: 0, killedBy: null });
  await expectStillWaiting(profile);
});

test('SIGTERM ends the app while a file dialog of the system is open', async ({ desk, profile }) => {
  await desk.app.evaluate(({ BrowserWindow, dialog }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) void dialog.showSaveDialog(window, {});
  });
  expect(await endBy('SIGTERM', desk)).toEqual({ code: 0, killedBy: null });
  await expectStillWaiting(profile);
});

test('SIGTERM ends the app while it is locked', async ({ desk, profile }) => {
  const page = await nextWindow(desk.app, () => frame(desk.page).lock.click());
  await expect(lockPage(page).heading).toBeVisible();
  expect(await endBy('SIGTERM', desk)).toEqual({ code: 0, killedBy: null });
  const again = await startDesk(profile);
  await lockPage(again.page).unlock(practicePeople.operator.password);
  await frame(again.page).visit('Outbox');
  await expect(outboxPage(again.page).entry(newCode).row).toContainText(/Waiting|Outcome unknown/);
  await quit(again);
});

test('SIGTERM ends the app whose window hangs', async ({ desk, profile }) => {
  void desk.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  expect(await endBy('SIGTERM', desk)).toEqual({ code: 0, killedBy: null });
  await expectStillWaiting(profile);
});

test('the shutdown of the computer ends the app without a question', async ({ desk, profile }) => {
  const ended = once(desk.app.process(), 'exit') as Promise<[number | null]>;
  // the app may be gone before it has answered
  void desk.app
    .evaluate(({ powerMonitor }) => {
      (powerMonitor as NodeJS.EventEmitter).emit('shutdown', { preventDefault: () => undefined });
    })
    .catch(() => undefined);
  expect((await ended)[0]).toBe(0);
  await expectStillWaiting(profile);
});

test('a log-off of Windows ends the app without a question', async ({ desk, profile }) => {
  const ended = once(desk.app.process(), 'exit') as Promise<[number | null]>;
  void desk.app
    .evaluate(({ BrowserWindow }) => {
      (BrowserWindow.getAllWindows()[0] as NodeJS.EventEmitter | undefined)?.emit('session-end');
    })
    .catch(() => undefined);
  expect((await ended)[0]).toBe(0);
  await expectStillWaiting(profile);
});
