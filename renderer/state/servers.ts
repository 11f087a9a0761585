import type { ServerProfile } from '../../electron/contract/servers';

/** The servers with one in place of another, or at the end where it is new. */
export function replaced(
  servers: readonly ServerProfile[],
  before: ServerProfile | null,
  profile: ServerProfile,
): ServerProfile[] {
  if (!before) return [...servers, profile];
  return servers.map((server) => (server.address === before.address ? profile : server));
}

/** The servers without one. */
export function without(servers: readonly ServerProfile[], gone: ServerProfile): ServerProfile[] {
  return servers.filter(({ address }) => address !== gone.address);
}

/** The servers with one of them a place earlier or later. */
export function moved(servers: readonly ServerProfile[], server: ServerProfile, by: -1 | 1): ServerProfile[] {
  const rest = without(servers, server);
  rest.splice(servers.findIndex(({ address }) => address === server.address) + by, 0, server);
  return rest;
}

/** Whether the practice service can play this release. */
export function isPlayed(release: string): boolean {
  const major = Number(/^R(\d+)(?:\.\d{1,3}\.\d{1,3})?$/.exec(release)?.[1]);
  return major >= 5 && major <= 17;
}
