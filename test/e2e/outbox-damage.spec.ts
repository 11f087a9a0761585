import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { practicePeople } from '../../electron/practice/people';
import { audit } from '../support/audit';
import { expect, quit, startDesk, test, type RunningDesk } from '../support/desk';
import { frame } from '../support/frame';
import { keepCreate, outboxPage } from '../support/outbox-page';
import { searchPage } from '../support/search-page';

const { operator } = practicePeople;
const codes = ['99021055511', '99021055512', '99021055513'];

/** Ends the app as a power cut does, so that the write-ahead log stays as it is. */
async function cutPower({ app }: RunningDesk): Promise<void> {
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
}

function flipByteOf(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

/** What happens to the files between two starts. */
const damages: Readonly<Record<string, (profile: string) => void>> = {
  'one byte of the write-ahead log is flipped': (profile) => flipByteOf(join(profile, 'outbox.db-wal')),
  'the write-ahead log is cut to half': (profile) => {
    const file = join(profile, 'outbox.db-wal');
    truncateSync(file, Math.floor(statSync(file).size / 2));
  },
  'the write-ahead log is gone': (profile) => rmSync(join(profile, 'outbox.db-wal')),
  'the database files are empty': (profile) => {
    for (const end of ['', '-wal']) truncateSync(join(profile, `outbox.db${end}`), 0);
  },
  'the database files are gone': (profile) => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(profile, `outbox.db${end}`), { force: true });
  },
};

for (const [what, damage] of Object.entries(damages))
  test(`${what}: the next start says how many promises are missing, whose and since when, or keeps them all`, async ({
    desk,
    profile,
    signedIn,
    served,
  }) => {
    await expect(searchPage(signedIn).box).toBeFocused();
    await served.stop();
    for (const code of codes) await keepCreate(signedIn, code);
    await cutPower(desk);
    expect(existsSync(join(profile, 'outbox.db-wal'))).toBe(true);
    const before = new Set(readdirSync(profile));
    damage(profile);
    const again = await startDesk(profile);
    await frame(again.page).visit('Outbox');
    const outbox = outboxPage(again.page);
    await expect(outbox.heading).toBeVisible();
    const kept = await again.page.evaluate(() => window.desk.call('outbox:read', null));
    const view = kept.ok ? kept.value : null;
    const missing = view?.loss?.missing ?? [];
    // every promise is there, or said to be missing
    const accounted = [
      ...(view?.entries ?? []).map((entry) => entry.authenticationCode),
      ...missing.map(({ name }) => name),
    ];
    expect([...accounted].sort()).toEqual(codes);
    if (/gone|empty/.test(what)) expect(missing.length).toBeGreaterThan(0);
    const count = missing.length === 1 ? '1 entry' : `${String(missing.length)} entries`;
    if (missing.length > 0) {
      const note = outbox.note(`${count} of the Outbox ${missing.length === 1 ? 'is' : 'are'} missing`);
      await expect(note).toContainText(`${operator.username}: ${count}, saved since`);
    } else {
      await expect(outbox.notes).toHaveCount(view?.loss ? 1 : 0);
      if (view?.loss) await expect(outbox.notes).toContainText('Nothing is missing.');
    }
    expect(await audit(again.page)).toEqual([]);
    // nothing that was there is overwritten without a copy
    const copies = readdirSync(profile).filter((name) => !before.has(name) && /damaged/.test(name));
    if (view?.loss && view.loss.files.length > 0) expect(copies.length).toBeGreaterThan(0);
    await quit(again);
  });
