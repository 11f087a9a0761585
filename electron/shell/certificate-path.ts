import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_kp_serverAuth,
  KeyUsage,
  KeyUsageFlags,
  NameConstraints,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import type { X509Certificate } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

/**
 * Whether a server's chain leads to one of the company's own authorities. Chromium knows none of them and has stopped at the
 * authority, so all that it would check is checked here (RFC 5280, 6.1): names, dates, signatures, key sizes, hashes, what
 * each key may be used for, path lengths and name constraints, those of the authority too. What is not understood is refused.
 */
export function isVouchedFor(
  chain: X509Certificate[],
  authorities: X509Certificate[],
  hostname: string,
  now: number,
): boolean {
  const [leaf] = chain;
  if (!leaf || !isFor(leaf, hostname)) return false;
  return pathsTo(chain, authorities).some((path) => {
    try {
      return isSound(path, now);
    } catch {
      // what cannot be read vouches for nothing
      return false;
    }
  });
}

/** Each way from the server's certificate along its chain to an authority, the authority last. */
function pathsTo(chain: X509Certificate[], authorities: X509Certificate[]): X509Certificate[][] {
  const found: X509Certificate[][] = [];
  for (const [at, current] of chain.entries()) {
    const before = chain.slice(0, at + 1);
    found.push(...authorities.filter((authority) => isSignedBy(current, authority)).map((end) => [...before, end]));
    const next = chain[at + 1];
    if (!next || !isSignedBy(current, next)) break;
  }
  return found;
}

function isFor(certificate: X509Certificate, hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const match = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host, { subject: 'never' });
  return match !== undefined;
}

function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function isSound(path: X509Certificate[], now: number): boolean {
  const read = path.map(readCertificate);
  const [leaf, ...issuers] = read;
  if (!leaf || !path.every((certificate) => isInDate(certificate, now) && hasStrongKey(certificate))) return false;
  // the signature under an authority is its own: nothing rests on it
  if (!read.slice(0, -1).every(({ signature }) => strongSignatures.has(signature))) return false;
  if (!read.every(({ isUnderstood, usages }) => isUnderstood && mayServe(usages))) return false;
  if (
    leaf.keyUsage !== null &&
    (leaf.keyUsage & (KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment)) === 0
  )
    return false;
  return issuers.every(
    (issuer, at) => mayIssue(issuer, issuers.slice(0, at)) && isPermitted(issuer, read.slice(0, at + 1)),
  );
}

function isInDate(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
}

const strongCurves = ['prime256v1', 'secp384r1', 'secp521r1'];

function hasStrongKey({ publicKey }: X509Certificate): boolean {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType === 'rsa') return modulusLength >= 2048;
  return publicKey.asymmetricKeyType === 'ec' && strongCurves.includes(namedCurve);
}

/** RSA and ECDSA with SHA-256, SHA-384 and SHA-512. */
const strongSignatures = new Set([
  ...['11', '12', '13'].map((end) => `1.2.840.113549.1.1.${end}`),
  ...['2', '3', '4'].map((end) => `1.2.840.10045.4.3.${end}`),
]);

/** Extensions that may be critical: those that are checked here, and policies, of which nothing is asked. */
const understood: readonly string[] = [
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_subjectAltName,
  id_ce_nameConstraints,
  '2.5.29.32',
];

interface ReadCertificate {
  signature: string;
  isUnderstood: boolean;
  /** What its key may be used for; null where it does not say. */
  usages: readonly string[] | null;
  keyUsage: number | null;
  basic: BasicConstraints | null;
  constraints: NameConstraints | null;
  names: SubjectAlternativeName;
  /** Its subject's parts, each as its bytes. */
  subject: readonly string[];
  isSelfIssued: boolean;
}

function readCertificate(certificate: X509Certificate): ReadCertificate {
  const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(certificate.raw, Certificate);
  const extensions = tbsCertificate.extensions ?? [];
  function one<T>(id: string, type: new () => T): T | null {
    const found = extensions.filter(({ extnID }) => extnID === id);
    if (found.length > 1) throw new Error(`the extension ${id} stands there twice`);
    return found[0] ? AsnConvert.parse(found[0].extnValue.buffer, type) : null;
  }
  return {
    signature: signatureAlgorithm.algorithm,
    isUnderstood: extensions.every(({ critical, extnID }) => !critical || understood.includes(extnID)),
    usages: one(id_ce_extKeyUsage, ExtendedKeyUsage),
    keyUsage: one(id_ce_keyUsage, KeyUsage)?.toNumber() ?? null,
    basic: one(id_ce_basicConstraints, BasicConstraints),
    constraints: one(id_ce_nameConstraints, NameConstraints),
    names: one(id_ce_subjectAltName, SubjectAlternativeName) ?? new SubjectAlternativeName(),
    subject: tbsCertificate.subject.map(bytesOf),
    isSelfIssued: bytesOf(tbsCertificate.subject) === bytesOf(tbsCertificate.issuer),
  };
}

const bytesOf = (value: unknown): string => Buffer.from(AsnConvert.serialize(value)).toString('hex');

const anyUsage = '2.5.29.37.0';

function mayServe(usages: readonly string[] | null): boolean {
  return usages === null || usages.includes(id_kp_serverAuth) || usages.includes(anyUsage);
}

/** `below` are the authorities between it and the server's certificate. */
function mayIssue({ basic, keyUsage }: ReadCertificate, below: readonly ReadCertificate[]): boolean {
  if (!basic?.cA) return false;
  if (keyUsage !== null && (keyUsage & KeyUsageFlags.keyCertSign) === 0) return false;
  return below.filter(({ isSelfIssued }) => !isSelfIssued).length <= (basic.pathLenConstraint ?? Infinity);
}

type Name = SubjectAlternativeName[number];

/** Whether an issuer's name constraints let all that stands below it be; a kind of name that is not read here must not be constrained. */
function isPermitted({ constraints }: ReadCertificate, below: readonly ReadCertificate[]): boolean {
  if (!constraints) return true;
  const permitted = (constraints.permittedSubtrees ?? []).map(({ base }) => base);
  const excluded = (constraints.excludedSubtrees ?? []).map(({ base }) => base);
  const isKept = (isOfKind: (base: Name) => boolean, isWithin: (base: Name) => boolean): boolean => {
    const allowed = permitted.filter(isOfKind);
    return !excluded.filter(isOfKind).some(isWithin) && (allowed.length === 0 || allowed.some(isWithin));
  };
  const subjects = below.map(({ subject }) => subject).filter((subject) => subject.length > 0);
  const names = below.flatMap((each) => [...each.names]);
  return (
    subjects.every((subject) =>
      isKept(
        (base) => base.directoryName !== undefined,
        (base) => (base.directoryName ?? []).map(bytesOf).every((part, at) => part === subject[at]),
      ),
    ) &&
    names.every((name) => {
      const { dNSName, iPAddress } = name;
      if (dNSName !== undefined)
        return isKept(
          (base) => base.dNSName !== undefined,
          (base) => isWithinDomain(dNSName, base.dNSName ?? ''),
        );
      if (iPAddress !== undefined)
        return isKept(
          (base) => base.iPAddress !== undefined,
          (base) => isWithinNetwork(iPAddress, base.iPAddress ?? ''),
        );
      const kinds = Object.keys(name) as (keyof Name)[];
      return ![...permitted, ...excluded].some((base) =>
        kinds.some((kind) => name[kind] !== undefined && base[kind] !== undefined),
      );
    })
  );
}

function isWithinDomain(name: string, domain: string): boolean {
  const [inner, outer] = [name, domain].map((each) => each.toLowerCase().replace(/^\.|\.$/g, ''));
  return outer === '' || inner === outer || inner?.endsWith(`.${outer ?? ''}`) === true;
}

/** `network` as `10.0.0.0/8`. */
function isWithinNetwork(address: string, network: string): boolean {
  const [base = '', prefix = ''] = network.split('/');
  const [kind, other] = [address, base].map((each) => (isIP(each) === 6 ? 'ipv6' : 'ipv4'));
  if (kind !== other) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(prefix), other);
  return list.check(address, kind);
}
