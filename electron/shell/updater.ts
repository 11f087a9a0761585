import { app, type Session } from 'electron';
import { autoUpdater } from 'electron-updater';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkService } from './network-service';
import type { AnswerProxy } from './session-fetch';
import { answerLogins } from './updater-proxy';
import { engineOf, type UpdateEngine } from './updates-engine';
import { canReplace } from './updates-place';

/** Opens electron-updater for the way in which this copy was installed; `prepare` gets its connections before each check. */
export function openUpdater(
  sessionOf: NetworkService['session'],
  prepare: (session: Session) => Promise<void>,
  answerProxy: () => AnswerProxy,
): UpdateEngine {
  if (!app.isPackaged) standInForPackage();
  let line = autoUpdater.netSession;
  const askAnew = answerLogins(autoUpdater, answerProxy);
  const engine = engineOf(autoUpdater, {
    async prepare() {
      askAnew();
      line = sessionOf('electron-updater');
      // it would keep the session that it opened first, which is of no use once the network service has ended
      const executor: unknown = Reflect.get(autoUpdater, 'httpExecutor');
      if (typeof executor === 'object' && executor !== null) Object.assign(executor, { cachedSession: line });
      await prepare(line);
    },
    cut: () => void line.closeAllConnections(),
    canReplace: (file) => canReplace(process.env['APPIMAGE'], file),
  });
  return {
    ...engine,
    install(restart) {
      // The new one may be there before this one is gone, and would give way to it.
      if (restart) app.releaseSingleInstanceLock();
      return engine.install(restart);
    },
  };
}

/** What a package brings with it, for an app that was started from its sources. */
function standInForPackage(): void {
  const config = join(app.getPath('userData'), 'dev-app-update.yml');
  writeFileSync(config, JSON.stringify({ updaterCacheDirName: 'tokendesk-dev-updater' }));
  autoUpdater.forceDevUpdateConfig = true;
  autoUpdater.updateConfigPath = config;
}
