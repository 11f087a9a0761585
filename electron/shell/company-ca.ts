import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CompanyCa } from '../contract/servers';

/** The certificates of a PEM text; undefined where it holds none, or something else than certificates. */
export function readCertificates(pem: string): X509Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return blocks?.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

/** The authorities of a PEM text; empty where it holds none. */
export function authoritiesIn(pem: string): CompanyCa[] {
  const authorities = readCertificates(pem)?.filter((certificate) => certificate.ca) ?? [];
  return authorities.map((certificate) => ({
    name: /^(?:CN|O)=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.fingerprint256,
    validTo: certificate.validTo,
    pem: certificate.toString(),
  }));
}

/**
 * Whether a server's chain leads to one of the company's own authorities. The system knows none of them and so has stopped
 * at the authority; name, dates and every signature are therefore checked here as well.
 */
export function isVouchedFor(
  chain: X509Certificate[],
  authorities: X509Certificate[],
  hostname: string,
  now: number,
): boolean {
  const [leaf, ...intermediates] = chain;
  if (!leaf || !isFor(leaf, hostname)) return false;
  let current = leaf;
  for (const next of [...intermediates, undefined]) {
    if (!isInDate(current, now)) return false;
    if (authorities.some((authority) => isInDate(authority, now) && isSignedBy(current, authority))) return true;
    if (!next || !isSignedBy(current, next)) return false;
    current = next;
  }
  return false;
}

function isFor(certificate: X509Certificate, hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const match = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host, { subject: 'never' });
  return match !== undefined;
}

function isInDate(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo);
}

function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}
