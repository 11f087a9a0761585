/**
 * Hands what is copied or cut by keys and menus to `copy`, in place of the system, so that it is under the same rules as
 * what a button copies; what is cut stays where that fails. The answer ends the watching.
 */
export function watchCopying(target: Document, copy: (text: string) => Promise<boolean>): () => void {
  function onCopy(event: ClipboardEvent): void {
    const field = event.composedPath()[0];
    // a masked field gives nothing away by itself
    if (field instanceof HTMLInputElement && field.type === 'password') return;
    const text = isField(field) ? markedIn(field) : String(target.getSelection());
    if (text === '') return;
    event.preventDefault();
    void copy(text).then((isCopied) => {
      if (isCopied && event.type === 'cut' && isField(field) && markedIn(field) === text) takeOut(field);
    });
  }

  for (const kind of ['copy', 'cut'] as const) target.addEventListener(kind, onCopy);
  return () => {
    for (const kind of ['copy', 'cut'] as const) target.removeEventListener(kind, onCopy);
  };
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

function isField(element: EventTarget | undefined): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

function markedIn({ value, selectionStart, selectionEnd }: TextField): string {
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}

function takeOut(field: TextField): void {
  if (field.readOnly || field.disabled) return;
  field.setRangeText('');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteByCut' }));
}
