import { expect, test } from '../support/desk';
import { lockPage, nextWindow } from '../support/lock-page';
import { searchPage } from '../support/search-page';
import { createPage } from '../support/token-form';
import { focusWindow, pressKeys, setLayout, type PlaceOfKey } from '../support/x-keyboard';

test.beforeEach(async ({ signedIn }) => {
  await expect(searchPage(signedIn).box).toBeFocused();
  focusWindow();
});
test.afterEach(() => setLayout('us'));

for (const layout of ['us', 'gr', 'ru', 'il', 'ara'])
  test(`under the layout ${layout} every Ctrl shortcut works, the lock's too`, async ({ app, signedIn, served }) => {
    setLayout(layout);
    const ctrl = (place: PlaceOfKey) => pressKeys('ControlLeft', place);
    const { heading, code } = createPage(signedIn);
    ctrl('KeyN');
    await expect(heading).toBeVisible();
    ctrl('KeyL');
    await expect(signedIn.getByRole('heading', { name: 'List', level: 1 })).toBeVisible();
    ctrl('KeyF');
    await expect(searchPage(signedIn).box).toBeFocused();

    // the system's own editing keys
    ctrl('KeyN');
    await expect(code).toBeFocused();
    await code.fill('9902');
    ctrl('KeyA');
    ctrl('KeyC');
    await code.fill('');
    ctrl('KeyV');
    await expect(code).toHaveValue('9902');
    await code.fill('99021099999');
    ctrl('KeyS');
    await expect.poll(() => served.ledger.counts()).toMatchObject({ 'access_tokens/create': { ok: 1 } });

    pressKeys('ControlLeft', 'ShiftLeft', 'KeyP');
    await expect(signedIn.getByRole('dialog')).toBeVisible();
    await signedIn.keyboard.press('Escape');
    const page = await nextWindow(app, () => Promise.resolve(pressKeys('ControlLeft', 'ShiftLeft', 'KeyL')));
    await expect(lockPage(page).heading).toBeVisible();
  });

for (const [layout, keys] of [
  ['us', ['Slash']],
  ['de', ['ShiftLeft', 'Digit7']],
  ['fr', ['ShiftLeft', 'Period']],
  ['ru', ['ShiftLeft', 'Backslash']],
  ['br', ['AltGraph', 'KeyQ']],
] as const)
  test(`under the layout ${layout} the character / goes to Search`, async ({ signedIn }) => {
    setLayout(layout);
    pressKeys('ControlLeft', 'KeyN');
    await expect(createPage(signedIn).code).toBeFocused();
    await signedIn.getByRole('heading', { level: 1 }).click();
    pressKeys(...keys);
    await expect(searchPage(signedIn).box).toBeFocused();
    await expect(searchPage(signedIn).box).toHaveValue('');
  });
