const kinds = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'input'] as const;

/** Calls `act` each time that so many seconds have passed without any input here; the answer ends the watching. */
export function watchIdle(seconds: number, act: () => void): () => void {
  let timer = setTimeout(act, seconds * 1_000);
  function begin(): void {
    clearTimeout(timer);
    timer = setTimeout(act, seconds * 1_000);
  }
  for (const kind of kinds) window.addEventListener(kind, begin, { capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    for (const kind of kinds) window.removeEventListener(kind, begin, { capture: true });
  };
}
