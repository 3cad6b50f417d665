import { callApi } from '@/sandbox/js/wire/call-api'
import type { CardOptions, Wallet } from '@/sandbox/js/wire/frame-options'
import type { CallResult, CardCall, FromFrame } from '@/sandbox/js/wire/messages'
import { CardForm } from './card-form'
import { type CardFeatures, completeCall } from './complete-call'
import { listCountries, startingCountry } from './countries'
import { type Inside, runElement } from './run-element'
import { type SavedCard, SavedCards } from './saved-cards'
import { fill, type Words } from './words'

// The inside of the Payment Element (and of the older Card Element): everything about the card happens here, on the sandbox's origin. The host page learns
// whether the card is complete, never what it is.

type PaymentSession = { business_name: string | null; saved_cards: SavedCard[]; features: CardFeatures }

const WALLET_NAMES: Record<Wallet, string> = { apple_pay: 'Apple Pay', google_pay: 'Google Pay', link: 'Link' }

const byId = <Tag extends HTMLElement>(id: string): Tag => document.getElementById(id) as Tag

class PaymentFields implements Inside<CardOptions> {
  readonly root = byId<HTMLFormElement>('card-form')
  readonly #country = byId<HTMLSelectElement>('country')
  readonly #save = byId<HTMLInputElement>('save')
  readonly #same = byId<HTMLInputElement>('same')
  readonly #form: CardForm
  readonly #saved: SavedCards
  #options: CardOptions | null = null
  #words: Words | null = null
  #session: PaymentSession = { business_name: null, saved_cards: [], features: { save: false, save_usage: null, remove: false } }

  constructor(send: (message: FromFrame) => void) {
    const asked = () => ({
      saved: this.#saved?.chosen()?.method ?? null,
      save: this.#asksToSave ? this.#save.checked : null,
      usesShipping: this.#usesShipping,
    })
    this.#form = new CardForm(this.root, asked, (change) => send({ kind: 'change', change }))
    this.#saved = new SavedCards(byId('saved'), {
      changed: () => this.#again(),
      removed: (method, error) => send({ kind: 'removed', method, error }),
      tell: (sentence) => {
        byId('said').textContent = sentence
      },
    })
    for (const box of [this.#save, this.#same]) box.addEventListener('change', () => this.#again())
  }

  query(options: CardOptions): Record<string, unknown> {
    return { customer_session_client_secret: options.customerSession }
  }

  open(options: CardOptions, session: Record<string, unknown>): void {
    this.#session = session as PaymentSession
    this.#saved.offer(options.element === 'payment' ? this.#session.saved_cards : [])
    this.#country.value = ''
  }

  get #asksToSave(): boolean {
    return this.#session.features.save && this.#options?.element === 'payment' && !this.#saved?.chosen()
  }

  get #usesShipping(): boolean {
    return this.#options?.offersShipping === true && this.#same.checked && !this.#saved?.chosen()
  }

  show(options: CardOptions, words: Words): void {
    this.#options = options
    this.#words = words
    this.root.setAttribute('aria-label', words.cardDetails)
    const chosen = this.#country.value || startingCountry(options.defaults.address?.country)
    this.#country.replaceChildren(...listCountries(options.locale).map(({ code, name }) => new Option(name, code)))
    this.#country.value = chosen
    const { publishableKey, stripeAccount, customerSession } = options
    const caller = { origin: location.origin, publishableKey, stripeAccount, apiVersion: null }
    const remove = this.#session.features.remove && customerSession ? { caller, session: customerSession } : null
    this.#saved.show({ words, remove, isReadOnly: options.readOnly })
    this.#showWaysToPay(options.wallets, words)
    this.#arrange(options, words)
  }

  #again(): void {
    if (this.#options && this.#words) this.#arrange(this.#options, this.#words)
  }

  /** What depends on the person's choices. */
  #arrange(options: CardOptions, words: Words): void {
    const isNew = this.#saved.chosen() === null
    this.#showBox('save', this.#asksToSave, words.save)
    this.#showBox('same', options.offersShipping && isNew, words.billingIsShipping)
    this.#form.arrange({
      words,
      showCountry: options.showCountry && !this.#usesShipping,
      showPostalCode: options.showPostalCode && !this.#usesShipping,
      readOnly: options.readOnly,
      country: this.#country.value,
      postalCode: options.defaults.address?.postal_code,
    })
    for (const box of [this.#save, this.#same]) box.disabled = options.readOnly
    const terms = byId('terms')
    terms.textContent = fill(words.terms, { business: options.business ?? this.#session.business_name ?? words.thisBusiness })
    terms.hidden = !(options.showTerms && isNew)
  }

  #showBox(id: string, isShown: boolean, label: string): void {
    const input = byId(id)
    const box = input.closest<HTMLElement>('.CheckboxField')
    if (box) box.hidden = !isShown
    const text = box?.querySelector('.CheckboxLabel')
    if (text) text.textContent = label
  }

  /** Where the page asked for wallets by name: that there are none. They are words, not buttons. */
  #showWaysToPay(wallets: Wallet[], words: Words): void {
    const list = byId('ways')
    list.hidden = wallets.length === 0
    list.setAttribute('aria-label', words.waysToPay)
    const tab = (name: string, note: string) => {
      const item = document.createElement('li')
      item.className = note ? 'Tab Tab--unavailable' : 'Tab Tab--selected'
      item.append(name)
      if (note) item.append(Object.assign(document.createElement('small'), { textContent: note }))
      return item
    }
    list.replaceChildren(tab(words.card, ''), ...wallets.map((wallet) => tab(WALLET_NAMES[wallet], words.unavailable)))
  }

  submit(focus: boolean) {
    return this.#form.submit(focus)
  }

  focus(): void {
    if (this.#saved.chosen()) this.#saved.focus()
    else this.#form.focus()
  }

  clear(): void {
    this.#form.clear()
  }

  async request(request: CardCall): Promise<CallResult> {
    const fault = this.#form.submit(true)
    if (fault) return { ok: false, error: fault }
    const saved = this.#saved.chosen()
    if (saved && request.cardField !== 'payment_method_data') {
      const message = 'The customer has chosen a saved payment method: there is no card to make a new one from. Use a confirmation token.'
      return { ok: false, error: { type: 'invalid_request_error', message } }
    }
    const { publishableKey = '', stripeAccount = null, apiVersion = null, defaults = {}, saves = false, locale } = this.#options ?? {}
    const body = completeCall(request, {
      savedId: saved?.method.id ?? null,
      entry: this.#form.read(),
      defaults,
      saves,
      features: this.#session.features,
      wantsSaving: this.#asksToSave && this.#save.checked,
    })
    return callApi(
      { origin: location.origin, publishableKey, stripeAccount, apiVersion, locale },
      { method: request.method, path: request.path, body },
    )
  }
}

runElement<CardOptions>((send) => new PaymentFields(send))
