import 'reflect-metadata';
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto);

type Keys = 'ec' | 'rsa-1024' | 'rsa-2048';

/** What a certificate for tests says; what is left out is as it should be. */
export interface CertificateSpec {
  subject?: string;
  keys?: Keys;
  hash?: 'SHA-1' | 'SHA-256';
  extensions?: x509.Extension[];
  from?: Date;
  to?: Date;
}

/** A certificate with its private key, which can sign others. */
export interface Issued {
  certificate: X509Certificate;
  made: x509.X509Certificate;
  keys: CryptoKeyPair;
}

async function makeKeys(kind: Keys, hash: string): Promise<CryptoKeyPair> {
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash, publicExponent: new Uint8Array([1, 0, 1]) };
  const algorithm =
    kind === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256', hash }
      : { ...rsa, modulusLength: kind === 'rsa-1024' ? 1024 : 2048 };
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** Issues a certificate under another one, or under itself where there is none. */
export async function issue(spec: CertificateSpec, under?: Issued): Promise<Issued> {
  const { subject = 'CN=Someone', keys: kind = 'ec', hash = 'SHA-256', extensions = [] } = spec;
  const keys = await makeKeys(kind, hash);
  const signer = under ?? { keys };
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: randomBytes(8).toString('hex'),
    subject,
    issuer: under ? under.made.subject : subject,
    notBefore: spec.from ?? new Date('2020-01-01'),
    notAfter: spec.to ?? new Date('2100-01-01'),
    publicKey: keys.publicKey,
    signingKey: signer.keys.privateKey,
    signingAlgorithm: {
      ...(signer.keys.privateKey.algorithm as object),
      name: signer.keys.privateKey.algorithm.name,
      hash,
    },
    extensions,
  });
  return { certificate: new X509Certificate(Buffer.from(made.rawData)), made, keys };
}

/** The extensions of an authority; `pathLength` is how many authorities may stand below it. */
export function authorityExtensions(pathLength?: number): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(true, pathLength, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ];
}

/** The extensions of a server's certificate for its names: hosts, or addresses. */
export function serverExtensions(names: readonly string[], usages: string[] = [x509.ExtendedKeyUsage.serverAuth]) {
  const altNames = names.map((value): x509.JsonGeneralName => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value }));
  return [
    new x509.SubjectAlternativeNameExtension(altNames),
    ...(usages.length > 0 ? [new x509.ExtendedKeyUsageExtension(usages)] : []),
  ];
}
