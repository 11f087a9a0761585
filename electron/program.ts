import { app } from 'electron';
import { join } from 'node:path';
import { isLink } from './contract/deep-link';
import { comeForward, developmentUrl, openLink, origin, start } from './main';
import { failStart } from './operations/fail-start';
import { hasNoSandbox, programFacts, sandboxFacts } from './operations/program-facts';
import { runCommand } from './operations/run-command';
import {
  checkFiles,
  checkProfile,
  checkRunning,
  checkSandbox,
  noteDisplay,
  unexpectedProblem,
  type StartProblem,
} from './operations/start-problem';
import { nameOf } from './shell/error-name';
import { pinPages, refuseClientCertificates } from './shell/guard';
import { registerScheme } from './shell/protocol';

// What the app and Chromium write is nobody else's to read; on Windows the profile folder's own list of access says so.
process.umask(0o077);
// A machine may have no sandbox to offer: root in a container without user namespaces. There the launcher passes
// --no-sandbox, and enableSandbox() would start child processes that end at once, again and again. A package opens no
// window then, but says why.
if (!hasNoSandbox()) app.enableSandbox();
// Over HTTP/2 and QUIC Chromium sends a request again when a connection breaks, a create too: a token would be made twice.
app.commandLine.appendSwitch('disable-http2');
app.commandLine.appendSwitch('disable-quic');
// A page's hint to look up a name would tell the network what it was made of.
app.commandLine.appendSwitch('dns-prefetch-disable');
registerScheme();
const profile = profileFolder();
const exitCode = runCommand(process.argv.slice(1), programFacts(profile));
if (exitCode === undefined) begin();
else app.exit(exitCode);

function begin(): void {
  const problem = findProblem();
  if (problem) {
    failStart(problem);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    const refused = checkRunning(profile, process.env);
    if (refused) failStart(refused);
    else app.quit();
    return;
  }
  noteDisplay(profile, process.env);
  app.on('second-instance', (_event, words) => {
    comeForward();
    openLinkAmong(words);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    comeForward();
    openLink(url);
  });
  openLinkAmong(process.argv);
  app.on('window-all-closed', () => app.quit());
  refuseClientCertificates();
  pinPages((url) => url.startsWith(origin) && developmentUrl !== undefined);
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => failStart(unexpectedProblem(nameOf(error))));
}

function openLinkAmong(words: readonly string[]): void {
  const url = words.find(isLink);
  if (url !== undefined) openLink(url);
}

function findProblem(): StartProblem | null {
  const programs = ['preload.cjs', 'vault.cjs', 'store.cjs'].map((name) => join(__dirname, name));
  const page = developmentUrl === undefined ? [join(__dirname, '..', 'renderer', 'index.html')] : [];
  return (
    checkSandbox(sandboxFacts()) ??
    checkFiles([...programs, ...page]) ??
    checkProfile({ wanted: app.commandLine.getSwitchValue('user-data-dir'), taken: profile === '' ? null : profile })
  );
}

/** Empty where Electron could make none, as in a home folder that cannot be written. */
function profileFolder(): string {
  try {
    return app.getPath('userData');
  } catch {
    return '';
  }
}
