/** Moves the focus to the first field with a problem; call it after `await tick()`. Gives whether there was one. */
export function focusFirstProblem(within: ParentNode): boolean {
  const field = within.querySelector<HTMLElement>('[aria-invalid="true"]');
  field?.focus();
  return field !== null;
}

/** Moves the focus to where work on a screen begins: its `data-first-focus`, else its heading. */
export function focusStart(within: ParentNode): void {
  const start =
    within.querySelector<HTMLElement>('[data-first-focus]') ?? within.querySelector<HTMLElement>('h1[tabindex]');
  start?.focus();
  if (start instanceof HTMLInputElement) start.select();
}
