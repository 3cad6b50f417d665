import { recordOf } from '@/sandbox/core/typed'
import { digitsOf } from '@/sandbox/js/frame/card/check-card'
import { checkEmail } from '@/sandbox/js/frame/check-email'
import { applyFieldState, type Field, findField } from '@/sandbox/js/frame/field'
import { faultWords } from '@/sandbox/js/frame/words'
import type { Word, Words } from '@/sandbox/js/frame/words/en'
import { en } from '@/sandbox/js/frame/words/en'
import type { BillingDetails } from '@/sandbox/js/wire/frame-options'
import type { StripeErrorShape } from '@/sandbox/js/wire/messages'
import { type BankEntry, type BankField, faultOfBank } from './check-bank'

const FIELDS: BankField[] = ['holder', 'holderEmail', 'routing', 'account', 'accountAgain']
const LABELS: Record<BankField, Word> = {
  holder: 'fullName',
  holderEmail: 'email',
  routing: 'routingNumber',
  account: 'accountNumber',
  accountAgain: 'confirmAccountNumber',
}
const LONGEST: Partial<Record<BankField, number>> = { routing: 9, account: 17, accountAgain: 17 }

/** The fields of a US bank account: its holder, and its numbers typed by hand. */
export class BankForm {
  readonly #fields: Record<BankField, Field>
  readonly #left = new Set<BankField>()
  #words: Words = en
  #asked: BankField[] = FIELDS

  constructor(root: HTMLElement, changed: () => void) {
    this.#fields = recordOf(FIELDS, (name) => findField(root, name))
    for (const name of FIELDS) {
      const { input } = this.#fields[name]
      input.addEventListener('input', () => {
        if (LONGEST[name]) input.value = digitsOf(input.value).slice(0, LONGEST[name])
        changed()
      })
      input.addEventListener('blur', () => {
        if (input.value !== '') this.#left.add(name)
        changed()
      })
    }
  }

  /** Dresses the fields; the holder's name and address are asked for where nothing else on the page knows them. */
  show(words: Words, options: { asksName: boolean; asksEmail: boolean; readOnly: boolean; defaults: BillingDetails }): void {
    this.#words = words
    this.#asked = FIELDS.filter((name) => (name === 'holder' ? options.asksName : name === 'holderEmail' ? options.asksEmail : true))
    const known: Partial<BankEntry> = { holder: options.defaults.name, holderEmail: options.defaults.email }
    for (const name of FIELDS) {
      const { root, label, input } = this.#fields[name]
      root.hidden = !this.#asked.includes(name)
      label.textContent = words[LABELS[name]]
      input.readOnly = options.readOnly
      if (input.value === '' && !this.#left.has(name)) input.value = known[name] ?? ''
    }
  }

  #entry(): BankEntry {
    return recordOf(FIELDS, (name) => this.#fields[name].input.value)
  }

  #fault(name: BankField, entry: BankEntry): StripeErrorShape | null {
    const code = name === 'holderEmail' ? (checkEmail(entry.holderEmail).error?.code ?? null) : faultOfBank(name, entry)
    return code === null ? null : { type: 'validation_error', code, message: faultWords(this.#words, code, 'US') ?? code }
  }

  /** Shows each field's state. @returns how the form stands, and the first fault that is shown */
  refresh(): { empty: boolean; complete: boolean; error: StripeErrorShape | null } {
    const entry = this.#entry()
    let shown: StripeErrorShape | null = null
    for (const name of this.#asked) {
      const fault = this.#fault(name, entry)
      const told = this.#left.has(name) ? fault : null
      applyFieldState(this.#fields[name], { complete: !fault, empty: entry[name] === '' }, told?.message ?? null)
      shown ??= told
    }
    const complete = this.#asked.every((name) => this.#fault(name, entry) === null)
    return { empty: this.#asked.every((name) => entry[name] === ''), complete, error: shown }
  }

  /** Shows every fault; `focus` puts the caret into the first. Null when the account can be sent. */
  submit(focus: boolean): StripeErrorShape | null {
    for (const name of FIELDS) this.#left.add(name)
    this.refresh()
    const entry = this.#entry()
    for (const name of this.#asked) {
      const fault = this.#fault(name, entry)
      if (!fault) continue
      if (focus) this.#fields[name].input.focus()
      return fault
    }
    return null
  }

  /** What was typed, for the API. Call after `submit` found no fault. */
  read(): { account: Record<string, string>; billing: BillingDetails } {
    const entry = this.#entry()
    const typed = (name: BankField) => (this.#asked.includes(name) ? entry[name].trim() : undefined)
    return {
      account: { routing_number: entry.routing, account_number: entry.account },
      billing: { name: typed('holder'), email: typed('holderEmail') },
    }
  }

  focus(): void {
    this.#fields[this.#asked.find((name) => this.#fields[name].input.value === '') ?? 'routing'].input.focus()
  }

  clear(): void {
    this.#left.clear()
    for (const { input } of Object.values(this.#fields)) input.value = ''
  }
}
