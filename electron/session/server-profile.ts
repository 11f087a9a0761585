import type { ServerProfile } from '../contract/servers';
import { parseServerAddress } from '../crm/address';

/** The profile of the server at a base address, however its address was typed. */
export function profileOf(servers: readonly ServerProfile[], base: string): ServerProfile | undefined {
  return servers.find((profile) => {
    const address = parseServerAddress(profile.address);
    return address.ok && address.value === base;
  });
}
