import type { BrowserWindow } from 'electron';

/** A window that nobody can see, such as one that starts minimised, paints nothing. */
const patienceMs = 1_000;

/** Settles when the window has shown its first picture, or a second later than it could have. */
export async function firstPaint(window: BrowserWindow): Promise<void> {
  const { webContents } = window;
  const painted = new Promise<void>((resolve) => webContents.beginFrameSubscription(true, () => resolve()));
  await new Promise<void>((resolve) => window.once('ready-to-show', resolve));
  const waited = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([painted, waited]);
  if (!webContents.isDestroyed()) webContents.endFrameSubscription();
}
