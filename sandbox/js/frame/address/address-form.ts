import { recordOf } from '@/sandbox/core/typed'
import { applyFieldState, type Control, type Field, findField } from '@/sandbox/js/frame/field'
import { faultWords } from '@/sandbox/js/frame/words'
import type { Word, Words } from '@/sandbox/js/frame/words/en'
import { en } from '@/sandbox/js/frame/words/en'
import type { AddressMode } from '@/sandbox/js/wire/frame-options'
import type { StripeErrorShape } from '@/sandbox/js/wire/messages'
import { formatOf, type State, stateIn } from './address-formats'
import { type AddressEntry, type AddressField, type AddressRules, faultOf, fieldsOf } from './check-address'

const FIELDS: AddressField[] = ['name', 'firstName', 'lastName', 'line1', 'line2', 'city', 'state', 'postal_code', 'phone']
const AUTOCOMPLETE: Record<AddressField | 'country', AutoFillField> = {
  name: 'name',
  firstName: 'given-name',
  lastName: 'family-name',
  country: 'country',
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postal_code: 'postal-code',
  phone: 'tel',
}

/** The fields of an address, as its country has them. */
export class AddressForm {
  readonly #root: HTMLElement
  readonly #fields: Record<AddressField, Field<Control>>
  readonly #stateList: Field<HTMLSelectElement>
  readonly #country: Field<HTMLSelectElement>
  readonly #left = new Set<AddressField>()
  #words: Words = en
  #rules: AddressRules = { name: 'full', phone: 'hidden', blockPoBox: false }

  constructor(root: HTMLElement, changed: () => void) {
    this.#root = root
    this.#stateList = findField<HTMLSelectElement>(root, 'state-list')
    this.#country = findField<HTMLSelectElement>(root, 'country')
    this.#fields = recordOf(FIELDS, (name) => findField<Control>(root, name))
    this.#country.input.addEventListener('change', () => {
      for (const name of ['state', 'postal_code'] as const) {
        this.#left.delete(name)
        this.#write(name, '')
      }
      this.#arrange()
      changed()
    })
    for (const name of FIELDS) this.#listen(name, this.#fields[name], changed)
    this.#listen('state', this.#stateList, changed)
  }

  #listen(name: AddressField, { input }: Field<Control>, changed: () => void): void {
    input.addEventListener('input', changed)
    input.addEventListener('blur', () => {
      if (input.value === '') return
      this.#left.add(name)
      changed()
    })
  }

  get #hasList(): boolean {
    return Boolean(formatOf(this.#country.input.value).state?.options)
  }

  #field(name: AddressField): Field<Control> {
    return name === 'state' && this.#hasList ? this.#stateList : this.#fields[name]
  }

  #write(name: AddressField, text: string): void {
    this.#fields[name].input.value = text
    if (name === 'state') this.#stateList.input.value = stateIn(this.#country.input.value, text)?.[0] ?? ''
  }

  /** Fills the fields; the list of states has to be that of the country first. */
  write(entry: AddressEntry): void {
    this.#country.input.value = entry.country
    this.#arrange()
    for (const name of FIELDS) this.#write(name, entry[name])
  }

  read(): AddressEntry {
    return { ...recordOf(FIELDS, (name) => this.#field(name).input.value), country: this.#country.input.value }
  }

  /** Dresses the fields in these words and rules. */
  show(words: Words, rules: AddressRules, countries: { code: string; name: string }[], mode: AddressMode): void {
    this.#words = words
    this.#rules = rules
    const { input } = this.#country
    const before = input.value
    input.replaceChildren(...countries.map(({ code, name }) => new Option(name, code)))
    input.value = countries.some(({ code }) => code === before) ? before : (countries[0]?.code ?? '')
    input.autocomplete = `${mode} ${AUTOCOMPLETE.country}`
    for (const name of FIELDS) this.#fields[name].input.autocomplete = `${mode} ${AUTOCOMPLETE[name]}`
    this.#stateList.input.autocomplete = `${mode} ${AUTOCOMPLETE.state}`
    this.#arrange()
  }

  /** Shows the fields that this country has, in its order, with its names for them. */
  #arrange(): void {
    const country = this.#country.input.value
    const { city, state, postal } = formatOf(country)
    const asked = fieldsOf(country, this.#rules)
    const labels: Record<AddressField, Word> = {
      firstName: 'firstName',
      lastName: 'lastName',
      line1: 'line1',
      line2: 'line2',
      phone: 'phone',
      name: this.#rules.name === 'organization' ? 'organization' : 'fullName',
      city: city?.word ?? 'city',
      state: state?.word ?? 'state',
      postal_code: postal?.word ?? 'postalCode',
    }
    this.#country.label.textContent = this.#words.countryOrRegion
    this.#arrangeStates(state?.options ?? [])
    for (const field of [...Object.values(this.#fields), this.#stateList]) field.root.hidden = true
    for (const name of asked) {
      const field = this.#field(name)
      field.root.hidden = false
      field.label.textContent = this.#words[labels[name]]
      const isRequired = faultOf(name, { ...this.read(), [name]: '' }, this.#rules) !== null
      field.input.setAttribute('aria-required', String(isRequired))
    }
    this.#sort(asked.map((name) => this.#field(name).root))
    this.#widen(asked)
    for (const [name, word] of [
      ['line1', 'line1Placeholder'],
      ['line2', 'line2Placeholder'],
    ] as const) {
      this.#fields[name].input.setAttribute('placeholder', this.#words[word])
    }
  }

  /** The order in the page is the order of the keyboard. What stands right already is not touched: it may have the caret. */
  #sort(roots: HTMLElement[]): void {
    const tail: Element[] = roots.slice(roots.indexOf(this.#fields.line2.root) + 1)
    const present = Array.from(this.#root.children).filter((child) => tail.includes(child))
    if (tail.some((root, at) => present[at] !== root)) this.#root.append(...tail)
  }

  /** Of city, state and postal code two share a line; the odd one has a line of its own. */
  #widen(asked: AddressField[]): void {
    const place = asked.filter((name) => name === 'city' || name === 'state' || name === 'postal_code')
    const odd = place.length % 2 === 0 ? null : place[0] === 'postal_code' ? place.at(-1) : place[0]
    for (const name of place) this.#field(name).root.classList.toggle('Field--wide', name === odd)
  }

  #arrangeStates(options: State[]): void {
    const { input } = this.#stateList
    const isThere = document.documentElement.lang.startsWith('ja')
    const before = input.value
    input.replaceChildren(
      new Option(this.#words.choose, ''),
      ...options.map(([code, name, local]) => new Option(isThere ? (local ?? name) : name, code)),
    )
    input.value = options.some(([code]) => code === before) ? before : ''
  }

  /** The first fault of what stands in the fields, whether or not it is shown yet. */
  fault(): { field: AddressField; error: StripeErrorShape } | null {
    const entry = this.read()
    for (const field of fieldsOf(entry.country, this.#rules)) {
      const error = this.#error(field, entry)
      if (error) return { field, error }
    }
    return null
  }

  #error(field: AddressField, entry: AddressEntry): StripeErrorShape | null {
    const code = faultOf(field, entry, this.#rules)
    return code === null ? null : { type: 'validation_error', code, message: faultWords(this.#words, code, entry.country) ?? code }
  }

  /** Shows each field's state; a field is reproached only once the person has left it. @returns the first fault that is shown */
  refresh(): StripeErrorShape | null {
    const entry = this.read()
    let shown: StripeErrorShape | null = null
    for (const name of fieldsOf(entry.country, this.#rules)) {
      const error = this.#error(name, entry)
      const told = this.#left.has(name) ? error : null
      applyFieldState(this.#field(name), { complete: !error, empty: entry[name].trim() === '' }, told?.message ?? null)
      shown ??= told
    }
    return shown
  }

  /** From now on everything that is wrong is shown. */
  leaveAll(): void {
    for (const name of FIELDS) this.#left.add(name)
  }

  focus(field?: AddressField): void {
    const names = fieldsOf(this.#country.input.value, this.#rules)
    this.#field(field ?? names[0] ?? 'name').input.focus()
  }

  clear(): void {
    this.#left.clear()
    for (const name of FIELDS) this.#write(name, '')
  }
}
