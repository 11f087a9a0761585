/**
 * What may be kept of an error that nobody foresaw: its kind, and its place in our own files. Its message may quote what it
 * stumbled over, and a folder's name may be a person's.
 */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = /([^\\/:()]+:\d+:\d+)\)?$/.exec(error.stack?.split('\n')[1] ?? '')?.[1];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}
