import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstBounds, fitInto } from '../../electron/shell/window-bounds';

test.each([
  ['1024 x 600', { x: 0, y: 0, width: 1024, height: 600 }],
  ['1366 x 768 with a task bar at its left', { x: 64, y: 0, width: 1302, height: 768 }],
  ['1920 x 1080 at a scale of 2', { x: 0, y: 24, width: 960, height: 516 }],
])('a first window is no larger than the work area of %s', (_, area) => {
  const { x, y, width, height } = firstBounds(area);
  expect(x >= area.x && y >= area.y).toBe(true);
  expect(x + width <= area.x + area.width && y + height <= area.y + area.height).toBe(true);
});

test('a first window on a large screen has its usual size, in the middle', () => {
  expect(firstBounds({ x: 0, y: 40, width: 1920, height: 1040 })).toEqual({ x: 320, y: 140, width: 1280, height: 840 });
});

test('wherever a window stood, it is brought whole onto the screen, and stays where it is if it fits', () => {
  const side = fc.integer({ min: 200, max: 4_000 });
  const place = fc.integer({ min: -4_000, max: 4_000 });
  const rectangle = fc.record({ x: place, y: place, width: side, height: side });
  fc.assert(
    fc.property(rectangle, rectangle, (bounds, area) => {
      const fitted = fitInto(bounds, area);
      expect(fitted.x >= area.x && fitted.y >= area.y).toBe(true);
      expect(fitted.x + fitted.width <= area.x + area.width).toBe(true);
      expect(fitted.y + fitted.height <= area.y + area.height).toBe(true);
      expect(fitInto(fitted, area)).toEqual(fitted);
    }),
  );
});
