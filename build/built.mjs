import { root, tools } from './root.mjs';
import { runStep } from './setup/step.mjs';
import { isBuilt } from './sources.mjs';

/**
 * Builds the app unless it is built from the sources as they are; ends this program when that fails.
 * @returns {Promise<void>}
 */
export async function ensureBuilt() {
  if (isBuilt(root)) return;
  const args = [tools.vite, 'build', '--config', 'build/vite.config.ts', '--logLevel', 'warn'];
  const { ok, output } = await runStep('Building', process.execPath, args, { cwd: root });
  if (ok) return;
  console.error(output);
  process.exit(1);
}
