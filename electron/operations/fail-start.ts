import { app, dialog } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onSystemSignal } from '../shell/system-signals';
import { writeLine } from './program-facts';
import type { StartProblem } from './start-problem';

/** Says on stderr and in a box why the app cannot start, and ends it with the code of that problem. */
export function failStart({ exitCode, message, detail }: StartProblem): void {
  writeLine(`${message}\n${detail}`, 2);
  const substitute = app.isReady() ? null : substituteProfile();
  function end(): void {
    if (substitute !== null) remove(substitute);
    app.exit(exitCode);
  }
  async function show(): Promise<void> {
    await app.whenReady();
    // Nobody may be there to close the box, and the code stays the same.
    onSystemSignal(end);
    await dialog.showMessageBox({ type: 'error', title: 'Tokendesk', message, detail, buttons: ['Close'] });
  }
  if (substitute === null && !app.isReady()) end();
  else void show().then(end, end);
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Chromium still writes into it; the system clears it away.
  }
}

/** Electron itself needs a folder until the box is closed, and the profile may be what is wrong; null where none can be made. */
function substituteProfile(): string | null {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'tokendesk-box-'));
    app.setPath('userData', folder);
    return folder;
  } catch {
    return null;
  }
}
