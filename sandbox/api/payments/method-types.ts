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

/**
 * The kinds of payment method an intent takes: those of this program that the request names; cards where it names none, as no other kind is
 * switched on in the dashboard here. Throws 400 when nothing is left.
 */
export function readAllowedTypes(
  params: Partial<Infer<typeof allowedTypesShape>> & { automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' } },
): MethodTypes {
  const allowed = params.allowed_payment_method_types ?? null
  const excluded = params.excluded_payment_method_types ?? null
  const types = (allowed ? HERE.filter((type) => allowed.includes(type)) : ['card']).filter((type) => !excluded?.includes(type))
  if (types.length === 0) {
    const param = allowed ? 'allowed_payment_method_types' : 'excluded_payment_method_types'
    throw notSupportedHere('payment methods other than card and us_bank_account', param)
  }
  const automatic = params.automatic_payment_methods ?? { enabled: true }
  return {
    allowed,
    excluded,
    types,
    automatic: { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' },
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
