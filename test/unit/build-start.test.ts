import { describe, expect, it } from 'vitest';
import { displayObstacle, displaySwitches, isBusNoise } from '../../build/electron-app.mjs';

it('keeps the complaints about a bus that is not there from the terminal, and nothing else', () => {
  const noise =
    'Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory';
  expect(isBusNoise(`[16378:1128/195409.448598:ERROR:bus.cc(407)] ${noise}`)).toBe(true);
  expect(isBusNoise(`[16378:1128/195409.448598:ERROR:dbus/bus.cc:408] ${noise}`)).toBe(true);
  expect(isBusNoise('[1:1128/195409.1:ERROR:object_proxy.cc(576)] Failed to call method: org.x.y')).toBe(true);
  for (const line of [
    '',
    'Error: bus.cc',
    '[1128/195408.651840:FATAL:electron_main_delegate.cc(287)] Running as root without --no-sandbox is not supported.',
    'There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.',
  ])
    expect(isBusNoise(line)).toBe(false);
});

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
