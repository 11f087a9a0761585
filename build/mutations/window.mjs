import { mutation } from './mutation.mjs';

/** @import { Mutation } from './mutation.mjs' */

/**
 * What keeps the window without power.
 * @type {Mutation[]}
 */
export const ofTheWindow = [
  mutation(
    'sender-check',
    ['test/security/sender.spec.ts', 'a window that is not ours is answered nothing'],
    ['electron/bridge/serve.ts', 'door.isOurs(event) ?', 'event ?'],
  ),
  mutation(
    'sender-window',
    ['test/unit/sender.test.ts', 'another window is not, whatever page it shows'],
    ['electron/shell/sender.ts', ' || event.sender !== window.webContents', ''],
  ),
  mutation(
    'sender-frame',
    ['test/unit/sender.test.ts', 'a frame inside our page is not, nor one that is gone'],
    ['electron/shell/sender.ts', 'frame === window.webContents.mainFrame && ', ''],
  ),
  mutation(
    'sender-address',
    ['test/unit/sender.test.ts', 'our window at the address %j is not taken'],
    ['electron/shell/sender.ts', ' && frame.url.startsWith(origin)', ''],
  ),
  mutation(
    'validation',
    ['test/security/window.spec.ts', 'the bridge takes known names with sound payloads only'],
    [
      'electron/bridge/serve.ts',
      'if (!parsed.success || !isPlain(ask, parsed.output))',
      'if (!parsed.success && ask === name)',
    ],
  ),
  mutation(
    'plain-objects',
    ['test/unit/plain.test.ts', 'refuses %s in place of an object'],
    ['electron/contract/plain.ts', 'if (prototype !== Object.prototype && prototype !== null) return false;', ''],
  ),
  mutation(
    'content-security-policy',
    ['test/security/window.spec.ts', 'the page comes with its policy, and what is not ours does not come'],
    ['electron/shell/protocol.ts', "'content-security-policy': contentSecurityPolicy,", ''],
  ),
  mutation(
    'webrtc-block',
    ['test/security/window.spec.ts', 'the page comes with its policy, and what is not ours does not come'],
    ['electron/shell/own-files.ts', `  "webrtc 'block'",\n`, ''],
  ),
  mutation(
    'files-of-the-window-alone',
    ['test/unit/shell.test.ts', 'no address at all leads out of the folder'],
    [
      'electron/shell/own-files.ts',
      'return file.startsWith(normalize(folder) + sep) ? file : undefined;',
      'return file;',
    ],
  ),
  mutation(
    'no-network-for-the-window',
    ['test/security/window.spec.ts', 'a page has no way out by hints, peers and their helpers'],
    ['electron/shell/window-session.ts', 'if (!isDeveloped) void each.setProxy(nowhere);', ''],
  ),
  mutation(
    'dns-prefetch',
    ['test/security/window.spec.ts', 'a page has no way out by hints, peers and their helpers'],
    ['electron/program.ts', "app.commandLine.appendSwitch('dns-prefetch-disable');", ''],
  ),
  mutation(
    'file-pickers',
    ['test/security/window.spec.ts', 'a page opens no file, and nothing that it stores is on disk or lasts'],
    ['electron/shell/window.ts', 'disableBlinkFeatures: closedFeatures.join(),', ''],
  ),
  mutation(
    'storage-in-memory',
    ['test/security/window.spec.ts', 'a page opens no file, and nothing that it stores is on disk or lasts'],
    ['electron/shell/window-session.ts', "const partition = 'window';", "const partition = 'persist:window';"],
  ),
  mutation(
    'permissions',
    ['test/security/window.spec.ts', 'no permission is given'],
    ['electron/shell/guard.ts', 'decide(false)', 'decide(true)'],
    ['electron/shell/guard.ts', 'session.setPermissionCheckHandler(() => false);', ''],
  ),
  mutation(
    'context-isolation',
    ['test/security/window.spec.ts', 'the page has no power but the bridge'],
    ['electron/shell/window.ts', 'sandbox: true,', 'sandbox: false,'],
    ['electron/shell/window.ts', 'contextIsolation: true,', 'contextIsolation: false,'],
    ['electron/shell/window.ts', 'nodeIntegration: false,', 'nodeIntegration: true,'],
    ['electron/program.ts', 'if (!hasNoSandbox()) app.enableSandbox();', ''],
    [
      'electron/preload.ts',
      "contextBridge.exposeInMainWorld('desk', desk);",
      'Object.assign(window, { desk, contextBridge });',
    ],
  ),
  mutation(
    'navigation',
    ['test/security/navigation.spec.ts', 'the window stays where it is: '],
    ['electron/shell/guard.ts', 'if (!isAllowed(event.url)) event.preventDefault();', ''],
  ),
  mutation(
    'new-windows',
    ['test/security/navigation.spec.ts', 'no second window comes up, and nothing is downloaded'],
    ['electron/shell/guard.ts', "contents.setWindowOpenHandler(() => ({ action: 'deny' }));", ''],
  ),
  mutation(
    'downloads',
    ['test/security/navigation.spec.ts', 'no second window comes up, and nothing is downloaded'],
    ['electron/shell/guard.ts', "session.on('will-download', (event) => event.preventDefault());", ''],
  ),
  mutation(
    'sign-in-elsewhere',
    ['test/security/window.spec.ts', 'a page cannot sign in to another server behind the operator’s back'],
    ['electron/desk/sign-in.ts', 'if (!isWanted || session.operator() !== from) return failed(notConfirmed);', ''],
  ),
];
