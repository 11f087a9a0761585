import * as v from 'valibot';

/** Releases at which a method or field came or went (docs/design/api.md 2 to 4); an installation's own may lie between. */
export const knownReleases = [
  'R17.10.0',
  'R17.0.0',
  'R16.12.0',
  'R16.2.0',
  'R16.0.0',
  'R15.0.0',
  'R14.26.0',
  'R14.0.0',
  'R13.1.0',
  'R13.0.0',
  'R12.0.0',
  'R10.1.0',
  'R10.0.0',
  'R9.0.0',
  'R8.0.0',
  'R5.0.0',
] as const;

/** The newest release before R18, which deprecates nearly all of the API (docs/design/api.md 0). */
export const defaultRelease: string = knownReleases[0];

/**
 * The name the vendor's habit suggests for the list of tokens in an account's update; no page tells it (docs/design/api.md
 * 3.17).
 */
export const defaultTokensParameter = 'access_tokens_set';

const short = v.pipe(v.string(), v.maxLength(200));
const release = v.pipe(v.string(), v.regex(/^R\d{1,3}(\.\d{1,3}){0,2}$/));

/** One CRM.COM installation that this desk works with. */
export const serverProfileSchema = v.strictObject({
  name: v.pipe(short, v.trim(), v.nonEmpty()),
  /** As typed: a host, or a full base address. */
  address: v.pipe(short, v.trim(), v.nonEmpty()),
  release,
  organisation: short,
  unit: short,
  /** What an account's update calls its list of tokens. */
  tokensParameter: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,60}$/i)),
});
export type ServerProfile = v.InferOutput<typeof serverProfileSchema>;

/** A server as an organisation names it; what is left out has its usual value. */
export const policyServerSchema = v.strictObject({
  name: v.pipe(short, v.regex(/\S/), v.description('As the sign-in screen offers it.')),
  address: v.pipe(
    short,
    v.regex(
      /^(?:https:\/\/|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?=[:/]|$)|(?![A-Za-z][A-Za-z0-9+.-]*:\/\/))[^\s\\?#@]+$/,
    ),
    v.description('A host, or the full base address where its path is not /crmapi/rest/v2.'),
  ),
  release: v.exactOptional(v.pipe(release, v.description('Its CRM.COM release.'))),
  organisation: v.exactOptional(v.pipe(short, v.description('The organisation that operators sign in to.'))),
  unit: v.exactOptional(v.pipe(short, v.description('The unit that operators sign in to.'))),
  tokensParameter: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9_]{1,60}$/),
      v.description('What an account’s update calls its list of tokens.'),
    ),
  ),
});

export const releaseSchema = release;
export const serversSchema = v.pipe(v.array(serverProfileSchema), v.maxLength(50));

/** An authority of the company's own, trusted besides those of the system. */
export interface CompanyCa {
  name: string;
  /** As the certificate has it, with its zone. */
  validTo: string;
  pem: string;
  /** The base address of the one server that it is trusted for; null, by policy only, for every one. */
  server: string | null;
}
