import { WEBHOOK_SCOPES } from '@/lib/domain/operations/webhook-events'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { EVENTS_VERSION, listEndpoints } from '@/lib/stripe/calls/webhook-endpoints'
import { endpointUrl, hears, isReachable } from '@/lib/webhooks/register-webhooks'

/** Whether Stripe has an endpoint for each scope that delivers all we need, in our version. */
export async function checkEndpoints(): Promise<Finding> {
  const { appUrl, isLocalStripe } = env()
  if (!isReachable(appUrl, isLocalStripe)) return { state: 'warning', sentence: 'endpointsUnreachable', what: appUrl }
  const listed = await listEndpoints()
  if (listed.kind !== 'ok') throw new Error(listed.message)
  const bad = (sentence: Finding['sentence'], what: string): Finding => ({ state: 'bad', sentence, what, press: 'register' })
  for (const scope of WEBHOOK_SCOPES) {
    const url = endpointUrl(scope)
    const ours = listed.value.filter((endpoint) => endpoint.url === url)
    const enabled = ours.filter(({ isEnabled }) => isEnabled)
    // An endpoint that names no version gets that of the account, which may be any.
    const current = enabled.filter(({ apiVersion }) => apiVersion === EVENTS_VERSION)
    if (ours.length === 0) return bad('endpointsMissing', url)
    if (enabled.length === 0) return bad('endpointsDisabled', url)
    if (current.length === 0) return bad('endpointsVersion', url)
    if (!current.some(({ events }) => hears(events, scope))) return bad('endpointsNarrow', url)
  }
  return { state: 'good', sentence: 'endpointsGood' }
}
