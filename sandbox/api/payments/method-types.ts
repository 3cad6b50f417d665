import type Stripe from 'stripe'
import { invalidRequest, notSupportedHere } from '@/sandbox/http/errors'
import { type Infer, list, type Spec, text } from '@/sandbox/http/params'
import type { Confirmation } from '@/sandbox/payments/intents'
import type { methodOptionsShape } from './confirm-with'

const gone: Spec<never> = {
  parse: () => {
    const message =
      'The `payment_method_types` parameter is no longer supported. Use `allowed_payment_method_types` to restrict the payment methods instead.'
    throw invalidRequest(message, { code: 'payment_method_types_no_longer_supported', param: 'payment_method_types' })
  },
}

/** How a request restricts the kinds of payment method. */
export const allowedTypesShape = {
  allowed_payment_method_types: list(text()),
  excluded_payment_method_types: list(text()),
  payment_method_types: gone,
}

type Allowed = Stripe.PaymentIntent.AllowedPaymentMethodType[]
type Excluded = Stripe.PaymentIntent.ExcludedPaymentMethodType[]

interface MethodTypes {
  allowed: Allowed | null
  excluded: Excluded | null
  types: string[]
  automatic: { enabled: boolean; allow_redirects: 'always' | 'never' } | null
}

const HERE = ['card', 'us_bank_account']

/** What else of an intent says which kinds it can take; absent for one that moves no money. */
interface Use {
  currency: string
  capture: string
}

/** Banks know dollars and no holds: of the allowed kinds Stripe gives back those that fit the intent [sdk]. */
function fits(type: string, use: Use | undefined): boolean {
  return type !== 'us_bank_account' || use === undefined || (use.currency === 'usd' && use.capture !== 'manual')
}

/**
 * The kinds of payment method an intent takes: those of this program that the request names; cards where it names none, as no other kind is
 * switched on in the dashboard here. An intent that names kinds does not choose them by itself. Throws 400 when nothing is left.
 */
export function readAllowedTypes(
  params: Partial<Infer<typeof allowedTypesShape>> & { automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' } },
  use?: Use,
): MethodTypes {
  const allowed = params.allowed_payment_method_types ?? null
  const excluded = params.excluded_payment_method_types ?? null
  if (allowed && params.automatic_payment_methods?.enabled) {
    const message = 'You may only specify one of these parameters: allowed_payment_method_types, automatic_payment_methods.'
    throw invalidRequest(message, { code: 'parameters_exclusive', param: 'allowed_payment_method_types' })
  }
  const asked = (allowed ? HERE.filter((type) => allowed.includes(type)) : ['card']).filter((type) => !excluded?.includes(type))
  if (asked.length === 0) {
    const param = allowed ? 'allowed_payment_method_types' : 'excluded_payment_method_types'
    throw notSupportedHere('payment methods other than card and us_bank_account', param)
  }
  const types = asked.filter((type) => fits(type, use))
  if (types.length === 0) {
    const message =
      'No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency ' +
      'in your dashboard (https://dashboard.stripe.com/settings/payment_methods), or explicitly specify allowed_payment_method_types.'
    throw invalidRequest(message, { param: 'allowed_payment_method_types' })
  }
  const automatic = allowed ? null : (params.automatic_payment_methods ?? { enabled: true })
  return {
    allowed,
    excluded,
    types,
    automatic: automatic && { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' },
  }
}

/** `payment_method_options` of an intent for the kinds it takes, as recorded answers show them [rec]; `card` has the intent's own part. */
export function methodOptions<C>(
  types: string[],
  card: C,
  sent: Partial<Infer<typeof methodOptionsShape>> | undefined,
): { card?: C; us_bank_account?: Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount } {
  const bank = {
    financial_connections: { permissions: ['payment_method' as const], prefetch: [] },
    mandate_options: {},
    verification_method: sent?.us_bank_account?.verification_method ?? ('automatic' as const),
  }
  return { ...(types.includes('card') && { card }), ...(types.includes('us_bank_account') && { us_bank_account: bank }) }
}

/**
 * An intent that may take redirecting payment methods needs somewhere to send the buyer back to. One that is restricted to cards, or that
 * forbids redirects, or is confirmed through Stripe.js does not.
 */
export function requireReturnUrl(
  noun: 'PaymentIntent' | 'SetupIntent',
  intent: { allowed_payment_method_types: unknown; automatic_payment_methods: { enabled: boolean | null; allow_redirects?: string } | null },
  how: Confirmation,
): void {
  if (how.returnUrl || how.useStripeSdk || how.offSession) return
  if (intent.allowed_payment_method_types || intent.automatic_payment_methods?.allow_redirects === 'never') return
  if (!intent.automatic_payment_methods?.enabled) return
  const message =
    `This ${noun} is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your ` +
    "customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set " +
    '`automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and ' +
    'Payment Intents.'
  throw invalidRequest(message, { param: 'return_url' })
}
