import { openSettings } from '../../electron/shell/settings';

// A program that changes a setting without end, for a test that kills it; it says when it has begun.
const settings = openSettings(process.argv[2] ?? '', () => undefined);
for (let count = 0; ; count++) {
  const kept = settings.change({ scannerPrefix: String(count), scannerSuffix: 'x'.repeat(3_000) });
  if (!kept.ok) process.exit(1);
  if (count === 0) process.stdout.write('begun\n');
}
