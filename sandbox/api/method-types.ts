import type Stripe from 'stripe'
import { invalidRequest, notSupportedHere } from '@/sandbox/errors'
import type { Confirmation } from '@/sandbox/intents'
import { type Infer, list, type Spec, text } from '@/sandbox/params'

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

/** The kinds of payment method an intent takes. Here that is `card`, the one kind this program has. Throws 400 when nothing is left. */
export function readAllowedTypes(
  params: Partial<Infer<typeof allowedTypesShape>> & { automatic_payment_methods?: { enabled: boolean; allow_redirects?: 'always' | 'never' } },
): MethodTypes {
  const allowed = params.allowed_payment_method_types ?? null
  const excluded = params.excluded_payment_method_types ?? null
  if ((allowed && !allowed.includes('card')) || excluded?.includes('card')) {
    throw notSupportedHere('payment methods other than card', allowed ? 'allowed_payment_method_types' : 'excluded_payment_method_types')
  }
  const automatic = params.automatic_payment_methods ?? { enabled: true }
  return {
    allowed: allowed as Allowed | null,
    excluded: excluded as Excluded | null,
    types: ['card'],
    automatic: { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' },
  }
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
