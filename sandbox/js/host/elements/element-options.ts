import type {
  AddressDefaults,
  AddressMode,
  AddressOptions,
  BillingDetails,
  CardOptions,
  Contact,
  NameDisplay,
  Wallet,
} from '@/sandbox/js/wire/frame-options'
import type { ElementsOptions } from './group-options'

type BillingFields =
  | 'auto'
  | 'never'
  | { name?: string; email?: string; address?: 'auto' | 'never' | 'if_required' | { country?: string; postalCode?: string } }

/** The older way of styling: CSS properties by state, with those of pseudo-classes inside. */
type Style = Record<string, Record<string, string | Record<string, string>>>

type PaymentOptions = {
  fields?: { billingDetails?: BillingFields }
  terms?: { card?: 'auto' | 'always' | 'never' }
  readOnly?: boolean
  business?: { name?: string }
  hidePostalCode?: boolean
  disabled?: boolean
  value?: { postalCode?: string }
  style?: Style
  wallets?: Record<string, string>
  paymentMethodOrder?: string[]
  defaultValues?: { billingDetails?: BillingDetails }
}

/** Which Address Elements stand beside the element, and whether one for e-mail does. */
export type Beside = Record<AddressMode | 'email', boolean>

/** The ways to pay that a page allows by itself. With an intent, the intent says it. */
function typesOf(group: ElementsOptions): string[] | null {
  if (group.clientSecret !== undefined) return null
  const { allowedPaymentMethodTypes: allowed = ['card'], excludedPaymentMethodTypes: excluded = [] } = group
  return allowed.filter((type) => !excluded.includes(type))
}

const WALLETS: [Wallet, string][] = [
  ['apple_pay', 'applePay'],
  ['google_pay', 'googlePay'],
  ['link', 'link'],
]

/** Wallets that a page names, in the order it wants. Those it says nothing of are not shown: Stripe's element hides what cannot be used. */
function walletsOf({ wallets = {}, paymentMethodOrder = [] }: PaymentOptions): Wallet[] {
  const place = (wallet: Wallet) => (paymentMethodOrder.includes(wallet) ? paymentMethodOrder.indexOf(wallet) : paymentMethodOrder.length)
  return WALLETS.filter(([name, key]) => wallets[key] !== 'never' && (wallets[key] === 'auto' || paymentMethodOrder.includes(name)))
    .map(([name]) => name)
    .sort((a, b) => place(a) - place(b))
}

const STATES: Record<string, string> = { base: '.Input', complete: '.Input--complete', empty: '.Input--empty', invalid: '.Input--invalid' }

/** The Card Element's `style` in the words of appearance rules, which Stripe's Card Element does not take. */
function rulesOf(style: Style): Record<string, Record<string, string>> {
  const rules: Record<string, Record<string, string>> = {}
  for (const [state, properties] of Object.entries(style)) {
    const selector = STATES[state]
    if (!selector) continue
    for (const [name, value] of Object.entries(properties)) {
      const at = typeof value === 'string' ? selector : selector + name
      rules[at] = { ...rules[at], ...(typeof value === 'string' ? { [name]: value } : value) }
    }
  }
  return rules
}

const parts = (billing: BillingFields | undefined) => (typeof billing === 'object' ? billing : {})

/** What the frame of a Payment or Card Element is to show. A billing Address Element on the page asks for the address in its stead. */
export function cardOptions(element: 'payment' | 'card', raw: Record<string, unknown>, group: ElementsOptions, beside: Beside) {
  const own = raw as PaymentOptions
  const billing = own.fields?.billingDetails
  const address = typeof billing === 'object' ? billing.address : billing
  const hidesAll = address === 'never' || (element === 'payment' && beside.billing)
  const shown = typeof address === 'object' ? address : {}
  const usage = group.setupFutureUsage ?? group.setup_future_usage
  const saves = group.mode === 'setup' || group.mode === 'subscription' || Boolean(usage) || (group.clientSecret?.startsWith('seti_') ?? false)
  const defaults = own.defaultValues?.billingDetails ?? {}
  return {
    element,
    ...(element === 'card' && { appearance: { rules: rulesOf(own.style ?? {}) } }),
    saves,
    hasUsage: Boolean(usage),
    showCountry: element === 'payment' && !hidesAll && shown.country !== 'never',
    showPostalCode: !hidesAll && shown.postalCode !== 'never' && own.hidePostalCode !== true,
    terms: element === 'payment' ? (own.terms?.card ?? 'auto') : ('never' as const),
    readOnly: own.readOnly === true || own.disabled === true,
    business: own.business?.name ?? null,
    customerSession: element === 'payment' ? (group.customerSessionClientSecret ?? null) : null,
    defaults: own.value?.postalCode ? { ...defaults, address: { ...defaults.address, postal_code: own.value.postalCode } } : defaults,
    clientSecret: element === 'payment' ? (group.clientSecret ?? null) : null,
    types: element === 'payment' ? typesOf(group) : ['card'],
    order: own.paymentMethodOrder ?? [],
    asksName: billing !== 'never' && parts(billing).name !== 'never' && !beside.billing,
    asksEmail: billing !== 'never' && parts(billing).email !== 'never' && !beside.email,
    wallets: element === 'payment' ? walletsOf(own) : [],
    offersShipping: element === 'payment' && beside.shipping && !beside.billing && !hidesAll,
  } satisfies Partial<CardOptions>
}

type OwnAddressOptions = {
  mode: AddressMode
  allowedCountries?: string[] | null
  blockPoBox?: boolean
  contacts?: Contact[]
  defaultValues?: AddressDefaults
  fields?: { phone?: string }
  validation?: { phone?: { required?: string } }
  display?: { name?: NameDisplay }
}

/** What the frame of an Address Element is to show. With two of them one offers to take the other's address (`syncAddressCheckbox`). */
export function addressOptions(raw: Record<string, unknown>, group: ElementsOptions, beside: Beside) {
  const own = raw as OwnAddressOptions
  const isShown = own.fields?.phone === 'always'
  const isRequired = isShown && own.validation?.phone?.required === 'always'
  const countries = own.allowedCountries?.map((code) => code.toUpperCase()) ?? []
  return {
    element: 'address' as const,
    mode: own.mode,
    countries: countries.length > 0 ? countries : null,
    blockPoBox: own.blockPoBox === true,
    contacts: own.contacts ?? [],
    defaults: own.defaultValues ?? {},
    phone: isRequired ? ('required' as const) : isShown ? ('shown' as const) : ('hidden' as const),
    name: own.display?.name ?? 'full',
    offersOther: beside.shipping && beside.billing && (group.syncAddressCheckbox ?? 'billing') === own.mode,
  } satisfies Partial<AddressOptions>
}
