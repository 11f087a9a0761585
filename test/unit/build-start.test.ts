import { describe, expect, it } from 'vitest';
import { displayObstacle, displaySwitches } from '../../build/electron-app.mjs';

describe('a display to open the window on', () => {
  it('is missing on Linux without X11 and Wayland, and the way to one is named', () => {
    expect(displayObstacle('linux', {})).toContain('xvfb-run -a npm start');
    expect(displayObstacle('linux', { DISPLAY: '' })).toContain('no display');
  });

  it('is there with X11 or Wayland, and always on Windows and macOS', () => {
    expect(displayObstacle('linux', { DISPLAY: ':0' })).toBeUndefined();
    expect(displayObstacle('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeUndefined();
    expect(displayObstacle('win32', {})).toBeUndefined();
    expect(displayObstacle('darwin', {})).toBeUndefined();
  });

  it('is named to Electron only when it is Wayland alone', () => {
    expect(displaySwitches({ WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['--ozone-platform=wayland']);
    expect(displaySwitches({ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })).toEqual([]);
  });
});
