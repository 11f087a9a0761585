/** So long one slice of work may take, in milliseconds, before others are let through. */
const sliceMs = 8;

/** Runs work that says where it may be interrupted, so that what else is asked of the process does not wait for all of it. */
export async function inSlices<T>(work: Generator<undefined, T>): Promise<T> {
  let began = performance.now();
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    if (performance.now() - began < sliceMs) continue;
    await others();
    began = performance.now();
  }
}

/** Lets all be done that has been waiting. */
export function others(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
