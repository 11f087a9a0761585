import { app } from 'electron';
import { comeForward, developmentUrl, origin, start } from './main';
import { exitCodes } from './operations/exit-codes';
import { hasNoSandbox, programFacts } from './operations/program-facts';
import { runCommand } from './operations/run-command';
import { sayUnforeseen } from './operations/unforeseen';
import { pinPages, refuseClientCertificates } from './shell/guard';
import { registerScheme } from './shell/protocol';

// A developer's machine may have no sandbox to offer: root in a container without user namespaces. There the launcher
// passes --no-sandbox, and enableSandbox() would start child processes that end at once, again and again.
if (!hasNoSandbox()) app.enableSandbox();
// Over HTTP/2 and QUIC Chromium sends a request again when a connection breaks, a create too: a token would be made twice.
app.commandLine.appendSwitch('disable-http2');
app.commandLine.appendSwitch('disable-quic');
registerScheme();
const exitCode = runCommand(process.argv.slice(1), programFacts());
if (exitCode !== undefined) {
  app.exit(exitCode);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', comeForward);
  app.on('window-all-closed', () => app.quit());
  refuseClientCertificates();
  pinPages((url) => url.startsWith(origin) && developmentUrl !== undefined);
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      sayUnforeseen(error);
      app.exit(exitCodes.unexpected);
    });
} else {
  app.quit();
}
