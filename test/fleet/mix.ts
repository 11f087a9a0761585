/** What the customers of one day come for, and how many of each; in all 200. */
export const mix = {
  'Whose card is this? (scanned, looked at)': 110,
  'It is lost (set not effective, replacement created)': 30,
  'A new card for an account': 25,
  'A change to a token': 20,
  'All tokens of an account': 10,
  'A list of 50 cards that are free': 5,
} as const;

export type Wish = keyof typeof mix;

/** Sign-ins of a day of eight hours: a session lasts two. */
export const signIns = 4;
/** How often the operator walks off, and unlocks the desk on return. */
export const walks = 12;

/** The customers of the day, each kind spread over all of it. */
export function queue(): Wish[] {
  const customers = (Object.keys(mix) as Wish[]).flatMap((wish) =>
    Array.from({ length: mix[wish] }, (_, index) => ({ wish, at: (index + 0.5) / mix[wish] })),
  );
  return customers.sort((one, other) => one.at - other.at).map(({ wish }) => wish);
}
