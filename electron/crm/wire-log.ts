import type * as v from 'valibot';
import type { LogInformation, Unit, User } from '../contract/model';
import { part, renamed, text, unlessEmpty } from './wire-fields';

export const user = part({ id: text, username: text, person_name: text, email: text });

const unit = part({
  id: text,
  name: text,
  description: text,
  alternative_code: text,
  group_name: text,
  community_name: text,
});

export const logInformation = part({
  created_date: text,
  created_by_user: user,
  created_by_unit: unit,
  updated_date: text,
  updated_by_user: user,
  updated_by_unit: unit,
});

/** Gives log information the names before R18, which calls units business units (docs/design/api.md 3.16). */
export function renameLog(value: unknown): unknown {
  return renamed(value, {
    created_by_business_unit: 'created_by_unit',
    updated_by_business_unit: 'updated_by_unit',
  });
}

/** Reads who made and changed a record. */
export function toLog(wire: v.InferOutput<typeof logInformation>): LogInformation | null {
  if (!wire) return null;
  return unlessEmpty({
    createdDate: wire.created_date,
    createdByUser: toUser(wire.created_by_user),
    createdByUnit: toUnit(wire.created_by_unit),
    updatedDate: wire.updated_date,
    updatedByUser: toUser(wire.updated_by_user),
    updatedByUnit: toUnit(wire.updated_by_unit),
  });
}

/** Reads an operator of CRM.COM. */
export function toUser(wire: v.InferOutput<typeof user>): User | null {
  if (!wire) return null;
  return unlessEmpty({ id: wire.id, userName: wire.username, personName: wire.person_name, email: wire.email });
}

function toUnit(wire: v.InferOutput<typeof unit>): Unit | null {
  if (!wire) return null;
  return unlessEmpty({
    id: wire.id,
    name: wire.name,
    description: wire.description,
    alternativeCode: wire.alternative_code,
    groupName: wire.group_name,
    communityName: wire.community_name,
  });
}
