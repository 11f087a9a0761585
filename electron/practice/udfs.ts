import { optional } from './parameters';
import type { Given, ParameterTable } from './parameters';
import type { UdfValue } from './records';

const kinds = [
  ['udf_string', 8, 'text'],
  ['udf_float', 4, 'float'],
  ['udf_date', 4, 'date'],
] as const;

const udfs = kinds.flatMap(([stem, count, kind]) =>
  Array.from({ length: count }, (_, index) => ({ name: `${stem}_${index + 1}`, kind })),
);

/** The sixteen user-defined fields (docs/design/api.md 3.16). */
export const udfNames: readonly string[] = udfs.map(({ name }) => name);

/** The user-defined fields as parameters, from R10.1.0 on. */
export const udfParameters: ParameterTable = Object.fromEntries(
  udfs.map(({ name, kind }) => [name, optional(kind, 'R10.1.0')]),
);

/** Gives the user-defined fields of a request; what is absent stays absent, an empty text is null. */
export function givenUdfs(given: Given): Record<string, UdfValue> {
  const present = udfNames.filter((name) => given[name] !== undefined);
  return Object.fromEntries(
    present.map((name) => {
      const value = given[name];
      return [name, typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null];
    }),
  );
}
