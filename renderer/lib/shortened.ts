/** Longer than any real value; a server's mistake or malice of a megabyte would keep the window from being drawn. */
export const longestShown = 1_000;

/** The beginning of a text, as much as `most` characters, and "…" where that is not all of it. */
export function shortened(text: string, most = longestShown): string {
  return text.length > most ? `${beginning(text, most)}…` : text;
}

/** The first characters of a text, without half of one at the end. */
export function beginning(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
