export type Choice = { id: string; label: string }

/** The words around the choices; `remove` only where a choice can be taken off the list. */
export type ChoiceWords = { legend: string; fresh: string; remove?: { verb: string; of(label: string): string; question: string; keep: string } }

type Hooks = { changed(): void; remove?(id: string): void }

const FRESH = ''

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

/** A list of radio buttons: things known from before, and something new last. It shows itself only when there is something known. */
export class Choices {
  readonly #box: HTMLFieldSetElement
  readonly #hooks: Hooks
  #choices: Choice[] = []
  #words: ChoiceWords = { legend: '', fresh: '' }
  #isReadOnly = false
  #written = ''

  /** @param box an empty fieldset */
  constructor(box: HTMLFieldSetElement, hooks: Hooks) {
    this.#box = box
    this.#hooks = hooks
    box.addEventListener('change', () => hooks.changed())
  }

  /** Writes the list anew, in these words. What was chosen stays chosen; at first, or when that is gone, the first one is. */
  fill(choices: Choice[], words: ChoiceWords, isReadOnly = false): void {
    // Written anew the list would lose the keyboard's place in it.
    const written = JSON.stringify([choices, words, isReadOnly])
    if (written === this.#written) return
    this.#written = written
    const before = this.#choices.length > 0 ? this.chosen() : undefined
    this.#choices = choices
    this.#words = words
    this.#isReadOnly = isReadOnly
    const kept = before === null || choices.some(({ id }) => id === before) ? (before ?? FRESH) : choices[0]?.id
    const rows = [...choices, { id: FRESH, label: words.fresh }].map((choice) => this.#row(choice, choice.id === kept))
    this.#box.replaceChildren(element('legend', 'Label', words.legend), ...rows)
    this.#box.hidden = choices.length === 0
  }

  #row({ id, label }: Choice, checked: boolean): HTMLElement {
    const row = element('div', 'Choice')
    const name = element('label', 'ChoiceLabel')
    const input = element('input', 'Radio')
    Object.assign(input, { type: 'radio', name: `${this.#box.id}-choice`, value: id, checked, disabled: this.#isReadOnly })
    name.append(input, element('span', '', label))
    row.append(name)
    const { remove } = this.#words
    if (remove && id !== FRESH && !this.#isReadOnly) row.append(this.#remover({ id, label }, remove))
    return row
  }

  /** A button that asks first: a second press removes. */
  #remover({ id, label }: Choice, words: NonNullable<ChoiceWords['remove']>): HTMLElement {
    const first = element('button', 'Quiet', words.verb)
    first.type = 'button'
    first.setAttribute('aria-label', words.of(label))
    first.addEventListener('click', () => {
      const question = element('div', 'Question')
      const yes = element('button', 'Quiet Quiet--danger', words.verb)
      const no = element('button', 'Quiet', words.keep)
      yes.type = 'button'
      no.type = 'button'
      yes.setAttribute('aria-label', words.of(label))
      yes.addEventListener('click', () => this.#hooks.remove?.(id))
      no.addEventListener('click', () => {
        question.replaceWith(first)
        first.focus()
      })
      const text = element('span', '', words.question)
      text.setAttribute('role', 'status')
      question.append(text, yes, no)
      first.replaceWith(question)
      no.focus()
    })
    return first
  }

  /** The id of what is chosen, or null for something new. */
  chosen(): string | null {
    const input = this.#box.querySelector<HTMLInputElement>('input:checked')
    return input && input.value !== FRESH && !this.#box.hidden ? input.value : null
  }

  focus(): void {
    this.#box.querySelector<HTMLInputElement>('input:checked')?.focus()
  }
}
