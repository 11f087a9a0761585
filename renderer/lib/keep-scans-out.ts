/** A scanner's Enter or Tab follows its last character within this time, in milliseconds. */
const suffixMs = 300;

/**
 * Keeps a scan from pressing the buttons of a dialog that has no field for it, and says that one came; the answer ends that.
 * Characters do nothing there anyway, so all but a space that is pressed by itself are kept out.
 */
export function keepScansOut(onscan: () => void): () => void {
  let lastAt = -Infinity;

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const isSoon = event.timeStamp - lastAt <= suffixMs;
    const isCharacter = [...event.key].length === 1 && (event.key !== ' ' || isSoon);
    const isSuffix = isSoon && (event.key === 'Enter' || event.key === 'Tab');
    if (!isCharacter && !isSuffix) return;
    lastAt = event.timeStamp;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isSuffix) onscan();
  }

  window.addEventListener('keydown', onKey, { capture: true });
  return () => window.removeEventListener('keydown', onKey, { capture: true });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
