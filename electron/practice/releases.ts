/** A CRM.COM release. `R16` alone means the newest of its line; `R16.1.0` exactly that one. */
export type Release = `R${number}` | `R${number}.${number}.${number}`;

interface Version {
  major: number;
  minor: number;
}

function parse(release: string, minorWhenAbsent: number): Version | null {
  const parts = /^R(\d+)(?:\.(\d+)\.\d+)?$/.exec(release);
  if (!parts) return null;
  return { major: Number(parts[1]), minor: parts[2] === undefined ? minorWhenAbsent : Number(parts[2]) };
}

/** Tells whether a text names one of the releases that the practice service can play: R5 to R17. */
export function isRelease(text: string): text is Release {
  const version = parse(text, 0);
  return version !== null && version.major >= 5 && version.major <= 17;
}

/**
 * Tells whether `release` has what came with `since`. Something that was brought into two lines at once, such as R16.12.0
 * and R17.10.0 (docs/design/api.md 3), names both: the entry of the release's own line, or of the nearest older one, decides.
 */
export function has(release: Release, ...since: readonly Release[]): boolean {
  const asked = parse(release, Infinity);
  let nearest: Version | null = null;
  for (const entry of since) {
    const version = parse(entry, 0);
    if (!version || !asked || version.major > asked.major) continue;
    if (!nearest || version.major > nearest.major) nearest = version;
  }
  if (!nearest || !asked) return false;
  return asked.major > nearest.major || asked.minor >= nearest.minor;
}
