import { describe, expect, it } from 'vitest';
import { steadyTimeOf } from '../../electron/offline/clock';
import { codes, day, openDirectory, remember } from './directory-tokens';
import { handClock } from './outbox-clock';
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

  it('deletes nothing, and finds it again, while only a clock that may be wrong makes it too old', async () => {
    const { directory, store, file, time } = await openDirectory();
    remember(directory, { id: '1', authenticationCode: 'A1' });
    store.close();
    time.now += 4 * day;
    time.isCertain = false;
    const again = await openDirectory(file, time);
    expect(await codes(again.directory, 'a1')).toEqual([]);
    must(await again.directory.tidy());
    time.now -= 4 * day;
    time.isCertain = true;
    expect(await codes(again.directory, 'a1')).toEqual(['A1']);
    time.now += day;
    must(await again.directory.tidy());
    expect(must(again.store.names('directory'))).toEqual([]);
    again.store.close();
  });
});

describe('the time of the directory', () => {
  it('is not moved by a jump of this computer’s clock while the app runs', () => {
    const clock = handClock();
    const time = steadyTimeOf(clock);
    const before = time().now;
    clock.move(365 * day);
    expect(time()).toEqual({ now: before, isCertain: false });
  });

  it('is the server’s once that was told, and believed without it after an hour', async () => {
    const clock = handClock();
    const time = steadyTimeOf(clock);
    await clock.pass(3_600_000, () => Promise.resolve());
    expect(time().isCertain).toBe(true);
    clock.server = 1_000;
    expect(time()).toEqual({ now: 1_000, isCertain: true });
  });
});
