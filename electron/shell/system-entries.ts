import { app } from 'electron';
import { linkScheme } from '../contract/deep-link';
import { autostartFile, launcherOf, writeAutostart } from './autostart';

/** What a package sets in the system for the person who is logged on: whether it starts with them, and whether links open it. */
export interface SystemEntries {
  startAtLogOn: boolean;
  deepLinks: boolean;
}

/** Sets it as it is to be; an app that is being developed leaves the system alone. */
export function applyToSystem({ startAtLogOn, deepLinks }: SystemEntries): void {
  if (!app.isPackaged) return;
  if (process.platform === 'linux') {
    const launcher = launcherOf(process.execPath, process.env);
    writeAutostart(autostartFile(process.env), startAtLogOn ? launcher : null);
    return;
  }
  if (app.getLoginItemSettings().openAtLogin !== startAtLogOn) app.setLoginItemSettings({ openAtLogin: startAtLogOn });
  // macOS and Linux know the scheme by the package
  if (process.platform !== 'win32') return;
  if (deepLinks) app.setAsDefaultProtocolClient(linkScheme);
  else app.removeAsDefaultProtocolClient(linkScheme);
}
