import * as v from 'valibot';
import { longestGap, longestMinimum, shortestCode, shortestGap } from './scanner';

const whole = v.pipe(v.number(), v.integer());

export const scannerGap = v.pipe(whole, v.minValue(shortestGap), v.maxValue(longestGap));
export const scannerMinimumLength = v.pipe(whole, v.minValue(shortestCode), v.maxValue(longestMinimum));

const times = v.pipe(whole, v.minValue(0));
export const seenCodes = v.strictObject({
  count: times,
  lower: times,
  upper: times,
  other: times,
  marks: v.pipe(v.string(), v.maxLength(40)),
});
