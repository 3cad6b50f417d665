// What the host page tells a frame to show, and what the frame tells back about it. Never card data: that stays in the frame.

export type Appearance = {
  theme?: 'stripe' | 'night' | 'flat' | 'minimal' | 'none'
  labels?: 'above' | 'floating' | 'auto'
  inputs?: 'spaced' | 'condensed' | 'auto'
  disableAnimations?: boolean
  variables?: Record<string, string>
  rules?: Record<string, Record<string, string>>
}

export type BillingAddress = { country?: string; postal_code?: string; state?: string; city?: string; line1?: string; line2?: string }
export type BillingDetails = { name?: string; email?: string; phone?: string; address?: BillingAddress }

type Shared = {
  publishableKey: string
  stripeAccount: string | null
  apiVersion: string | null
  locale: string
  appearance: Appearance
}

export type Wallet = 'apple_pay' | 'google_pay' | 'link'

export type CardOptions = Shared & {
  element: 'payment' | 'card'
  /** What the card will be used for: the words under the fields say it. */
  saves: boolean
  /** The page itself says how the card will be used later. */
  hasUsage: boolean
  showCountry: boolean
  showPostalCode: boolean
  /** The words about later payments; `auto` shows them when the card is kept. */
  terms: 'auto' | 'always' | 'never'
  readOnly: boolean
  business: string | null
  customerSession: string | null
  defaults: BillingDetails
  clientSecret: string | null
  /** Ways to pay that a page without an intent allows; null leaves them to the intent. */
  types: string[] | null
  /** The order in which the page wants the ways to pay; those it does not name come last. */
  order: string[]
  /** Asks for the name and e-mail address of a bank account's holder. */
  asksName: boolean
  asksEmail: boolean
  /** Wallets the page asks for by name; none can be had. */
  wallets: Wallet[]
  /** A shipping address on the page may stand for the billing address. */
  offersShipping: boolean
}

export type AddressMode = 'shipping' | 'billing'
export type NameDisplay = 'full' | 'split' | 'organization'
export type Contact = { name: string; phone?: string; address: BillingAddress }
export type AddressDefaults = { name?: string; firstName?: string; lastName?: string; phone?: string; address?: BillingAddress }

export type AddressOptions = Shared & {
  element: 'address'
  mode: AddressMode
  /** Two-letter codes, upper case; null allows every country. */
  countries: string[] | null
  blockPoBox: boolean
  contacts: Contact[]
  defaults: AddressDefaults
  phone: 'shown' | 'required' | 'hidden'
  name: NameDisplay
  /** Offers to take the other Address Element's address. */
  offersOther: boolean
}

export type EmailOptions = Shared & { element: 'linkAuthentication' | 'contactDetails'; email: string }

/** What a button says before the wallet's name; `plain` says the name alone. */
export type ButtonWord = 'pay' | 'buy' | 'check_out' | 'plain'

export type ExpressOptions = Shared & {
  element: 'expressCheckout'
  /** The host name of the page: wallets are shown on registered domains only. */
  host: string
  /** Those that the page wants, in its order. */
  wallets: Wallet[]
  buttons: Record<Wallet, ButtonWord>
  buttonHeight: number
  /** The most buttons in a row; 0 leaves it to their width. */
  columns: number
}

export type FrameOptions = CardOptions | AddressOptions | EmailOptions | ExpressOptions

/** What the window of a wallet is to show. */
export type WalletOptions = Omit<Shared, 'appearance'> & {
  wallet: Wallet
  business: string
  /** What is paid, as text; null where a card is only saved. */
  amount: string | null
  lines: { name: string; amount: string }[]
  asks: Record<'address' | 'email' | 'phone', boolean>
}
