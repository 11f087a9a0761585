import { features, type Feature } from '../contract/actions';
import { defaultRelease } from '../contract/servers';

type Version = readonly [major: number, minor: number, patch: number];

interface Life {
  /** One release for each branch that got it: some things came to R16 and R17 at the same time. */
  since: readonly string[];
  deprecated?: readonly string[];
}

const tillR18 = { deprecated: ['R18.0.0'] } as const;

/** Methods and fields by the release that brought them and those that deprecate them (docs/design/api.md 2 to 4). */
const lives = {
  show: { since: ['R5.0.0'] },
  list: { since: ['R8.0.0'], ...tillR18 },
  getNotAssociated: { since: ['R5.0.0'], ...tillR18 },
  create: { since: ['R5.0.0'], ...tillR18 },
  update: { since: ['R5.0.0'], ...tillR18 },
  setAsEffective: { since: ['R13.1.0'], ...tillR18 },
  setAsNotEffective: { since: ['R13.1.0'], ...tillR18 },
  verify: { since: ['R9.0.0'], ...tillR18 },
  resetVerificationCode: { since: ['R12.0.0'], ...tillR18 },
  resetPassCode: { since: ['R9.0.0'], deprecated: ['R16.12.0', 'R17.10.0', 'R18.0.0'] },
  forgotPassCode: { since: ['R16.12.0', 'R17.10.0'], ...tillR18 },
  generateOtp: { since: ['R13.0.0'], ...tillR18 },
  deleteToken: { since: ['R14.26.0'], ...tillR18 },
  listClassifications: { since: ['R10.0.0'], ...tillR18 },
  releaseSessionToken: { since: ['R10.0.0'], deprecated: ['R12.0.0'] },
  signInWithWebApiKey: { since: ['R10.0.0'] },
  accountOfToken: { since: ['R8.0.0'], ...tillR18 },
  listRewardsParticipants: { since: ['R8.0.0'], deprecated: ['R17.0.0'] },
  accountsReceivable: { since: ['R8.0.0'] },
  rewardsParticipant: { since: ['R8.0.0'], ...tillR18 },
  pendingVerification: { since: ['R9.0.0'] },
  verifiedDate: { since: ['R9.0.0'] },
  classification: { since: ['R10.0.0'] },
  udfs: { since: ['R10.1.0'] },
  paging: { since: ['R13.0.0'] },
  passCodeAtVerification: { since: ['R14.0.0'] },
  cardLast4Digits: { since: ['R15.0.0'], deprecated: ['R16.2.0'] },
  cardMaskedNumber: { since: ['R16.2.0'] },
} as const satisfies Record<Feature, Life>;

/** Whether an installation of a release knows a method or field; a release that cannot be read counts as the default. */
export function has(release: string | undefined, feature: Feature): boolean {
  return reached(release, lives[feature].since);
}

/** Gives the methods and fields that a release has. */
export function featuresOf(release: string | undefined): Feature[] {
  return features.filter((feature) => has(release, feature));
}

/** Whether a release still has a method or field but advises against it. */
export function isDeprecated(release: string | undefined, feature: Feature): boolean {
  const life: Life = lives[feature];
  return has(release, feature) && reached(release, life.deprecated ?? []);
}

/** A branch is judged by its own entry; one without an entry has what an earlier branch got. */
function reached(release: string | undefined, entries: readonly string[]): boolean {
  const version = versionOf(release ?? '') ?? defaultVersion;
  const versions = entries.map(versionOf).filter((entry) => entry !== null);
  const own = versions.find(([major]) => major === version[0]);
  return own ? compare(version, own) >= 0 : versions.some(([major]) => major < version[0]);
}

function versionOf(release: string): Version | null {
  const found = /^\s*[rR]?(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?/.exec(release);
  return found ? [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)] : null;
}

const defaultVersion: Version = versionOf(defaultRelease) ?? [17, 10, 0];

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
