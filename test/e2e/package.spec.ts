import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { practicePeople } from '../../electron/practice/people';
import { expect, quit, startPackagedDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { filesInArchive, legalFile, packagedApp } from '../support/packaged-app';
import { mainJob } from '../support/main-job';
import { searchPage } from '../support/search-page';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator } = practicePeople;
const newCode = '99021099999';
/** How a fuse stands in the program: as the digit of a text. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

test(
  'the packaged app signs in, creates a token, and has both of its libraries',
  { tag: '@namespaces' },
  async ({ profile, served }) => {
    const { app, page } = await startPackagedDesk(packagedApp.program, profile);
    expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true);
    await signInPage(page).signIn(served.url, operator);
    await frame(page).visit('Create');
    await createPage(page).code.fill(newCode);
    await createPage(page).submit.click();
    await expect(tokenPage(page).heading).toBeVisible();
    expect(served.ledger.entries('access_tokens/create')).toMatchObject([{ outcome: 'ok' }]);
    await app.close();

    // the keychain has kept the session, and the store the token: both need what is unpacked beside the archive
    const again = await startPackagedDesk(packagedApp.program, profile);
    await expect(searchPage(again.page).box).toBeFocused();
    await searchPage(again.page).box.fill(newCode.slice(0, 6));
    await expect(again.page.getByRole('main')).toContainText(newCode);
    expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
    await again.app.close();
  },
);

test('the packaged app does its main job', { tag: '@namespaces' }, async ({ profile, served }) => {
  test.setTimeout(120_000);
  const desk = await startPackagedDesk(packagedApp.program, profile);
  for (const { title, take } of mainJob) await test.step(title, () => take(desk, served));
  await quit(desk);
});

test('the package holds what runs, and no file of its making', () => {
  const files = filesInArchive();
  const library = process.platform === 'darwin' ? 'darwin-[a-z0-9]+' : `${process.platform}-${process.arch}`;
  const patterns = [
    'package\\.json',
    'dist/electron/[a-z-]+\\.cjs',
    'dist/renderer/index\\.html',
    'dist/renderer/assets/[^/]+\\.(js|css|woff2|svg|png)',
    'node_modules/keytar/(package\\.json|LICENSE\\.md|lib/keytar\\.js)',
    `node_modules/keytar/prebuilds/${library}/keytar\\.node`,
    'node_modules/@photostructure/sqlite/(package\\.json|LICENSE|dist/index\\.cjs)',
    `node_modules/@photostructure/sqlite/prebuilds/${library}/@photostructure\\+sqlite\\.glibc\\.node`,
    'node_modules/native-reg/(package\\.json|lib/index\\.js)',
    ...(process.platform === 'win32' ? [`node_modules/native-reg/prebuilds/${library}/.+\\.node`] : []),
    'node_modules/node-gyp-build/(package\\.json|LICENSE|index\\.js|node-gyp-build\\.js)',
  ].map((pattern) => new RegExp(`^${pattern}$`));
  expect(files.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(patterns.filter((pattern) => !files.some(({ path }) => pattern.test(path)))).toEqual([]);
  // machine code lies beside the archive, where the system can load it, and nothing else does
  expect(files.filter(({ path, isUnpacked }) => path.endsWith('.node') !== isUnpacked)).toEqual([]);
});

test('the package brings its licences and its bill of materials', () => {
  const bill = JSON.parse(legalFile('sbom.cdx.json')) as { components: { name: string; version: string }[] };
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['electron', 'svelte', 'valibot', 'keytar', '@photostructure/sqlite']));
  // tools of development are on no one's desk
  expect(names.filter((name) => /^(vite|vitest|eslint|electron-builder|typescript)$/.test(name))).toEqual([]);
  const licences = legalFile('third-party-licences.txt');
  for (const { name, version } of bill.components.filter((each) => each.name !== 'keytar')) {
    expect(licences).toContain(`\n${name}@${version} (`);
  }
  expect(licences).toContain('\n@github/keytar@');
  expect(legalFile('LICENSE.txt')).toContain('MIT License');
});

test('the package for testing has the fuses of one for users, but for the one that lets it be inspected', async () => {
  const fuses = await getCurrentFuseWire(packagedApp.binary);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(off);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(on);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(on);
  expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(on);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
  // Electron knows it since version 29
  expect([off, undefined]).toContain(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]);
});
