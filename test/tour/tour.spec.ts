import { join } from 'node:path';
import { quit, root, startDesk, startPackagedDesk, test } from '../support/desk';
import { mainJob } from '../support/main-job';

const pictures = join(root, 'test-results/tour');

test('the app does its main job', async ({ profile, served }) => {
  // a package where one is named, else the app as it is built here
  const program = process.env['TOKENDESK_PROGRAM'];
  const desk = await (program === undefined ? startDesk(profile) : startPackagedDesk(program, profile));
  for (const [index, { title, take }] of mainJob.entries()) {
    await test.step(title, async () => {
      await take(desk, served);
      const name = title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
      await desk.page.screenshot({ path: join(pictures, `${String(index + 1)}-${name}.png`), animations: 'disabled' });
    });
  }
  await quit(desk);
});
