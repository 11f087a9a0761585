const quoteOrNumber = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON and keeps, as text, every number that a JavaScript number would change: a card number of 19 digits, a `1.50`.
 * Throws SyntaxError. Its time grows with the length alone, whatever the text holds.
 */
export function parseJson(text: string): unknown {
  const parts: string[] = [];
  let copied = 0;
  quoteOrNumber.lastIndex = 0;
  for (let match = quoteOrNumber.exec(text); match; match = quoteOrNumber.exec(text)) {
    const [found] = match;
    if (found === '"') {
      quoteOrNumber.lastIndex = endOfString(text, match.index + 1);
    } else if (String(Number(found)) !== found) {
      parts.push(text.slice(copied, match.index), `"${found}"`);
      copied = match.index + found.length;
    }
  }
  return JSON.parse(copied === 0 ? text : parts.join('') + text.slice(copied));
}

/** Gives where a string that begins at `from` is over; one that never ends takes all that is left. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === '\\') at += 1;
  }
  return text.length;
}

/** Whether a parsed value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
