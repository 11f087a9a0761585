import type { Classification } from '../records';
import { defaultTokenRules } from '../rules';
import type { TokenRules } from '../rules';
import { stampBy, users } from './staff';

const { authenticationCode, passCode } = defaultTokenRules;
const stamp = stampBy(users[0], '2017-02-01T09:00:00');

function classification(
  id: string,
  name: string,
  alternative_code: string,
  description: string | null,
  rules: Partial<TokenRules>,
): Classification {
  const log = { created: stamp, updated: stamp };
  return { id, name, alternative_code, description, rules: { ...defaultTokenRules, ...rules }, log };
}

/** The classifications; between them they have every kind of rule (docs/design/api.md 7.5). */
export const classifications: readonly [Classification, ...Classification[]] = [
  classification('31C7E0A95B8D4F26A1E47C905D3B8F62', 'Loyalty card', 'LOY', 'Printed card, its number is scanned', {
    authenticationCode: { generated: 'no', format: 'text', minimumLength: 4 },
  }),
  classification('42D8F1BA6C9E4037B2F58DA16E4C9073', 'Portal', 'POR', 'Sign-in to the customer portal, verified', {
    isVerified: true,
  }),
  classification('53E902CB7DAF4148C3069EB27F5DA184', 'Gift card', 'GIF', null, {
    authenticationCode: { ...authenticationCode, generated: 'number', format: 'number' },
  }),
  classification('64FA13DC8EB04259D417AFC3806EB295', 'Staff', 'STA', 'Colleagues, by name and pass code', {
    mustHaveIdentifier: true,
    passCode: { ...passCode, minimumLength: 6 },
  }),
  classification('750B24ED9FC1436AE528B0D4917FC3A6', 'Mobile app', 'APP', 'The pass code is made and sent', {
    passCode: { ...passCode, generated: 'number', format: 'number' },
  }),
];
