import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, Name, NameConstraints } from '@peculiar/asn1-x509';
import * as x509 from '@peculiar/x509';
import { expect, test } from 'vitest';
import { isVouchedFor } from '../../electron/shell/certificate-path';
import {
  authorityExtensions,
  issue,
  serverExtensions,
  type CertificateSpec,
  type Issued,
} from '../support/authorities';

const host = 'crm.example';
const now = Date.parse('2027-01-01');

/** Whether a chain of an authority, those below it, and a server's certificate vouches for a host. */
async function vouches(
  root: CertificateSpec,
  between: readonly CertificateSpec[],
  leaf: CertificateSpec,
  name = host,
): Promise<boolean> {
  const authority = await issue({ subject: 'CN=Company CA', extensions: authorityExtensions(), ...root });
  let last: Issued = authority;
  const chain: Issued[] = [];
  for (const [at, spec] of between.entries()) {
    last = await issue({ subject: `CN=Between ${String(at)}`, extensions: authorityExtensions(), ...spec }, last);
    chain.unshift(last);
  }
  chain.unshift(await issue({ subject: 'CN=Server', extensions: serverExtensions([host]), ...leaf }, last));
  const certificates = chain.map(({ certificate }) => certificate);
  return isVouchedFor(certificates, [authority.certificate], name, now);
}

interface Constraints {
  permitted?: GeneralName[];
  excluded?: GeneralName[];
}

function constrainedTo({ permitted, excluded }: Constraints): x509.Extension[] {
  const subtrees = (names: GeneralName[]) => new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base })));
  const constraints = new NameConstraints({
    ...(permitted ? { permittedSubtrees: subtrees(permitted) } : {}),
    ...(excluded ? { excludedSubtrees: subtrees(excluded) } : {}),
  });
  return [...authorityExtensions(), new x509.Extension('2.5.29.30', true, AsnConvert.serialize(constraints))];
}

const dns = (dNSName: string) => new GeneralName({ dNSName });
const ip = (iPAddress: string) => new GeneralName({ iPAddress });
const mail = (rfc822Name: string) => new GeneralName({ rfc822Name });
const directory = (text: string) =>
  new GeneralName({ directoryName: AsnConvert.parse(new x509.Name(text).toArrayBuffer(), Name) });

const unheardOf = new x509.Extension('1.3.6.1.4.1.99999.1', true, AsnConvert.serialize(new OctetString(1)));
const { clientAuth, emailProtection, serverAuth } = x509.ExtendedKeyUsage;
const usedFor = (usages: string[]) => [...authorityExtensions(), new x509.ExtendedKeyUsageExtension(usages)];

test.each<[string, CertificateSpec, CertificateSpec[], CertificateSpec]>([
  ['an authority alone', {}, [], {}],
  ['one between', {}, [{}], {}],
  ['RSA of 2,048 bits', { keys: 'rsa-2048' }, [], { keys: 'rsa-2048' }],
  ['no word of what the key is for', {}, [], { extensions: serverExtensions([host], []) }],
  ['authorities for servers', { extensions: usedFor([serverAuth]) }, [{ extensions: usedFor([serverAuth]) }], {}],
  ['as many between as the path length allows', { extensions: authorityExtensions(1) }, [{}], {}],
  ['a name within the constraint', { extensions: constrainedTo({ permitted: [dns('example')] }) }, [], {}],
  ['a name outside what is excluded', {}, [{ extensions: constrainedTo({ excluded: [dns('evil.example')] }) }], {}],
  ['a constraint on mail addresses alone', { extensions: constrainedTo({ permitted: [mail('example.com')] }) }, [], {}],
  [
    'a subject within the constraint',
    { extensions: constrainedTo({ permitted: [directory('O=Company')] }) },
    [],
    { subject: 'O=Company, CN=Server' },
  ],
])('vouches: %s', async (_what, root, between, leaf) => {
  expect(await vouches(root, between, leaf)).toBe(true);
});

test.each<[string, CertificateSpec, CertificateSpec[], CertificateSpec]>([
  ['a certificate for another name', {}, [], { extensions: serverExtensions(['other.example']) }],
  [
    'a certificate with its name in the subject alone',
    {},
    [],
    { subject: `CN=${host}`, extensions: serverExtensions([]) },
  ],
  ['a key for clients alone', {}, [], { extensions: serverExtensions([host], [clientAuth]) }],
  ['a key for mail alone', {}, [], { extensions: serverExtensions([host], [emailProtection]) }],
  ['an authority for clients alone', { extensions: usedFor([clientAuth]) }, [], {}],
  ['one between for mail alone', {}, [{ extensions: usedFor([emailProtection]) }], {}],
  ['RSA of 1,024 bits at the server', {}, [], { keys: 'rsa-1024' }],
  ['RSA of 1,024 bits between', {}, [{ keys: 'rsa-1024' }], {}],
  ['RSA of 1,024 bits at the authority', { keys: 'rsa-1024' }, [], {}],
  ['SHA-1 at the server', {}, [], { hash: 'SHA-1' }],
  ['SHA-1 between', {}, [{ hash: 'SHA-1' }], {}],
  ['one more between than the path length allows', { extensions: authorityExtensions(0) }, [{}], {}],
  ['one more below a path length in the middle', {}, [{ extensions: authorityExtensions(0) }, {}], {}],
  ['one between that is no authority', {}, [{ extensions: serverExtensions([host]) }], {}],
  [
    'one between that may not sign',
    {},
    [
      {
        extensions: [
          new x509.BasicConstraintsExtension(true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature),
        ],
      },
    ],
    {},
  ],
  [
    'a server’s key that may only sign lists',
    {},
    [],
    { extensions: [...serverExtensions([host]), new x509.KeyUsagesExtension(x509.KeyUsageFlags.cRLSign)] },
  ],
  [
    'a name outside the authority’s constraint',
    { extensions: constrainedTo({ permitted: [dns('other.example')] }) },
    [],
    {},
  ],
  [
    'a name outside the constraint between',
    {},
    [{ extensions: constrainedTo({ permitted: [dns('other.example')] }) }],
    {},
  ],
  [
    'one name within and one outside',
    { extensions: constrainedTo({ permitted: [dns('other.example')] }) },
    [],
    { extensions: serverExtensions([host, 'other.example']) },
  ],
  ['an excluded name', { extensions: constrainedTo({ excluded: [dns('example')] }) }, [], {}],
  [
    'a subject outside the constraint',
    { extensions: constrainedTo({ permitted: [directory('O=Company')] }) },
    [],
    { subject: 'O=Other, CN=Server' },
  ],
  [
    'a name of a kind that is constrained and not read here',
    { extensions: constrainedTo({ permitted: [mail('company.example')] }) },
    [],
    {
      extensions: [
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: host },
          { type: 'email', value: 'a@evil.example' },
        ]),
      ],
    },
  ],
  ['a critical extension that nobody knows', {}, [], { extensions: [...serverExtensions([host]), unheardOf] }],
  ['one between whose time is over', {}, [{ to: new Date('2021-01-01') }], {}],
  ['an authority whose time is over', { to: new Date('2021-01-01') }, [], {}],
])('refuses: %s', async (_what, root, between, leaf) => {
  expect(await vouches(root, between, leaf)).toBe(false);
});

test('an address stands within its network or is refused', async () => {
  const leaf = { extensions: serverExtensions(['10.1.2.3']) };
  const inside = { extensions: constrainedTo({ permitted: [ip('10.0.0.0/8')] }) };
  const outside = { extensions: constrainedTo({ permitted: [ip('192.168.0.0/16')] }) };
  expect(await vouches(inside, [], leaf, '10.1.2.3')).toBe(true);
  expect(await vouches(outside, [], leaf, '10.1.2.3')).toBe(false);
});
