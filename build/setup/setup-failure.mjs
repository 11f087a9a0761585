/** What keeps set-up from going on, in words for the person who started it. */
export class SetupFailure extends Error {}
