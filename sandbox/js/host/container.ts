import { keysOf } from '@/sandbox/core/typed'
import { IntegrationError } from './integration-error'

/** The place on the page that an element is mounted into. @throws IntegrationError in Stripe's words when there is none */
export function findContainer(target: string | HTMLElement): HTMLElement {
  const container = typeof target === 'string' ? document.querySelector<HTMLElement>(target) : target
  if (container) return container
  throw new IntegrationError(
    `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
  )
}

type Marks = 'base' | 'focus' | 'empty' | 'complete' | 'invalid'
const CLASSES: Record<Marks, string> = {
  base: 'StripeElement',
  focus: 'StripeElement--focus',
  empty: 'StripeElement--empty',
  complete: 'StripeElement--complete',
  invalid: 'StripeElement--invalid',
}

/** An element's place while it is mounted: it has classes that say how the element stands, and its label leads into the element. */
export class Place {
  readonly element: HTMLElement
  readonly #classes: Record<Marks, string>
  readonly #leave = new AbortController()

  /** @param classes names of the page's own for some of the classes; @param labelled called when the person clicks the label */
  constructor(element: HTMLElement, classes: Partial<Record<Marks, string>> | undefined, labelled: () => void) {
    this.element = element
    this.#classes = { ...CLASSES, ...classes }
    const label = element.closest('label') ?? (element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null)
    label?.addEventListener('click', labelled, { signal: this.#leave.signal })
  }

  mark(marks: Partial<Record<Marks, boolean>>): void {
    for (const name of keysOf(marks)) {
      // The page may give several names for one state, or none.
      for (const word of this.#classes[name].split(/\s+/).filter(Boolean)) this.element.classList.toggle(word, marks[name])
    }
  }

  leave(): void {
    this.#leave.abort()
    this.element.replaceChildren()
    this.mark({ base: false, focus: false, empty: false, complete: false, invalid: false })
  }
}
