import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';

/** Whether a request comes from the main frame of this window, showing our own page; closed where in doubt. */
export function isFromWindow(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'> | undefined,
  origin: string,
): boolean {
  if (!window || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && frame.url.startsWith(origin);
}
