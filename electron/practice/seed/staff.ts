import { practicePeople } from '../people';
import type { Stamp, Unit, User } from '../records';

const { units, operator, supervisor, lockedUser, webApiKey } = practicePeople;
const mainGroup = { group_name: 'Main Group', community_name: 'Main Community' };

const serviceDesk: Unit = {
  ...units.serviceDesk,
  ...{ description: 'service desk', alternative_code: 'NIC', ...mainGroup },
};
const kiosk: Unit = { ...units.kiosk, description: 'kiosk in the mall', alternative_code: 'LIMK', ...mainGroup };
// Group and community may be empty from R14.1.0 on, and were missing in an example of before (docs/design/api.md 3.16).
const admin: Unit = {
  ...units.admin,
  ...{ description: 'admin unit', alternative_code: 'adminunit', group_name: null, community_name: null },
};

const plain = { web_api_key: null, isLocked: false };

/** Who can sign in. */
export const users: readonly [User, ...User[]] = [
  {
    ...{ ...plain, ...operator, id: '0A1B2C3D4E5F60718293A4B5C6D7E8F9' },
    ...{ person_name: 'Anna Operator', email: 'anna.operator@example.com', units: [serviceDesk, kiosk] },
  },
  {
    ...{ ...plain, ...supervisor, id: '1F0E9D8C7B6A59483726150493827161' },
    ...{ person_name: 'Σταύρος Επόπτης', email: null, units: [admin, serviceDesk] },
  },
  {
    ...{ ...plain, ...lockedUser, id: '2C4E6A8B0D1F3E5C7A9B1D3F5E7C9A0B', isLocked: true },
    ...{ person_name: 'Former Colleague', email: null, units: [serviceDesk] },
  },
  {
    ...{ id: '3B5D7F9A1C2E4F6B8D0A2C4E6F8B0D1A', username: 'kiosk', password: null, web_api_key: webApiKey },
    ...{ person_name: 'Kiosk', email: null, units: [kiosk], isLocked: false },
  },
];

/** Gives the stamp of the operator who set up everything, at a date that is written as on the wire. */
export function stampBy(user: User, date: string): Stamp {
  return { date, user, unit: user.units[0] };
}
