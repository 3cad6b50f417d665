import { accountRemovalEndpoints } from '@/sandbox/api/accounts/account-removal'
import { accountSessionEndpoints } from '@/sandbox/api/accounts/account-sessions'
import { accountEndpoints } from '@/sandbox/api/accounts/accounts'
import { capabilityEndpoints } from '@/sandbox/api/accounts/capabilities'
import { connectLinkEndpoints } from '@/sandbox/api/accounts/connect-links'
import { externalAccountEndpoints } from '@/sandbox/api/accounts/external-accounts'
import { personEndpoints } from '@/sandbox/api/accounts/persons'
import { priceEndpoints } from '@/sandbox/api/catalog/prices'
import { productEndpoints } from '@/sandbox/api/catalog/products'
import { searchEndpoints } from '@/sandbox/api/catalog/searches'
import { coreAccountLinkEndpoints } from '@/sandbox/api/core-v2/account-links'
import { coreAccountEndpoints } from '@/sandbox/api/core-v2/accounts'
import { applicationFeeEndpoints } from '@/sandbox/api/money/application-fees'
import { balanceEndpoints } from '@/sandbox/api/money/balance'
import { balanceSettingEndpoints } from '@/sandbox/api/money/balance-settings'
import { disputeEndpoints } from '@/sandbox/api/money/disputes'
import { earlyFraudWarningEndpoints } from '@/sandbox/api/money/early-fraud-warnings'
import { payoutEndpoints } from '@/sandbox/api/money/payouts'
import { refundEndpoints } from '@/sandbox/api/money/refunds'
import { transferEndpoints } from '@/sandbox/api/money/transfers'
import { chargeCreationEndpoints } from '@/sandbox/api/payments/charge-creation'
import { chargeEndpoints } from '@/sandbox/api/payments/charges'
import { confirmationTokenEndpoints } from '@/sandbox/api/payments/confirmation-tokens'
import { customerSessionEndpoints } from '@/sandbox/api/payments/customer-sessions'
import { customerEndpoints } from '@/sandbox/api/payments/customers'
import { mandateEndpoints } from '@/sandbox/api/payments/mandates'
import { paymentIntentEndpoints } from '@/sandbox/api/payments/payment-intents'
import { paymentMethodEndpoints } from '@/sandbox/api/payments/payment-methods'
import { setupAttemptEndpoints } from '@/sandbox/api/payments/setup-attempts'
import { setupIntentEndpoints } from '@/sandbox/api/payments/setup-intents'
import { sourceEndpoints } from '@/sandbox/api/payments/sources'
import { tokenEndpoints } from '@/sandbox/api/payments/tokens'
import { eventEndpoints } from '@/sandbox/api/platform/events'
import { fileEndpoints } from '@/sandbox/api/platform/files'
import { paymentMethodDomainEndpoints } from '@/sandbox/api/platform/payment-method-domains'
import { webhookEndpointEndpoints } from '@/sandbox/api/platform/webhook-endpoints'
import { taxCalculationEndpoints } from '@/sandbox/api/tax/calculations'
import { taxCodeEndpoints } from '@/sandbox/api/tax/codes'
import { taxRegistrationEndpoints } from '@/sandbox/api/tax/registrations'
import { taxSettingEndpoints } from '@/sandbox/api/tax/settings'
import { taxTransactionEndpoints } from '@/sandbox/api/tax/transactions'
import { at } from '@/sandbox/core/typed'
import type { Endpoint } from './endpoint'

/** Everything that is served. */
export const ENDPOINTS: Endpoint[] = [
  ...accountEndpoints,
  ...accountRemovalEndpoints,
  ...accountSessionEndpoints,
  ...connectLinkEndpoints,
  ...applicationFeeEndpoints,
  ...balanceEndpoints,
  ...balanceSettingEndpoints,
  ...capabilityEndpoints,
  ...chargeCreationEndpoints,
  ...chargeEndpoints,
  ...confirmationTokenEndpoints,
  ...coreAccountEndpoints,
  ...coreAccountLinkEndpoints,
  ...customerEndpoints,
  ...customerSessionEndpoints,
  ...disputeEndpoints,
  ...earlyFraudWarningEndpoints,
  ...eventEndpoints,
  ...externalAccountEndpoints,
  ...fileEndpoints,
  ...mandateEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodDomainEndpoints,
  ...paymentMethodEndpoints,
  ...payoutEndpoints,
  ...personEndpoints,
  ...priceEndpoints,
  ...productEndpoints,
  ...refundEndpoints,
  ...searchEndpoints,
  ...setupAttemptEndpoints,
  ...setupIntentEndpoints,
  ...sourceEndpoints,
  ...taxCalculationEndpoints,
  ...taxCodeEndpoints,
  ...taxRegistrationEndpoints,
  ...taxSettingEndpoints,
  ...taxTransactionEndpoints,
  ...tokenEndpoints,
  ...transferEndpoints,
  ...webhookEndpointEndpoints,
]

interface Route {
  endpoint: Endpoint
  parts: string[]
}

const ROUTES = new Map<string, Route[]>()
for (const endpoint of ENDPOINTS) {
  const parts = endpoint.path.split('/').slice(1)
  const key = `${endpoint.method} ${parts.length}`
  const routes = ROUTES.get(key) ?? []
  routes.push({ endpoint, parts })
  // Fixed words win over names: `/v1/accounts/:id` must not take `/v1/account/…`-like neighbours.
  routes.sort((a, b) => a.parts.filter((part) => part.startsWith(':')).length - b.parts.filter((part) => part.startsWith(':')).length)
  ROUTES.set(key, routes)
}

/** The endpoint for a method and path with the path's values, or null where Stripe has none. */
export function findEndpoint(method: string, path: string): { endpoint: Endpoint; values: Record<string, string> } | null {
  const given = path.split('/').slice(1)
  for (const route of ROUTES.get(`${method} ${given.length}`) ?? []) {
    const values: Record<string, string> = {}
    const fits = route.parts.every((part, index) => {
      const here = at(given, index)
      if (!part.startsWith(':')) return part === here
      if (here === '') return false
      values[part.slice(1)] = decodeURIComponent(here)
      return true
    })
    if (fits) return { endpoint: route.endpoint, values }
  }
  return null
}
