const serviceDesk = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';

/** The records that are always there, with the secrets that open them, for documentation, demonstration and tests. */
export const practicePeople = {
  organisation: 'CRMDEMO',
  operator: { username: 'operator', password: 'practice' },
  supervisor: { username: 'supervisor', password: 'practice2' },
  lockedUser: { username: 'locked', password: 'practice' },
  /** Signs in the user `kiosk`. */
  webApiKey: '5D2C0B8E91F64A7C8E13B0D47A96F21C',
  units: {
    serviceDesk: { id: serviceDesk, name: 'Nicosia Service Desk' },
    kiosk: { id: '7A1B94D0C26E4F5EB83F1D0962C7E5A4', name: 'Limassol Kiosk' },
    admin: { id: '1', name: 'Admin Unit' },
  },
  tokens: {
    /** A loyalty card of the account with three tokens. */
    effective: { authentication_code: '99021047380' },
    /** Associated with nobody, like the next one. */
    notEffective: { authentication_code: '99021047398' },
    pending: { authentication_code: '99021047406', verification_code: '273562' },
    /** Has a GUID as its code, belongs to the account with three tokens. */
    identified: {
      authentication_code: 'CCD4537CA4AD4EE8912FFBAE53110601',
      identifier: 'jane@example.com',
      pass_code: '12345',
    },
    /** Belongs to the account with three tokens and to its rewards participant, which keeps it effective. */
    participant: { authentication_code: '99021047414' },
    /** A short code, a number as its identifier; effective, associated with nobody. */
    short: { authentication_code: '7', identifier: '70012345', pass_code: 'pass99' },
  },
  accounts: {
    threeTokens: { number: 'ACR0000000069', owner: 'Jane Example' },
    sixtyTokens: { number: 'ACR0000000070', owner: 'Example Hotels Ltd' },
    noTokens: { number: 'ACR0000000071', owner: 'Ελένη Παράδειγμα' },
  },
  participant: { number: 'RP0000000069' },
} as const;
