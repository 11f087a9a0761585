import { expect, type ElectronApplication } from '@playwright/test';
import { processTree } from './processes';

/** Ends the process that does all of Chromium's networking, and waits until it is gone. */
export async function endNetworkService(app: ElectronApplication): Promise<void> {
  const running = (): number[] =>
    processTree(app.process().pid ?? 0)
      // Chromium writes its title over the arguments, with spaces between them
      .filter(({ argv }) => argv.join(' ').includes('--utility-sub-type=network.mojom.NetworkService'))
      .map(({ pid }) => pid);
  const [service = 0] = running();
  expect(service).toBeGreaterThan(0);
  process.kill(service, 'SIGKILL');
  await expect.poll(running).not.toContain(service);
}
