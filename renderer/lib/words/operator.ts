/** Changing who works at this desk, or for which unit. */
export const operatorWords = {
  menu: 'Operator',
  switchOperator: 'Switch operator',
  switchUnit: 'Switch unit',
  switchText: (organisation: string, server: string) =>
    `Signs in somebody else at ${[organisation, server].filter(Boolean).join(' – ')}.`,
  startsEmpty: 'What is on the screen now is cleared for them.',
  switched: (userName: string) => `${userName} is signed in.`,
  unitText: 'Signs you in again for another unit. What is on the screen stays.',
  unitHint: 'The unit’s id. Leave empty for your usual unit.',
  unitSwitched: (unit: string) => (unit ? `You now work for unit ${unit}.` : 'You now work for your usual unit.'),
  save: 'Sign in',
  saveUnit: 'Switch unit',
  practice: 'Practice has one operator and one unit. Sign out of practice to sign in to a server.',
} as const;
