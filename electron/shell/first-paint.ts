import type { BrowserWindow } from 'electron';

/** A window that nobody can see, such as one that starts minimised, paints nothing. */
const patienceMs = 1_000;
/** A page that has not loaded by then holds nothing up any longer. */
const longestMs = 5_000;

/** Settles when the window has shown its first picture, a second after it could have, or five seconds from now. */
export async function firstPaint(window: BrowserWindow): Promise<void> {
  const { webContents } = window;
  const painted = new Promise<void>((resolve) => webContents.beginFrameSubscription(true, () => resolve()));
  await within(
    longestMs,
    new Promise<void>((resolve) => {
      window.once('ready-to-show', resolve);
      // a hidden window on Wayland is never ready: it is shown first, and paints then
      window.once('show', () => resolve());
      window.once('closed', resolve);
    }),
  );
  await within(patienceMs, painted);
  if (!webContents.isDestroyed()) webContents.endFrameSubscription();
}

async function within(milliseconds: number, awaited: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([awaited, late]);
  clearTimeout(timer);
}
