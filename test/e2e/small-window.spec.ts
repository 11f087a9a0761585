import { practicePeople } from '../../electron/practice/people';
import { actionsPage, openToken } from '../support/actions-page';
import { overflows, setSize } from '../support/audit';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { keepCreate, saving } from '../support/outbox-page';
import { press } from '../support/scan';
import { createPage } from '../support/token-form';

test('at 200 % menus are whole, labels are in view, and no notice lies over the buttons', async ({
  app,
  signedIn,
  served,
}) => {
  await setSize(app, 1280, 840, 2);
  await expect.poll(() => signedIn.evaluate(() => innerWidth)).toBeLessThanOrEqual(640);

  await openToken(signedIn, practicePeople.tokens.notEffective.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.more.click();
  await expect(actions.item('Delete')).toBeVisible();
  expect(await overflows(signedIn)).toEqual([]);
  await press(signedIn, 'Escape');

  await frame(signedIn).visit('List');
  const list = listPage(signedIn);
  await list.load.click();
  await expect(list.rows.first()).toBeVisible();
  await list.columns.click();
  for (const name of ['Number', 'Classification']) await expect(list.column(name)).toBeInViewport();
  await press(signedIn, 'Escape');

  await frame(signedIn).visit('Create');
  const form = createPage(signedIn);
  await form.toggleMore();
  await form.cardMaskedNumber.fill('411111******1111');
  await press(signedIn, 'Control+s');
  await expect(form.code).toBeFocused();
  const label = signedIn.getByRole('main').getByText('Authentication code', { exact: true });
  await expect(label).toBeInViewport({ ratio: 1 });

  await served.stop();
  await keepCreate(signedIn, '99021099999');
  await expect
    .poll(async () => {
      const notice = await frame(signedIn).said('Saved on this desk').boundingBox();
      const button = await saving(signedIn).save.boundingBox();
      return notice && button && (notice.y + notice.height <= button.y || button.y + button.height <= notice.y);
    })
    .toBe(true);
});
