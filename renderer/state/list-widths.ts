import type { TokenColumn } from '../../electron/contract/model';

/** The least width of a column in rem, and its share of what is left. */
type Width = readonly [least: number, share: number];

const widths: Readonly<Partial<Record<TokenColumn, Width>>> = {
  number: [7.75, 0.6],
  // "Pending verification" in the largest density
  lifeCycleState: [11.25, 0.4],
  authenticationCode: [10.75, 1.5],
  identifier: [10.5, 1.3],
  classification: [8, 0.8],
  accountsReceivable: [11.5, 1.6],
  rewardsParticipant: [10, 0.6],
  cardMaskedNumber: [11, 0.6],
  verifiedDate: [11.5, 0.4],
  log: [11.5, 0.4],
};
const usual: Width = [9, 0.8];

/** One icon button. */
const actionWidth: Width = [3.25, 0];

/** The columns as CSS, the one for actions last: the template of every row, and the least width of all together. */
export function columnWidths(columns: readonly TokenColumn[], hasActions = false): { template: string; least: string } {
  const chosen = [...columns.map((column) => widths[column] ?? usual), ...(hasActions ? [actionWidth] : [])];
  return {
    template: chosen.map(([least, share]) => `minmax(${least}rem, ${share}fr)`).join(' '),
    least: `${chosen.reduce((sum, [least]) => sum + least, 0)}rem`,
  };
}
