import { accountRemovalEndpoints } from './account-removal'
import { accountSessionEndpoints } from './account-sessions'
import { accountEndpoints } from './accounts'
import { applicationFeeEndpoints } from './application-fees'
import { balanceEndpoints } from './balance'
import { balanceSettingEndpoints } from './balance-settings'
import { capabilityEndpoints } from './capabilities'
import { chargeEndpoints } from './charges'
import { confirmationTokenEndpoints } from './confirmation-tokens'
import { connectLinkEndpoints } from './connect-links'
import { customerSessionEndpoints } from './customer-sessions'
import { customerEndpoints } from './customers'
import { disputeEndpoints } from './disputes'
import { earlyFraudWarningEndpoints } from './early-fraud-warnings'
import type { Endpoint } from './endpoint'
import { eventEndpoints } from './events'
import { externalAccountEndpoints } from './external-accounts'
import { fileEndpoints } from './files'
import { mandateEndpoints } from './mandates'
import { paymentIntentEndpoints } from './payment-intents'
import { paymentMethodEndpoints } from './payment-methods'
import { payoutEndpoints } from './payouts'
import { personEndpoints } from './persons'
import { priceEndpoints } from './prices'
import { productEndpoints } from './products'
import { refundEndpoints } from './refunds'
import { searchEndpoints } from './searches'
import { setupAttemptEndpoints } from './setup-attempts'
import { setupIntentEndpoints } from './setup-intents'
import { transferEndpoints } from './transfers'
import { webhookEndpointEndpoints } from './webhook-endpoints'

const ENDPOINTS: Endpoint[] = [
  ...accountEndpoints,
  ...accountRemovalEndpoints,
  ...accountSessionEndpoints,
  ...connectLinkEndpoints,
  ...applicationFeeEndpoints,
  ...balanceEndpoints,
  ...balanceSettingEndpoints,
  ...capabilityEndpoints,
  ...chargeEndpoints,
  ...confirmationTokenEndpoints,
  ...customerEndpoints,
  ...customerSessionEndpoints,
  ...disputeEndpoints,
  ...earlyFraudWarningEndpoints,
  ...eventEndpoints,
  ...externalAccountEndpoints,
  ...fileEndpoints,
  ...mandateEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...payoutEndpoints,
  ...personEndpoints,
  ...priceEndpoints,
  ...productEndpoints,
  ...refundEndpoints,
  ...searchEndpoints,
  ...setupAttemptEndpoints,
  ...setupIntentEndpoints,
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
      const here = given[index] as string
      if (!part.startsWith(':')) return part === here
      if (here === '') return false
      values[part.slice(1)] = decodeURIComponent(here)
      return true
    })
    if (fits) return { endpoint: route.endpoint, values }
  }
  return null
}
