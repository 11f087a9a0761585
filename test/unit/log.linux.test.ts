import { expect, test } from 'vitest';
import { createLog } from '../../electron/shell/log';

test('a full disk costs lines, not the work', async () => {
  const { log, written } = createLog('/dev/full');
  log('started');
  log('started');
  await expect(written()).resolves.toBeUndefined();
});
