/** Stands in packages that were given no feed: a name that leads nowhere (RFC 2606), which the app never asks. */
const nowhere = 'https://updates.invalid/';

/**
 * Gives what electron-builder has to know of the feed that a package looks for updates at. The files of the feed
 * (latest.yml and its kin) are made in any case, as a policy may name the feed later.
 * @param {string | undefined} url `TOKENDESK_FEED_URL`; undefined or empty where the package is to have none
 * @returns {Pick<import('electron-builder').Configuration, 'publish' | 'extraMetadata'>}
 * @throws {Error} where the address would let anybody on the way replace the app
 */
export function feedConfiguration(url) {
  if (!url) return { publish: { provider: 'generic', url: nowhere } };
  if (!URL.canParse(url) || !url.startsWith('https://'))
    throw new Error('TOKENDESK_FEED_URL has to begin with https://');
  return { publish: { provider: 'generic', url }, extraMetadata: { updateFeed: url } };
}
