import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AccessToken } from '../../electron/contract/model';
import { readAccount, readParticipant } from '../../electron/crm/wire-account';
import { createDirectory } from '../../electron/offline/directory';
import { openStore } from '../../electron/offline/store';
import { codes, day, key, openDirectory, remember, token } from './directory-tokens';
import { must } from './store-files';

const manyTokens = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({ authenticationCode: `${name} ${String(at)}` }));
const account = (name: string) => readAccount({ number: 'ACR1', name });

describe('a search', () => {
  it('gives a whole match first, then starts, then starts of words, then the rest', async () => {
    const { directory } = await openDirectory();
    remember(
      directory,
      { authenticationCode: '1', identifier: 'xanna' },
      { authenticationCode: '2', identifier: 'Maria Anna' },
      { authenticationCode: '3', identifier: 'Annabel' },
      { authenticationCode: '4', identifier: 'ANNA' },
      { authenticationCode: '5', identifier: 'nobody' },
    );
    expect(await codes(directory, 'anna')).toEqual(['4', '3', '2', '1']);
    expect(await codes(directory, 'anna', 2)).toEqual(['4', '3']);
  });

  it.each<[string, Partial<AccessToken>, string]>([
    ['the authentication code', { authenticationCode: 'QR-77-12' }, 'qr-77'],
    ['the identifier', { identifier: 'jane.example@example.com' }, 'Example@exa'],
    ['the number', { number: 'AT0000000042' }, '0042'],
    ['the masked card', { cardMaskedNumber: '411111******1111' }, '411111****1111'],
    ['the name of the account', { accountsReceivable: account('Ελένη Παράδειγμα') }, 'ελενη παρ'],
    ['a name in capitals', { accountsReceivable: account('ΓΙΏΡΓΟΣ') }, 'γιωργος'],
    ['a name with accents', { accountsReceivable: account('Zoë Müller-Øst') }, 'zoe muller ost'],
    [
      'the classification',
      { classification: { id: '1', name: 'Loyalty', alternativeCode: null, description: null } },
      'loy',
    ],
    ['a user-defined field', { udfs: { udfString3: 'Gold tier', udfFloat1: '12.5' } }, 'gold'],
  ])('finds by %s', async (_, known, query) => {
    const { directory } = await openDirectory();
    remember(directory, { id: 'a', authenticationCode: 'found', ...known }, { id: 'b', authenticationCode: 'other' });
    expect(await directory.search(query, 20)).toHaveLength(1);
  });

  it('finds the best among very many', async () => {
    const { directory } = await openDirectory();
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      authenticationCode: `x${String(at)}y`,
      identifier: 'box',
    }));
    remember(directory, ...many, { authenticationCode: 'x', identifier: 'exact' });
    expect((await codes(directory, 'x', 3))?.[0]).toBe('x');
    expect(await codes(directory, 'x4999y')).toEqual(['x4999y']);
  });

  it('finds nothing for nothing', async () => {
    const { directory } = await openDirectory();
    remember(directory, { authenticationCode: 'A1' });
    expect(await codes(directory, ' -- ')).toEqual([]);
  });

  it('gives way to a newer one', async () => {
    const { directory } = await openDirectory();
    const many = Array.from({ length: 30_000 }, (_, at) => ({ authenticationCode: `code ${String(at)}` }));
    remember(directory, ...many);
    const [older, newer] = await Promise.all([directory.search('zzz', 20), directory.search('code 29999', 20)]);
    expect([older, newer?.length]).toEqual([null, 1]);
  });
});

describe('a directory', () => {
  it('has after a restart what it was told, with when it was seen', async () => {
    const { directory, store, file, time } = await openDirectory();
    const seenAt = time.now;
    const participant = readParticipant({ number: 'RP1' });
    const whole = token({
      id: '1',
      authenticationCode: 'A1',
      accountsReceivable: account('Anna'),
      rewardsParticipant: participant,
    });
    must(directory.remember([whole], true));
    store.close();
    const again = await openDirectory(file, { now: seenAt + 5_000 });
    expect(await again.directory.search('anna', 20)).toEqual([{ token: whole, seenAt }]);
    again.store.close();
  });

  it('keeps no verification code and nothing undocumented, and all of it encrypted', async () => {
    const { directory, store, file } = await openDirectory();
    const secret = { verificationCode: '273562', otherFields: [{ name: 'pin', value: '9911' }] };
    remember(directory, { id: '1', authenticationCode: 'SEEN-CODE', ...secret });
    const [found] = (await directory.search('seen', 20)) ?? [];
    expect(found?.token).toMatchObject({ verificationCode: null, otherFields: [] });
    // nor is it in what lies encrypted on the disk
    const pages = must(store.readAll('directory'))
      .map(({ content }) => content)
      .join();
    expect(pages).toContain('SEEN-CODE');
    expect(['273562', '9911'].filter((text) => pages.includes(text))).toEqual([]);
    store.close();
    const onDisk = readdirSync(dirname(file))
      .map((name) => readFileSync(`${dirname(file)}/${name}`, 'latin1'))
      .join();
    expect(onDisk).not.toContain('SEEN-CODE');
  });

  it('shows what was seen last, and keeps what a list with few columns leaves out', async () => {
    const { directory, store, file } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1', identifier: 'first', udfs: { udfString1: 'gold' } });
    must(directory.remember([token({ id: '1', identifier: 'second' })], false));
    expect(await codes(directory, 'first')).toEqual([]);
    expect(await codes(directory, 'second')).toEqual(['A1']);
    store.close();
    const again = await openDirectory(file);
    expect(await codes(again.directory, 'gold')).toEqual(['A1']);
    expect(again.directory.size()).toBe(1);
    again.store.close();
  });

  it('forgets one token, and all of them, for good', async () => {
    const { directory, store, file } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1' }, { id: '2', authenticationCode: 'A2' });
    must(directory.forget({ id: '1', number: null, authenticationCode: null }));
    expect(await codes(directory, 'a')).toEqual(['A2']);
    store.close();
    const again = await openDirectory(file);
    expect(await codes(again.directory, 'a')).toEqual(['A2']);
    must(again.directory.clear());
    expect(await codes(again.directory, 'a')).toEqual([]);
    expect(must(again.store.names('directory'))).toEqual([]);
    again.store.close();
  });

  it('shows nobody the tokens of another operator', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1' });
    store.close();
    const other = await openDirectory(file, time, 'another');
    expect(await codes(other.directory, 'a1')).toEqual([]);
    must(await other.directory.open('me'));
    expect(await codes(other.directory, 'a1')).toEqual(['A1']);
    other.store.close();
  });

  it('is not set back by what it still reads when something newer was seen', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'OLD' });
    for (let at = 0; at < 20; at += 1) remember(directory, ...manyTokens(500, `x${String(at)}`));
    must(directory.forget({ id: '1', number: null, authenticationCode: null }));
    store.close();
    const reopened = must(openStore({ file, key }));
    const again = createDirectory({ store: reopened, now: () => time.now, longestMs: () => day });
    const opening = again.open('me');
    remember(again, { id: '1', authenticationCode: 'NEW' });
    must(await opening);
    expect(await codes(again, 'new')).toEqual(['NEW']);
    reopened.close();
  });

  it('puts few pages in the place of many', async () => {
    const { directory, store, file, time } = await openDirectory();
    for (let at = 0; at < 250; at += 1)
      remember(directory, { id: String(at % 10), authenticationCode: `A${String(at)}` });
    store.close();
    const again = await openDirectory(file, time);
    expect(must(again.store.names('directory'))).toHaveLength(1);
    expect(again.directory.size()).toBe(10);
    again.store.close();
    const last = await openDirectory(file, time);
    expect(await codes(last.directory, 'a249')).toEqual(['A249']);
    last.store.close();
  });
});
