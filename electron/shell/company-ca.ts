import { X509Certificate } from 'node:crypto';
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

/** The authorities of a PEM text, to be trusted for one server, or with null for all; empty where it holds none. */
export function authoritiesIn(pem: string, server: string | null): CompanyCa[] {
  const authorities = readCertificates(pem)?.filter((certificate) => certificate.ca) ?? [];
  return authorities.map((certificate) => ({
    name: /^(?:CN|O)=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.fingerprint256,
    validTo: certificate.validTo,
    pem: certificate.toString(),
    server,
  }));
}
