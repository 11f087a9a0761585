type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a scan does in a field. `search`: it is looked up. `secret`: the field holds a secret, so what is typed there is
 * never read as a scan; `search-secret` likewise, where Enter only starts a search. `password`: an operator's password, and a
 * scan is thrown away. `sign-in`: another field of signing in, which takes no scan. `open`: any other field.
 */
export type FieldPurpose = 'open' | 'search' | 'secret' | 'search-secret' | 'password' | 'sign-in';
const purposes: readonly string[] = ['search', 'secret', 'search-secret', 'password', 'sign-in'];

function isPurpose(text: string | undefined): text is FieldPurpose {
  return text !== undefined && purposes.includes(text);
}

/** Reads the purpose from `data-scan` of the field or what it lies in; a masked field is a secret in any case. */
export function purposeOf(target: EventTarget | null | undefined): FieldPurpose {
  if (!(target instanceof Element)) return 'open';
  const named = target.closest<HTMLElement>('[data-scan]')?.dataset['scan'];
  const own = target instanceof HTMLElement ? target.dataset['scan'] : undefined;
  if (isPurpose(own)) return own;
  const isMasked = target instanceof HTMLInputElement && target.type === 'password';
  if (isMasked) return named === 'sign-in' || named === 'password' ? 'password' : 'secret';
  return isPurpose(named) ? named : 'open';
}

/** Whether an element takes what is typed as text. */
export function isTextField(target: unknown): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(target.type)
  );
}

/** Gives the function that puts a field back as it is now, and tells whoever listens to it. */
export function rememberField(field: Element): () => void {
  if (field instanceof HTMLSelectElement) {
    const { value } = field;
    return () => {
      if (field.value === value) return;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
  }
  if (!isTextField(field)) return () => undefined;
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    if (field.value === value) return;
    setText(field, value);
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** Writes a text into a field as if it had been typed. */
export function setText(field: TextField, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
