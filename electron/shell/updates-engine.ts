import type { AppUpdater, ProgressInfo } from 'electron-updater';
import type { UpdateTrouble } from '../contract/updates';

export interface Feed {
  url: string;
  /** Which line of releases; the stable one where none is said. */
  channel?: string;
}

/** What looks for a newer version, fetches it, and puts it in place. */
export interface UpdateEngine {
  /** Asks the feed for a version newer than this one that this desk may have; null where there is none. */
  check(feed: Feed): Promise<{ version: string | null } | { trouble: UpdateTrouble }>;
  /** Fetches what the last check found, and holds it against the checksum of the feed. Null once it is here. */
  download(progress: (percent: number) => void): Promise<UpdateTrouble | null>;
  /** Puts what was fetched in place; the app is ended by it, and settles only where that cannot be. Starts it anew where that is wanted. */
  install(restart: boolean): Promise<void>;
}

/** What electron-updater has to be given from outside. */
export interface UpdateSurroundings {
  /** Before every check and download: who is trusted, and the way out, may have changed. */
  prepare: () => Promise<void>;
  /** Ends its connections: under Electron it has no deadline of its own. */
  cut: () => void;
  /** Whether this file can take the place of the app; asked before anything is removed. */
  canReplace: (file: string) => boolean;
}

const patienceMs = 60_000;

/** Makes an engine of electron-updater that does nothing by itself. */
export function engineOf(updater: AppUpdater, { prepare, cut, canReplace }: UpdateSurroundings): UpdateEngine {
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  let fetched: string | undefined;

  /** Ends the connections when nothing was heard for too long. */
  async function heard<T>(work: (beat: () => void) => Promise<T>): Promise<T> {
    let timer = setTimeout(cut, patienceMs);
    try {
      return await work(() => {
        clearTimeout(timer);
        timer = setTimeout(cut, patienceMs);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async check({ url, channel }) {
      updater.setFeedURL({ provider: 'generic', url, ...(channel === undefined ? {} : { channel }) });
      try {
        await prepare();
        const found = await heard(() => updater.checkForUpdates());
        return { version: found?.isUpdateAvailable ? found.updateInfo.version : null };
      } catch (error) {
        return { trouble: troubleOf(error) };
      }
    },

    async download(progress) {
      return heard(async (beat) => {
        const onProgress = ({ percent }: ProgressInfo) => {
          beat();
          progress(Math.floor(percent));
        };
        updater.on('download-progress', onProgress);
        try {
          await prepare();
          [fetched] = await updater.downloadUpdate();
          return null;
        } catch (error) {
          return troubleOf(error);
        } finally {
          updater.off('download-progress', onProgress);
        }
      });
    },

    install: (restart) =>
      new Promise((resolve) => {
        if (fetched === undefined || !canReplace(fetched)) {
          resolve();
          return;
        }
        updater.once('error', () => resolve());
        setTimeout(resolve, patienceMs);
        updater.autoRunAppAfterInstall = restart;
        updater.quitAndInstall(true, restart);
      }),
  };
}

const notAFeed = [
  'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND',
  'ERR_UPDATER_INVALID_UPDATE_INFO',
  'ERR_UPDATER_INVALID_VERSION',
  'ERR_UPDATER_NO_FILES_PROVIDED',
  'ERR_UPDATER_NO_CHECKSUM',
  'ERR_UPDATER_ZIP_FILE_NOT_FOUND',
];
const disk = ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT'];

/** What an error of electron-updater means; its codes are those of its source, 6.8. */
function troubleOf(error: unknown): UpdateTrouble {
  if (!(error instanceof Error)) return 'unforeseen';
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged';
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'not-signed';
  if (notAFeed.includes(code)) return 'not-a-feed';
  if (disk.includes(code)) return 'not-saved';
  if (error.message.includes('net::ERR_CERT_')) return 'certificate';
  const isNetwork = /net::ERR_|^Cannot download|^Request |status \d{3}/.test(error.message);
  return isNetwork || code.startsWith('HTTP_ERROR_') || /^E[A-Z]+(REFUSED|RESET|NOTFOUND|TIMEDOUT)$/.test(code)
    ? 'no-answer'
    : 'unforeseen';
}
