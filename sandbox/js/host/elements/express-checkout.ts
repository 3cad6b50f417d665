import { askPage, type ClickDetails } from '@/sandbox/js/host/wallets/ask-page'
import { WalletPayer } from '@/sandbox/js/host/wallets/wallet-payer'
import { openWallet } from '@/sandbox/js/host/wallets/wallet-window'
import { amountText } from '@/sandbox/js/wire/amount-text'
import type { Caller } from '@/sandbox/js/wire/call-api'
import type { Wallet } from '@/sandbox/js/wire/frame-options'
import type { FromFrame } from '@/sandbox/js/wire/messages'
import { type ElementState, NOTHING_TYPED } from './element-states'
import { type ElementPort, FrameElement } from './frame-element'
import type { ElementsOptions } from './group-options'

const KIND = { type: 'expressCheckout', path: '/js/express-element', title: 'Secure express checkout frame', firstHeight: '0' }

const CAMEL: Record<Wallet, string> = { apple_pay: 'applePay', google_pay: 'googlePay', link: 'link' }
const OTHERS = ['amazonPay', 'klarna', 'paypal']

/** Who pays, what, and through whom. */
export type ExpressPort = ElementPort & { caller(): Caller; group(): ElementsOptions }

/** The Express Checkout Element: buttons of wallets. Without any it takes no room, and `ready` says so by naming no payment method. */
export class ExpressCheckoutHandle extends FrameElement<ElementState> {
  readonly #port: ExpressPort
  #wallets: Wallet[] = []
  #business: string | null = null
  #isAsking = false
  #payer: WalletPayer | null = null

  constructor(options: Record<string, unknown>, port: ExpressPort) {
    super(KIND, NOTHING_TYPED, options, port)
    this.#port = port
  }

  /** The card of a wallet that the page has not paid with yet. */
  get _payer(): WalletPayer | null {
    return this._mounted ? this.#payer : null
  }

  protected override hear(message: FromFrame<ElementState>): void {
    if (message.kind === 'wallets') {
      this.#wallets = message.wallets
      this.#business = message.business
    }
    // A frame without buttons has a height all the same, but takes no room.
    if (message.kind !== 'height' || this.#wallets.length > 0) super.hear(message)
    if (message.kind === 'ready')
      this.events.emit('availablepaymentmethodschange', { ...this.event(), paymentMethods: this.#available((has) => ({ available: has })) })
    if (message.kind === 'pressed') void this.#press(message.wallet)
  }

  protected override readyEvent(): object {
    return { ...this.event(), availablePaymentMethods: this.#available((has) => has) }
  }

  /** Nothing is typed here. */
  protected changeEvent(): object {
    return this.event()
  }

  #available<Told>(tell: (has: boolean) => Told): Record<string, Told> | undefined {
    if (this.#wallets.length === 0) return undefined
    const ours = Object.entries(CAMEL).map(([wallet, name]) => [name, tell(this.#wallets.some((each) => each === wallet))] as const)
    return Object.fromEntries([...ours, ...OTHERS.map((name) => [name, tell(false)] as const)])
  }

  async #press(wallet: Wallet): Promise<void> {
    // A second press while the page is asked, or while the wallet is open, is none.
    if (this.#isAsking) return
    this.#isAsking = true
    this.#payer = null
    const event = { ...this.event(), expressPaymentType: wallet }
    const details = this.events.hears('click') ? await askPage((answers) => this.events.emit('click', { ...event, ...answers })) : {}
    const card = details && this._mounted ? await openWallet(this.port.origin, this.#window(wallet, details)) : null
    this.#isAsking = false
    if (card) {
      const forget = (): void => {
        this.#payer = null
      }
      this.#payer = new WalletPayer(wallet, card, this.#port.caller(), forget)
      const { address } = card.billing
      const billingDetails = { ...card.billing, ...(address && { address: { line2: null, ...address } }) }
      this.events.emit('confirm', { ...event, billingDetails, paymentFailed: forget })
    } else if (details) this.emit('cancel')
  }

  #window(wallet: Wallet, details: ClickDetails) {
    const { publishableKey, stripeAccount, apiVersion } = this.#port.caller()
    const { mode, amount, currency = 'usd', locale = 'en' } = this.#port.group()
    const asked = { ...this.options, ...details }
    const money = (minor: number) => amountText(minor, currency, locale)
    return {
      publishableKey,
      stripeAccount,
      apiVersion,
      locale,
      wallet,
      business: (asked.business as ClickDetails['business'])?.name ?? this.#business ?? '',
      amount: mode !== 'setup' && amount !== undefined ? money(amount) : null,
      lines: (details.lineItems ?? []).map((line) => ({ name: line.name, amount: money(line.amount) })),
      asks: { address: asked.billingAddressRequired !== false, email: asked.emailRequired === true, phone: asked.phoneNumberRequired === true },
    }
  }
}
