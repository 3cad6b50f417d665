import { listCountries, startingCountry } from '@/sandbox/js/frame/address/countries'
import { BankForm } from '@/sandbox/js/frame/bank/bank-form'
import { CardForm } from '@/sandbox/js/frame/card/card-form'
import { type SavedCard, SavedCards } from '@/sandbox/js/frame/card/saved-cards'
import { callApi } from '@/sandbox/js/wire/call-api'
import { type CardFeatures, completeCall } from '@/sandbox/js/wire/complete-call'
import type { CardOptions } from '@/sandbox/js/wire/frame-options'
import type { CallResult, CardCall, FromFrame } from '@/sandbox/js/wire/messages'
import { byId } from './by-id'
import { type Inside, runElement } from './run-element'
import { WaysToPay, waysIn } from './ways-to-pay'
import { fill } from './words'
import type { Words } from './words/en'

// The inside of the Payment Element (and of the older Card Element): everything about the card happens here, on the sandbox's origin. The host page learns
// whether the card is complete, never what it is.

type PaymentSession = {
  business_name: string | null
  saved_cards: SavedCard[]
  features: CardFeatures
  /** Ways to pay that the intent takes, and whether it keeps what is paid with. */
  payment_method_types: string[]
  saves: boolean
  setup_future_usage: boolean
}

const SAID_TWICE =
  '`payment_method_save_usage` of the CustomerSession and `setup_future_usage` of the PaymentIntent or the Payment Element cannot both be set. Set one of them.'

const NOTHING: PaymentSession = {
  business_name: null,
  saved_cards: [],
  features: { save: false, save_usage: null, remove: false },
  payment_method_types: [],
  saves: false,
  setup_future_usage: false,
}

class PaymentFields implements Inside<CardOptions> {
  readonly root = byId('card-form', HTMLFormElement)
  readonly #country = byId('country', HTMLSelectElement)
  readonly #save = byId('save', HTMLInputElement)
  readonly #same = byId('same', HTMLInputElement)
  readonly #form: CardForm
  readonly #bank: BankForm
  readonly #saved: SavedCards
  readonly #ways: WaysToPay
  #options: CardOptions | null = null
  #words: Words | null = null
  #session = NOTHING

  constructor(send: (message: FromFrame) => void) {
    const again = () => this.#again()
    this.#ways = new WaysToPay(byId('ways', HTMLFieldSetElement), again)
    this.#bank = new BankForm(this.root, () => this.#form.refresh())
    this.#saved = new SavedCards(byId('saved', HTMLFieldSetElement), {
      changed: again,
      removed: (method, error) => send({ kind: 'removed', method, error }),
      tell: (sentence) => {
        byId('said', HTMLElement).textContent = sentence
      },
    })
    const asked = () => ({
      saved: this.#chosen()?.method ?? null,
      save: this.#asksToSave ? this.#save.checked : null,
      usesShipping: this.#usesShipping,
      bank: this.#isBank ? this.#bank.refresh() : null,
    })
    this.#form = new CardForm(this.root, asked, (change) => send({ kind: 'change', change }))
    for (const box of [this.#save, this.#same]) box.addEventListener('change', again)
  }

  get #isBank(): boolean {
    return this.#ways.chosen() === 'us_bank_account'
  }

  /** The saved card that is chosen; null for a new card and for a bank account. */
  #chosen(): SavedCard | null {
    return this.#isBank ? null : this.#saved.chosen()
  }

  get #keeps(): boolean {
    return this.#session.saves || this.#options?.saves === true
  }

  query(options: CardOptions): Record<string, unknown> {
    return { customer_session_client_secret: options.customerSession, client_secret: options.clientSecret }
  }

  open(options: CardOptions, session: Record<string, unknown>): string | null {
    this.#session = session as PaymentSession
    this.#saved.offer(options.element === 'payment' ? this.#session.saved_cards : [])
    this.#country.value = ''
    // [doc changelog 2026-03-25]: said in both places it is an IntegrationError on render.
    const isSaidTwice = this.#session.features.save_usage !== null && (options.hasUsage || this.#session.setup_future_usage)
    return isSaidTwice ? SAID_TWICE : null
  }

  get #asksToSave(): boolean {
    return this.#session.features.save && this.#options?.element === 'payment' && this.#chosen() === null
  }

  get #usesShipping(): boolean {
    return this.#options?.offersShipping === true && this.#same.checked && this.#chosen() === null
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
    this.#ways.show(this.ways(options), options.wallets, words, options.readOnly)
    this.#bank.show(words, options)
    this.#arrange(options, words)
  }

  #again(): void {
    if (this.#options && this.#words) this.#arrange(this.#options, this.#words)
  }

  /** What depends on the person's choices. */
  #arrange(options: CardOptions, words: Words): void {
    const isNew = this.#chosen() === null
    byId('bank', HTMLElement).hidden = !this.#isBank
    byId('cards', HTMLElement).hidden = this.#isBank
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
    const terms = byId('terms', HTMLElement)
    terms.textContent = fill(this.#isBank ? words.bankTerms : words.terms, {
      business: options.business ?? this.#session.business_name ?? words.thisBusiness,
    })
    // Nobody is debited who was not told so.
    terms.hidden = !this.#isBank && !(isNew && (options.terms === 'always' || (options.terms === 'auto' && this.#keeps)))
  }

  #showBox(id: string, isShown: boolean, label: string): void {
    const input = byId(id, HTMLElement)
    const box = input.closest<HTMLElement>('.CheckboxField')
    if (box) box.hidden = !isShown
    const text = box?.querySelector('.CheckboxLabel')
    if (text) text.textContent = label
  }

  ways(options: CardOptions) {
    return waysIn(options.types ?? this.#session.payment_method_types, options.order)
  }

  submit(focus: boolean) {
    return this.#isBank ? this.#bank.submit(focus) : this.#form.submit(focus)
  }

  focus(): void {
    if (this.#isBank) this.#bank.focus()
    else if (this.#saved.chosen()) this.#saved.focus()
    else this.#form.focus()
  }

  clear(): void {
    this.#bank.clear()
    this.#form.clear()
  }

  async request(request: CardCall): Promise<CallResult> {
    const fault = this.submit(true)
    if (fault) return { ok: false, error: fault }
    const saved = this.#chosen()
    if (saved && request.cardField !== 'payment_method_data') {
      const message = 'The customer has chosen a saved payment method: there is no card to make a new one from. Use a confirmation token.'
      return { ok: false, error: { type: 'invalid_request_error', message } }
    }
    const { publishableKey = '', stripeAccount = null, apiVersion = null, defaults = {}, locale } = this.#options ?? {}
    const body = completeCall(request, {
      savedId: saved?.method.id ?? null,
      entry: this.#isBank ? this.#bank.read() : this.#form.read(),
      defaults,
      saves: this.#keeps,
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
