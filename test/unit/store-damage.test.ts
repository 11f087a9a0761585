import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  damaged,
  damagedFiles,
  damageKinds,
  discardFolder,
  examine,
  makeScene,
  type Damage,
  type Scene,
} from '../faults/damage';

/** `npm run test:endurance` takes more. */
const runs = Number(process.env['TOKENDESK_DAMAGES'] ?? 30);
const longestMs = runs * 1_000 + 60_000;
const key = randomBytes(32);
let scenes: Scene[] = [];

beforeAll(() => {
  scenes = [makeScene(key, true), makeScene(key, false), makeScene(key, true, 4)];
}, 60_000);
afterAll(() => {
  for (const scene of scenes) discardFolder(scene.folder);
});

const damage = fc.record({
  file: fc.constantFrom(...damagedFiles),
  kind: fc.constantFrom(...damageKinds),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bits: fc.integer({ min: 1, max: 255 }),
});

function wrongAfter(scene: Scene, damages: readonly Damage[]): string[] {
  const folder = damaged(scene, damages);
  const wrong = examine(
    scene,
    folder,
    key,
    damages.every(({ file }) => !file.startsWith('witness')),
  );
  discardFolder(folder);
  return wrong;
}

it(
  `tells of every promise that is missing, and keeps every one that can be read, after ${String(runs)} random damages`,
  () => {
    const scene = fc.nat({ max: 2 });
    fc.assert(
      fc.property(scene, damage, (at, one) => {
        expect(wrongAfter(scenes[at] ?? makeScene(key, true), [one])).toEqual([]);
      }),
      { numRuns: runs, seed: 20_261_128 },
    );
  },
  longestMs,
);

it(
  `is never silent after ${String(runs)} pairs of damages, to the database and to its witness`,
  () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 }), damage, damage, (at, one, other) => {
        expect(wrongAfter(scenes[at] ?? makeScene(key, true), [one, other])).toEqual([]);
      }),
      { numRuns: runs, seed: 20_261_129 },
    );
  },
  longestMs,
);

it.each(damagedFiles.flatMap((file) => (['empty', 'gone', 'older'] as const).map((kind) => [file, kind] as const)))(
  'hides nothing where the %s is %s',
  (file, kind) => {
    for (const scene of scenes) expect(wrongAfter(scene, [{ file, kind, at: 0, bits: 1 }])).toEqual([]);
  },
);

it('raises no alarm where nothing is damaged, whether the desk was quit or killed', () => {
  for (const scene of scenes) expect(wrongAfter(scene, [])).toEqual([]);
});
