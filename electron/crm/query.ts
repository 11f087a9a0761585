/** An identifier object: the one field by which a record is named, and its value. */
export type OneField = Record<string, string>;
/** The parameters of a GET; those that are undefined are left out. */
export type Query = Record<string, string | number | OneField | undefined>;

/** Gives the query string of a GET, without `?`: identifier objects become `param=field=value` (docs/design/api.md 1). */
export function encodeQuery(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) => encodeParameter(name, value))
    .join('&');
}

function encodeParameter(name: string, value: Query[string]): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [`${encode(name)}=${encode(String(value))}`];
  // The documents show the inner equals sign unencoded; only what stands after it is the caller's.
  return Object.entries(value).map(([field, text]) => `${encode(name)}=${encode(field)}=${encode(text)}`);
}

function encode(text: string): string {
  // encodeURIComponent throws on half a surrogate pair, which a keyboard or a scanner can produce.
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}
