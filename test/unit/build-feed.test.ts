import { expect, it } from 'vitest';
import { packageConfiguration } from '../../build/package/configuration.mjs';
import { feedConfiguration } from '../../build/package/feed.mjs';

const feed = 'https://desk.example.com/tokendesk';

it('bakes the feed into the package, for electron-updater and for the app', () => {
  expect(feedConfiguration(feed)).toEqual({
    publish: { provider: 'generic', url: feed },
    extraMetadata: { updateFeed: feed },
  });
});

it.each([undefined, ''])('makes the files of a feed, and names none, where none was given: %j', (url) => {
  expect(feedConfiguration(url)).toEqual({ publish: { provider: 'generic', url: 'https://updates.invalid/' } });
});

it.each(['http://desk.example.com', 'http://127.0.0.1:4711', 'file:///feed', 'desk.example.com', 'https://'])(
  'refuses a feed that anybody on the way could replace, or that is none: %s',
  (url) => {
    expect(() => feedConfiguration(url)).toThrow('TOKENDESK_FEED_URL');
  },
);

it('is part of what is packaged', () => {
  const electron = {
    kind: 'official',
    version: '45.5.0',
    program: '/e/electron',
    folder: 'node_modules/electron/dist',
  } as const;
  expect(packageConfiguration(electron, { forTesting: false, output: 'release', env: {} })).toMatchObject(
    feedConfiguration(undefined),
  );
});
