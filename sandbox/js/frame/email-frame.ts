import type { EmailOptions } from '@/sandbox/js/wire/frame-options'
import type { EmailChange, FromFrame } from '@/sandbox/js/wire/messages'
import { byId } from './by-id'
import { checkEmail } from './check-email'
import { applyFieldState, findField } from './field'
import { type Inside, runElement } from './run-element'
import { faultWords } from './words'
import type { Words } from './words/en'
import { en } from './words/en'

// The inside of the Link Authentication (Contact Details) Element.

class EmailField implements Inside<EmailOptions> {
  readonly root = byId('email-form', HTMLFormElement)
  readonly #field = findField(this.root, 'email')
  readonly #send: (message: FromFrame) => void
  #words: Words = en
  #hasLeft = false
  #last = ''

  constructor(send: (message: FromFrame) => void) {
    this.#send = send
    this.#field.input.addEventListener('input', () => this.#refresh())
    this.#field.input.addEventListener('blur', () => {
      this.#hasLeft ||= this.#field.input.value !== ''
      this.#refresh()
    })
  }

  open(options: EmailOptions): null {
    this.#field.input.value = options.email
    return null
  }

  show(_: EmailOptions, words: Words): void {
    this.#words = words
    this.#field.label.textContent = words.email
    this.#refresh()
  }

  #judge() {
    const state = checkEmail(this.#field.input.value)
    const message = state.error && (faultWords(this.#words, state.error.code, '') ?? state.error.message)
    return { ...state, fault: state.error && message ? { type: 'validation_error', code: state.error.code, message } : null }
  }

  #refresh(): void {
    const { fault, ...state } = this.#judge()
    const told = this.#hasLeft ? fault : null
    applyFieldState(this.#field, state, told?.message ?? null)
    const change: EmailChange = { empty: state.empty, complete: state.complete, email: this.#field.input.value.trim(), error: told }
    const text = JSON.stringify(change)
    if (text === this.#last) return
    this.#last = text
    this.#send({ kind: 'change', change })
  }

  submit(focus: boolean) {
    this.#hasLeft = true
    this.#refresh()
    const { fault } = this.#judge()
    if (fault && focus) this.#field.input.focus()
    return fault
  }

  focus(): void {
    this.#field.input.focus()
  }

  clear(): void {
    this.#hasLeft = false
    this.#field.input.value = ''
    this.#refresh()
  }
}

runElement<EmailOptions>((send) => new EmailField(send))
