/** Whose something is, and where. */
interface Place {
  userName: string;
  organisation: string;
  server: string;
}

/** Whether two names of users or organisations are the same to a server, which tells no capital letters from small ones. */
export function isSameName(one: string, other: string): boolean {
  return nameOf(one) === nameOf(other);
}

/** Whether two addresses lead to the same server: capital letters in its name, a standard port or a last slash do not count. */
export function isSameServer(one: string, other: string): boolean {
  return addressOf(one) === addressOf(other);
}

/** A text that is the same for the same operator of the same organisation at the same server, and for nobody else. */
export function keyOfPlace({ userName, organisation, server }: Place): string {
  return JSON.stringify([addressOf(server), nameOf(organisation), nameOf(userName)]);
}

function nameOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function addressOf(server: string): string {
  if (!URL.canParse(server)) return server;
  const { origin, pathname } = new URL(server);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
