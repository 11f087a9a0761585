import { expect, test } from 'vitest';
import { windowOrigin, windowUrl } from '../../electron/shell/own-files';
import { isFromWindow } from '../../electron/shell/sender';

type Sent = Parameters<typeof isFromWindow>[0];
type Shown = NonNullable<Parameters<typeof isFromWindow>[1]>;

/** A page as Electron tells of it: its main frame, and one inside of it. */
function pageAt(url: string) {
  const mainFrame = { url };
  return { contents: { mainFrame } as unknown as Sent['sender'], mainFrame };
}

const own = pageAt(windowUrl);
const window = (isDestroyed = false): Shown => ({
  webContents: own.contents,
  isDestroyed: () => isDestroyed,
});
const sentBy = (sender: Sent['sender'], frame: unknown) => ({ sender, senderFrame: frame }) as Sent;

test('the main frame of our window, showing our page, is taken', () => {
  expect(isFromWindow(sentBy(own.contents, own.mainFrame), window(), windowOrigin)).toBe(true);
});

test('another window is not, whatever page it shows', () => {
  const other = pageAt(windowUrl);
  expect(isFromWindow(sentBy(other.contents, other.mainFrame), window(), windowOrigin)).toBe(false);
  expect(isFromWindow(sentBy(other.contents, own.mainFrame), window(), windowOrigin)).toBe(false);
});

test('a frame inside our page is not, nor one that is gone', () => {
  expect(isFromWindow(sentBy(own.contents, { url: windowUrl }), window(), windowOrigin)).toBe(false);
  expect(isFromWindow(sentBy(own.contents, null), window(), windowOrigin)).toBe(false);
});

test('nothing is taken while there is no window, or one that is ended', () => {
  expect(isFromWindow(sentBy(own.contents, own.mainFrame), undefined, windowOrigin)).toBe(false);
  expect(isFromWindow(sentBy(own.contents, own.mainFrame), window(true), windowOrigin)).toBe(false);
});

test.each(['', 'about:blank', 'https://crm.example/', 'app://tokendesk.evil/index.html', 'data:text/html,x'])(
  'our window at the address %j is not taken',
  (url) => {
    const moved = pageAt(url);
    const shown = { ...window(), webContents: moved.contents };
    expect(isFromWindow(sentBy(moved.contents, moved.mainFrame), shown, windowOrigin)).toBe(false);
  },
);
