import { AddressForm } from '@/sandbox/js/frame/address/address-form'
import { stateIn } from '@/sandbox/js/frame/address/address-formats'
import { entryOf, toValue } from '@/sandbox/js/frame/address/address-values'
import { type AddressEntry, type AddressRules, faultOf, fieldsOf } from '@/sandbox/js/frame/address/check-address'
import { listCountries, startingCountry } from '@/sandbox/js/frame/address/countries'
import type { Words } from '@/sandbox/js/frame/words/en'
import { en } from '@/sandbox/js/frame/words/en'
import type { AddressOptions } from '@/sandbox/js/wire/frame-options'
import type { AddressChange, FromFrame } from '@/sandbox/js/wire/messages'
import { byId } from './by-id'
import { Choices } from './choices'
import { type Inside, runElement } from './run-element'
import { faultWords } from './words'

// The inside of the Address Element.

class AddressFields implements Inside<AddressOptions> {
  readonly root = byId('address-form', HTMLFormElement)
  readonly #fields = byId('fields', HTMLElement)
  readonly #other = byId('other', HTMLInputElement)
  readonly #form: AddressForm
  readonly #box = byId('contacts', HTMLFieldSetElement)
  readonly #contacts: Choices
  readonly #send: (message: FromFrame) => void
  #options: AddressOptions | null = null
  #words: Words = en
  #last = ''

  constructor(send: (message: FromFrame) => void) {
    this.#send = send
    this.#form = new AddressForm(this.#fields, () => this.#refresh())
    this.#contacts = new Choices(this.#box, { changed: () => this.#refresh() })
    this.#other.addEventListener('change', () => this.#refresh())
  }

  open(options: AddressOptions): null {
    this.#options = options
    const countries = listCountries(options.locale, options.countries)
    this.#form.show(en, this.#rules, countries, options.mode)
    const country = startingCountry(options.defaults.address?.country)
    const isAllowed = countries.some(({ code }) => code === country)
    this.#form.write(entryOf(options.defaults, isAllowed ? country : (countries[0]?.code ?? country)))
    return null
  }

  get #rules(): AddressRules {
    const { name = 'full', phone = 'hidden', blockPoBox = false } = this.#options ?? {}
    return { name, phone, blockPoBox }
  }

  get #usesOther(): boolean {
    return this.#options?.offersOther === true && this.#other.checked
  }

  show(options: AddressOptions, words: Words): void {
    this.#options = options
    this.#words = words
    this.root.setAttribute('aria-label', words.address)
    this.#form.show(words, this.#rules, listCountries(options.locale, options.countries), options.mode)
    const lines = options.contacts.map(({ name, address }, at) => ({
      id: `contact-${at}`,
      label: [name, address.line1, address.city].filter(Boolean).join(', '),
    }))
    this.#contacts.fill(lines, { legend: words.savedAddresses, fresh: words.newAddress })
    const label = this.root.querySelector('.CheckboxLabel')
    if (label) label.textContent = options.mode === 'billing' ? words.billingIsShipping : words.shippingIsBilling
    this.#refresh()
  }

  /** The saved address that is chosen, or null for what stands in the fields. */
  #contact(): AddressEntry | null {
    const chosen = this.#contacts.chosen()
    const contact = chosen === null ? undefined : this.#options?.contacts[Number(chosen.slice('contact-'.length))]
    return contact ? entryOf(contact, contact.address.country ?? '') : null
  }

  #refresh(): void {
    const offers = this.#options?.offersOther === true
    const checkbox = this.#other.closest<HTMLElement>('.CheckboxField')
    if (checkbox) checkbox.hidden = !offers
    const contact = this.#contact()
    this.#box.hidden = this.#usesOther || (this.#options?.contacts.length ?? 0) === 0
    this.#fields.hidden = this.#usesOther || contact !== null
    const shown = this.#form.refresh()
    const entry = contact ?? this.#form.read()
    const asked = fieldsOf(entry.country, this.#rules)
    const change: AddressChange = {
      empty: asked.every((name) => entry[name].trim() === ''),
      complete: asked.every((name) => faultOf(name, entry, this.#rules) === null),
      isNewAddress: contact === null,
      value: toValue(entry, this.#rules),
      localState: stateIn(entry.country, entry.state)?.[2] ?? null,
      usesOther: this.#usesOther,
      error: contact || this.#usesOther ? null : shown,
    }
    const text = JSON.stringify(change)
    if (text === this.#last) return
    this.#last = text
    this.#send({ kind: 'change', change })
  }

  submit(focus: boolean) {
    if (this.#usesOther) return null
    const contact = this.#contact()
    if (contact) return this.#judgeContact(contact, focus)
    this.#form.leaveAll()
    this.#refresh()
    const fault = this.#form.fault()
    if (fault && focus) this.#form.focus(fault.field)
    return fault?.error ?? null
  }

  #judgeContact(contact: AddressEntry, focus: boolean) {
    const code = fieldsOf(contact.country, this.#rules)
      .map((name) => faultOf(name, contact, this.#rules))
      .find((fault) => fault !== null)
    if (!code) return null
    if (focus) this.#contacts.focus()
    return { type: 'validation_error', code, message: faultWords(this.#words, code, contact.country) ?? code }
  }

  focus(): void {
    if (this.#usesOther) this.#other.focus()
    else if (this.#contact()) this.#contacts.focus()
    else this.#form.focus()
  }

  clear(): void {
    this.#form.clear()
    this.#refresh()
  }
}

runElement<AddressOptions>((send) => new AddressFields(send))
