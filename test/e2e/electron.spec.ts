import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, root, test } from '../support/desk';

const run = promisify(execFile);

test('the electron package gives, from the project’s folder, an Electron that starts', async () => {
  const asked = await run(process.execPath, ['--print', "require('electron')"], { cwd: root });
  const started = await run(asked.stdout.trim(), ['--version'], { cwd: root });
  expect(started.stdout.trim()).toMatch(/^v\d+\.\d+\.\d+$/);
});
