import type {
  StripeAddressElementOptions,
  StripeCardElementOptions,
  StripeContactDetailsElementOptions,
  StripeElementsOptions,
  StripeExpressCheckoutElementOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js'

/** Options by name: `true` for one whose inside is not looked at. */
export interface Known {
  [name: string]: true | Known
}

// Every name of the declarations, and none that they lack.
type Names<Options> = Options extends unknown ? keyof Options : never
type Exactly<Options> = Record<Names<Options>, true | Known>

const CONTACT = { email: true } satisfies Known
const BUSINESS = { name: true } satisfies Known
const ADDRESS = { line1: true, line2: true, city: true, state: true, postal_code: true, country: true } satisfies Known
const WALLETS = { applePay: true, googlePay: true, link: true } satisfies Known
const LAYOUT = {
  type: true,
  defaultCollapsed: true,
  radios: true,
  spacedAccordionItems: true,
  visibleAccordionItemsCount: true,
  paymentMethodLogoPosition: true,
} satisfies Known

const payment = {
  defaultValues: { billingDetails: { name: true, email: true, phone: true, address: ADDRESS }, card: { network: true } },
  business: BUSINESS,
  paymentMethodOrder: true,
  // Beside `billingDetails` each way to pay may have its own: too many to name.
  fields: true,
  readOnly: true,
  terms: true,
  wallets: WALLETS,
  walletOptions: { emailRequired: true, phoneNumberRequired: true },
  layout: LAYOUT,
  applePay: true,
} satisfies Exactly<StripePaymentElementOptions>

const address = {
  mode: true,
  allowedCountries: true,
  autocomplete: { mode: true, apiKey: true },
  blockPoBox: true,
  contacts: true,
  defaultValues: { name: true, firstName: true, lastName: true, address: ADDRESS, phone: true },
  fields: { phone: true, name: true },
  validation: { phone: { required: true } },
  display: { name: true },
} satisfies Exactly<StripeAddressElementOptions>

const email = { defaultValues: CONTACT } satisfies Exactly<StripeContactDetailsElementOptions>

const card = {
  classes: { base: true, complete: true, empty: true, focus: true, invalid: true, webkitAutofill: true },
  style: { base: true, complete: true, empty: true, invalid: true },
  value: { postalCode: true },
  hidePostalCode: true,
  iconStyle: true,
  hideIcon: true,
  disabled: true,
  disableLink: true,
  preferredNetwork: true,
} satisfies Exactly<StripeCardElementOptions>

const expressCheckout = {
  allowedShippingCountries: true,
  applePay: true,
  billingAddressRequired: true,
  business: BUSINESS,
  buttonHeight: true,
  buttonTheme: true,
  buttonType: true,
  emailRequired: true,
  layout: true,
  lineItems: true,
  paymentMethodOrder: true,
  paymentMethods: true,
  phoneNumberRequired: true,
  shippingAddressRequired: true,
  shippingRates: true,
  wallets: true,
} satisfies Exactly<StripeExpressCheckoutElementOptions>

/** Options of `elements.create(type, options)`. */
export const CREATE_OPTIONS = { payment, address, linkAuthentication: email, contactDetails: email, card, expressCheckout }
export type ElementType = keyof typeof CREATE_OPTIONS

/** Options of `stripe.elements(options)`. */
export const GROUP_OPTIONS = {
  adaptivePricing: { allowed: true },
  allowedPaymentMethodTypes: true,
  amount: true,
  appearance: { disableAnimations: true, theme: true, variables: true, rules: true, labels: true, inputs: true },
  captureMethod: true,
  capture_method: true,
  clientSecret: true,
  currency: true,
  customerOptions: { customer: true, ephemeralKey: true },
  customerSessionClientSecret: true,
  customPaymentMethods: true,
  excludedPaymentMethodTypes: true,
  externalPaymentMethodTypes: true,
  fonts: true,
  loader: true,
  locale: true,
  mode: true,
  onBehalfOf: true,
  on_behalf_of: true,
  paymentMethodConfiguration: true,
  payment_method_configuration: true,
  paymentMethodCreation: true,
  paymentMethodOptions: true,
  payment_method_options: true,
  setupFutureUsage: true,
  setup_future_usage: true,
  syncAddressCheckbox: true,
} satisfies Exactly<StripeElementsOptions>
