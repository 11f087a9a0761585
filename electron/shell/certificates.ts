import { X509Certificate } from 'node:crypto';
import type { Certificate, Session } from 'electron';
import { isVouchedFor, readCertificates } from './company-ca';

/** What Electron calls "take Chromium's own verdict" and "accept" (Electron: session.setCertificateVerifyProc). */
const asChromiumSays = -3;
const accepted = 0;

/** Lets a session trust the company's own authority besides those of the system; every other verdict stays Chromium's. */
export function trustCompanyCa(session: Session, companyCa: string[]): void {
  const authorities = companyCa.flatMap((pem) => readCertificates(pem) ?? []);
  session.setCertificateVerifyProc((request, decide) => {
    const isUnknown = request.verificationResult === 'net::ERR_CERT_AUTHORITY_INVALID';
    if (!isUnknown || authorities.length === 0) {
      decide(asChromiumSays);
      return;
    }
    const isTrusted = isVouchedFor(chainOf(request.certificate), authorities, request.hostname, Date.now());
    decide(isTrusted ? accepted : asChromiumSays);
  });
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
