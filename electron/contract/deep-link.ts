/** What a link from outside opens: a token by its authentication code, or the account of a customer by its number. */
export type DeepLink = { kind: 'token'; authenticationCode: string } | { kind: 'customer'; number: string };

/** Links of Tokendesk begin with it. */
export const linkScheme = 'tokendesk';

/** The longest link that is looked at, in characters. */
const longest = 500;
const form = new RegExp(`^${linkScheme}://(token|customer)/([^/?#]+)$`, 'i');
/** What can be seen of ASCII: nothing that hides, turns or breaks a line of text. */
const code = /^[\x21-\x7e]{1,64}$/;
const number = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Whether a word of a command line is meant as a link, whatever stands in it. */
export function isLink(word: string): boolean {
  return word.toLowerCase().startsWith(`${linkScheme}:`);
}

/** Reads `tokendesk://token/CODE` or `tokendesk://customer/NUMBER`; null for whatever else, as anybody may have written it. */
export function parseDeepLink(url: string): DeepLink | null {
  const [, kind = '', encoded = ''] = (url.length <= longest ? form.exec(url) : null) ?? [];
  const value = decoded(encoded);
  if (kind.toLowerCase() === 'token') return code.test(value) ? { kind: 'token', authenticationCode: value } : null;
  return number.test(value) ? { kind: 'customer', number: value } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
