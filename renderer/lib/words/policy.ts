import type { PolicyView } from '../../../electron/contract/policy';

/** What is said of what the organisation fixes. */
export const policyWords = {
  fixed: 'Set by your organisation',
  title: 'The rules of your organisation',
} as const;

/** What a policy that cannot be taken as it is means for the operator. */
export function explainPolicy({ state, source, problems }: PolicyView): { title: string; text: string } {
  const what =
    state === 'unreadable'
      ? 'The rules of your organisation for this computer could not be read.'
      : 'The rules of your organisation for this computer have a mistake.';
  const where = problems.length > 0 ? `${source} (${problems.join(', ')})` : source;
  return {
    title: what,
    text: `You can go on working under the last good or the strictest rules, so some things may be switched off. Tell your administrator: ${where}`,
  };
}
