const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/**
 * Parses JSON and keeps, as text, every number that a JavaScript number would change: a card number of 19 digits, a `1.50`.
 * Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(stringOrNumber, keepDigits));
}

function keepDigits(part: string): string {
  return part.startsWith('"') || String(Number(part)) === part ? part : `"${part}"`;
}

/** Whether a parsed value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
