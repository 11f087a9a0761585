import { X509Certificate } from 'node:crypto';
import type { Certificate, Request, Session } from 'electron';
import type { CompanyCa } from '../contract/servers';
import { readCertificates } from './company-ca';

/** What Electron calls "take Chromium's own verdict" and "accept" (Electron: session.setCertificateVerifyProc). */
const asChromiumSays = -3;
const accepted = 0;

/** The authorities, as PEM texts, that count for a server at a base address; with null, for what is no server of the API. */
export function authoritiesFor(companyCa: readonly CompanyCa[], base: string | null): string[] {
  return companyCa.filter(({ server }) => server === null || server === base).map(({ pem }) => pem);
}

/** Lets a session trust the company's own authority besides those of the system; every other verdict stays Chromium's. */
export function trustCompanyCa(session: Session, companyCa: string[]): void {
  const authorities = companyCa.flatMap((pem) => readCertificates(pem) ?? []);
  session.setCertificateVerifyProc((request, decide) => {
    const isUnknown = request.verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID';
    if (!isUnknown || authorities.length === 0) {
      decide(asChromiumSays);
      return;
    }
    void isTrusted(request, authorities).then((is) => decide(is ? accepted : asChromiumSays));
  });
}

/** What reads certificates is loaded once a chain asks for it. */
async function isTrusted({ certificate, hostname }: Request, authorities: X509Certificate[]): Promise<boolean> {
  try {
    const { isVouchedFor } = await import('./certificate-path');
    return isVouchedFor(chainOf(certificate), authorities, hostname, Date.now());
  } catch {
    // a certificate that cannot be read at all
    return false;
  }
}

function chainOf(certificate: Certificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  // Electron's chain may end in itself; no real one is longer than this.
  for (let next: Certificate | undefined = certificate; next && chain.length < 10; next = issuerOf(next))
    chain.push(new X509Certificate(next.data));
  return chain;
}

function issuerOf(certificate: Certificate): Certificate | undefined {
  const issuer = certificate.issuerCert as Certificate | undefined;
  return issuer?.data === certificate.data ? undefined : issuer;
}
