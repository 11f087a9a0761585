import type { BrowserWindow, Rectangle, Screen } from 'electron';

/** The size of a first window, where the screen has room for it. */
const preferredSize = { width: 1280, height: 840 } as const;
/** Below this the screens of the app do not fit their window. */
const smallestSize = { width: 480, height: 400 } as const;

/** Gives bounds as large as can be within the work area of a screen, and moved into it. */
export function fitInto({ x, y, width, height }: Rectangle, area: Rectangle): Rectangle {
  const size = { width: Math.min(width, area.width), height: Math.min(height, area.height) };
  return {
    x: Math.min(Math.max(x, area.x), area.x + area.width - size.width),
    y: Math.min(Math.max(y, area.y), area.y + area.height - size.height),
    ...size,
  };
}

/** Gives where a first window stands: in the middle of the work area, and no larger. */
export function firstBounds(area: Rectangle): Rectangle {
  const { width, height } = fitInto({ x: area.x, y: area.y, ...preferredSize }, area);
  const middle = (start: number, room: number, taken: number) => start + Math.floor((room - taken) / 2);
  return { x: middle(area.x, area.width, width), y: middle(area.y, area.height, height), width, height };
}

/** Brings the window back into the work area of its screen; a window that fills its screen is left as it is. */
export function fitToScreen(window: BrowserWindow, screen: Screen): void {
  if (window.isDestroyed() || window.isFullScreen() || window.isKiosk() || window.isMaximized()) return;
  const bounds = window.getBounds();
  const { workArea } = screen.getDisplayMatching(bounds);
  window.setMinimumSize(Math.min(smallestSize.width, workArea.width), Math.min(smallestSize.height, workArea.height));
  const fitted = fitInto(bounds, workArea);
  if (Object.entries(fitted).some(([name, value]) => bounds[name as keyof Rectangle] !== value))
    window.setBounds(fitted);
}

/** Fits the window whenever screens come, go or change. */
export function keepOnScreen(window: () => BrowserWindow | undefined, screen: Screen): void {
  const fit = () => {
    const current = window();
    if (current) fitToScreen(current, screen);
  };
  screen.on('display-metrics-changed', fit);
  screen.on('display-added', fit);
  screen.on('display-removed', fit);
}
