import { describe, expect, it } from 'vitest';
import { codes, day, openDirectory, remember } from './directory-tokens';
import { must } from './store-files';

describe('a directory', () => {
  it('forgets after a day, in memory and on disk', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1' });
    time.now += day;
    expect(await codes(directory, 'a1')).toEqual([]);
    store.close();
    const again = await openDirectory(file, time);
    expect(must(again.store.names('directory'))).toEqual([]);
    again.store.close();
  });

  it('forgets after a day what others saw who never come back, on disk too', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1' }, { id: '2', authenticationCode: 'A2' });
    must(directory.forget({ id: '1', number: null, authenticationCode: null }));
    store.close();
    time.now += day - 1;
    const other = await openDirectory(file, time, 'another');
    expect(must(other.store.names('directory')), 'not yet').toHaveLength(2);
    other.store.close();
    time.now += 1;
    const later = await openDirectory(file, time, 'another');
    expect(must(later.store.names('directory'))).toEqual([]);
    later.store.close();
  });

  it('forgets after a day while it stays open, and puts few pages in the place of many', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: 'old', authenticationCode: 'A-OLD' });
    time.now += day - 1;
    for (let at = 0; at < 250; at += 1) remember(directory, { id: 'new', authenticationCode: `A${String(at)}` });
    time.now += 1;
    must(await directory.tidy());
    expect(must(store.names('directory'))).toHaveLength(1);
    expect([directory.size(), await codes(directory, 'a')]).toEqual([1, ['A249']]);
    store.close();
    const again = await openDirectory(file, time);
    expect(await codes(again.directory, 'a')).toEqual(['A249']);
    again.store.close();
  });

  it('forgets token by token what came to lie together on one page', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: 'old', authenticationCode: 'OLD' });
    time.now += 1;
    for (let at = 0; at < 250; at += 1) remember(directory, { id: 'new', authenticationCode: `A${String(at)}` });
    must(await directory.tidy());
    expect(must(store.names('directory'))).toHaveLength(1);
    const before = must(store.readAll('directory')).map(({ content }) => content);
    time.now += day - 1;
    must(await directory.tidy());
    const after = must(store.readAll('directory')).map(({ content }) => content);
    expect([before.join().includes('OLD'), after.join().includes('OLD')]).toEqual([true, false]);
    expect([directory.size(), await codes(directory, 'a249')]).toEqual([1, ['A249']]);
    store.close();
    const again = await openDirectory(file, time);
    expect(await codes(again.directory, 'a249')).toEqual(['A249']);
    again.store.close();
  });
});
