import { keysOf } from '@/sandbox/core/typed'
import { byId } from '@/sandbox/js/frame/by-id'
import { applyFieldState, type Field, findField } from '@/sandbox/js/frame/field'
import { faultWords } from '@/sandbox/js/frame/words'
import type { Words } from '@/sandbox/js/frame/words/en'
import { en } from '@/sandbox/js/frame/words/en'
import { writeField } from '@/sandbox/js/frame/write-field'
import type { BillingDetails } from '@/sandbox/js/wire/frame-options'
import type { CardChange, StripeErrorShape } from '@/sandbox/js/wire/messages'
import {
  asksPostalCode,
  brandOf,
  checkCvc,
  checkExpiry,
  checkNumber,
  checkPostalCode,
  digitsOf,
  type FieldState,
  isZip,
  readExpiry,
} from './check-card'
import { BRAND_NAMES } from './saved-cards'

type FieldName = 'number' | 'expiry' | 'cvc' | 'postalCode'

/** The card as the API wants it, and the address that goes with it. */
export type CardEntry = { card: { number: string; exp_month: number; exp_year: number; cvc: string }; billing: BillingDetails }

type Arrangement = {
  words: Words
  showCountry: boolean
  showPostalCode: boolean
  readOnly: boolean
  country: string
  postalCode: string | undefined
}

/** What the frame asks beside the card; part of every change. `bank` is how the fields of a bank account stand, when that is what is paid with. */
export type Asked = Pick<CardChange, 'saved' | 'save' | 'usesShipping'> & { bank: Pick<CardChange, 'empty' | 'complete' | 'error'> | null }

/** The card fields: writes what is typed the way a card shows it, judges it while it is typed, and says what is wrong. */
export class CardForm {
  readonly #fields: Record<FieldName, Field>
  readonly #country: HTMLSelectElement
  readonly #brand: HTMLElement
  readonly #changed: (change: CardChange) => void
  #showCountry = true
  #showPostalCode = true
  #words: Words = en
  readonly #asked: () => Asked
  /** A field is reproached only once the person has left it, or has pressed pay. */
  readonly #left = new Set<FieldName>()
  #last = ''

  constructor(root: HTMLElement, asked: () => Asked, changed: (change: CardChange) => void) {
    this.#asked = asked
    this.#fields = {
      number: findField(root, 'number'),
      expiry: findField(root, 'expiry'),
      cvc: findField(root, 'cvc'),
      postalCode: findField(root, 'postalCode'),
    }
    this.#country = byId('country', HTMLSelectElement)
    this.#brand = byId('brand', HTMLElement)
    this.#changed = changed
    for (const name of keysOf(this.#fields)) this.#listen(name)
    this.#country.addEventListener('change', () => {
      this.#left.delete('postalCode')
      this.#arrangeAddress()
      this.refresh()
    })
  }

  #listen(name: FieldName): void {
    const { input } = this.#fields[name]
    input.addEventListener('input', (event) => {
      this.#write(name, event instanceof InputEvent && event.inputType.startsWith('delete'))
      this.refresh()
    })
    input.addEventListener('blur', () => {
      if (input.value === '') return
      this.#left.add(name)
      this.refresh()
    })
  }

  /** Rewrites the field with its spaces, keeping the caret behind the same digit. */
  #write(name: FieldName, deleting: boolean): void {
    const { input } = this.#fields[name]
    if (name === 'postalCode') return
    const typed = { text: input.value, caret: input.selectionStart ?? input.value.length }
    const { text, caret } = writeField(name, typed, deleting, this.#digits('number'))
    if (text !== typed.text) input.value = text
    if (document.activeElement === input) input.setSelectionRange(caret, caret)
    if (caret === text.length && !deleting) this.#advance(name)
  }

  /** A finished number or date hands over to the next field, as Stripe's does. */
  #advance(name: FieldName): void {
    const next = name === 'number' ? 'expiry' : name === 'expiry' ? 'cvc' : null
    if (!next || document.activeElement !== this.#fields[name].input || !this.#judge(name).complete) return
    if (this.#fields[next].input.value === '') this.#fields[next].input.focus()
  }

  #digits(name: FieldName): string {
    return digitsOf(this.#fields[name].input.value)
  }

  #judge(name: FieldName): FieldState {
    const state = this.#check(name)
    const sentence = state.error && faultWords(this.#words, state.error.code, this.#country.value)
    return state.error && sentence ? { ...state, error: { code: state.error.code, message: sentence } } : state
  }

  #check(name: FieldName): FieldState {
    if (name === 'number') return checkNumber(this.#digits('number'))
    if (name === 'expiry') return checkExpiry(this.#digits('expiry'), new Date())
    if (name === 'cvc') return checkCvc(this.#digits('cvc'), this.#digits('number'))
    return this.#asksPostalCode()
      ? checkPostalCode(this.#fields.postalCode.input.value, this.#country.value)
      : { complete: true, empty: true, error: null }
  }

  #asksPostalCode(): boolean {
    return this.#showPostalCode && asksPostalCode(this.#country.value)
  }

  #arrangeAddress(): void {
    const { root, label } = this.#fields.postalCode
    root.hidden = !this.#asksPostalCode()
    label.textContent = isZip(this.#country.value) ? this.#words.zipCode : this.#words.postalCode
    const country = this.#country.closest<HTMLElement>('.Field')
    if (country) country.hidden = !this.#showCountry
    root.parentElement?.classList.toggle('alone', root.hidden || !this.#showCountry)
    if (root.parentElement) root.parentElement.hidden = this.#isIdle || (root.hidden && !this.#showCountry)
  }

  /** A saved card or a bank account needs none of the fields. */
  get #isIdle(): boolean {
    const { saved, bank } = this.#asked()
    return saved !== null || bank !== null
  }

  #speak(words: Words): void {
    this.#words = words
    const { number, expiry, cvc } = this.#fields
    number.label.textContent = words.cardNumber
    expiry.label.textContent = words.expiry
    expiry.input.placeholder = words.expiryPlaceholder
    cvc.label.textContent = words.cvc
    cvc.input.placeholder = words.cvcPlaceholder
    const country = this.#country.closest('.Field')?.querySelector('label')
    if (country) country.textContent = words.country
  }

  /** Shows or hides the address fields and fills what the page already knows. */
  arrange(options: Arrangement): void {
    this.#speak(options.words)
    this.#showCountry = options.showCountry
    this.#showPostalCode = options.showPostalCode
    this.#country.value = options.country
    if (options.postalCode && this.#fields.postalCode.input.value === '') this.#fields.postalCode.input.value = options.postalCode
    for (const { input } of Object.values(this.#fields)) input.readOnly = options.readOnly
    this.#country.disabled = options.readOnly
    // Fields that nobody needs leave the page, and nothing in them is judged.
    for (const name of ['number', 'expiry', 'cvc'] as const) this.#fields[name].root.hidden = this.#isIdle
    this.#arrangeAddress()
    this.refresh()
  }

  #names(): FieldName[] {
    return this.#isIdle ? [] : ['number', 'expiry', 'cvc', 'postalCode']
  }

  /** Shows each field's state and tells the page, once per real change. */
  refresh(): void {
    const states = this.#names().map((name) => ({ name, state: this.#judge(name) }))
    for (const { name, state } of states) {
      const field = this.#fields[name]
      const telling = state.error !== null && (state.error.code.startsWith('invalid') || this.#left.has(name))
      applyFieldState(field, state, telling ? (state.error?.message ?? null) : null)
    }
    const brand = brandOf(this.#digits('number'))
    this.#brand.textContent = BRAND_NAMES[brand] ?? ''
    this.#brand.dataset.brand = brand
    const shown = states.find(({ name, state }) => state.error && !state.empty && (state.error.code.startsWith('invalid') || this.#left.has(name)))
    const { bank, ...asked } = this.#asked()
    const change: CardChange = {
      type: bank ? 'us_bank_account' : 'card',
      empty: !this.#isIdle && states.every(({ name, state }) => state.empty || name === 'postalCode'),
      complete: states.every(({ state }) => state.complete),
      brand,
      country: this.#showCountry && !this.#isIdle ? this.#country.value : null,
      postalCode: this.#asksPostalCode() && !this.#isIdle ? this.#fields.postalCode.input.value : null,
      error: shown?.state.error ? { type: 'validation_error', ...shown.state.error } : null,
      ...asked,
      ...bank,
    }
    const text = JSON.stringify(change)
    if (text === this.#last) return
    this.#last = text
    this.#changed(change)
  }

  /** Judges everything at once and shows every fault; `focus` puts the caret into the first. Null when the card can be sent. */
  submit(focus: boolean): StripeErrorShape | null {
    for (const name of this.#names()) this.#left.add(name)
    this.refresh()
    for (const name of this.#names()) {
      const { error } = this.#judge(name)
      if (!error) continue
      if (focus) this.#fields[name].input.focus()
      return { type: 'validation_error', ...error }
    }
    return null
  }

  /** What was typed, for the API. Call after `submit` found no fault. */
  read(): CardEntry {
    const expiry = readExpiry(this.#digits('expiry')) ?? { month: 0, year: 0 }
    const address = {
      country: this.#showCountry ? this.#country.value : undefined,
      postal_code: this.#asksPostalCode() ? this.#fields.postalCode.input.value.trim() : undefined,
    }
    const card = { number: this.#digits('number'), exp_month: expiry.month, exp_year: expiry.year, cvc: this.#digits('cvc') }
    return { card, billing: { address } }
  }

  focus(): void {
    const names = this.#names()
    const name = names.find((candidate) => this.#fields[candidate].input.value === '' && !this.#fields[candidate].root.hidden) ?? 'number'
    this.#fields[name].input.focus()
  }

  clear(): void {
    this.#left.clear()
    for (const { input } of Object.values(this.#fields)) input.value = ''
    this.refresh()
  }
}
