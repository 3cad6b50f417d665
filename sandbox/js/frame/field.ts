import type { FieldState } from '@/sandbox/js/frame/card/check-card'

export type Control = HTMLInputElement | HTMLSelectElement
export type Field<Input extends Control = HTMLInputElement> = { root: HTMLElement; label: HTMLLabelElement; input: Input; error: HTMLElement }

/** Finds a field of the frame's page by its name. @throws when the page lacks it: page and script belong together */
export function findField<Input extends Control = HTMLInputElement>(form: HTMLElement, name: string): Field<Input> {
  const input = form.querySelector<Input>(`#${name}`)
  const root = input?.closest<HTMLElement>('.Field')
  const label = root?.querySelector<HTMLLabelElement>('label')
  const error = root?.querySelector<HTMLElement>('.Error')
  if (!input || !root || !label || !error) throw new Error(`The form has no field ${name}`)
  return { root, label, input, error }
}

/** Shows one field's state: Stripe's class names for styling, ARIA for readers, the sentence under the field. */
export function applyFieldState(field: Field<Control>, state: Pick<FieldState, 'complete' | 'empty'>, sentence: string | null): void {
  const { input, error, label } = field
  for (const [name, on] of [
    ['complete', state.complete],
    ['empty', state.empty],
    ['invalid', sentence !== null],
  ] as const) {
    input.classList.toggle(`Input--${name}`, on)
    label.classList.toggle(`Label--${name}`, on)
  }
  if (sentence === null) input.removeAttribute('aria-invalid')
  else input.setAttribute('aria-invalid', 'true')
  // Written only when it differs: a live region that is rewritten is read out again.
  if (error.textContent !== (sentence ?? '')) error.textContent = sentence ?? ''
  error.hidden = sentence === null
}
