import { WEBHOOK_SCOPES, type WebhookScope } from '@/lib/domain/operations/webhook-events'
import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { signLikeStripe } from '@/lib/stripe/calls/webhooks'
import { endpointUrl } from '@/lib/webhooks/register-webhooks'
import { readSecrets, settingSecrets } from '@/lib/webhooks/signing-secrets'

const PATIENCE_MS = 5000

/** Whether each scope has a signing secret, and our own address takes a delivery signed with it. */
export async function checkSecrets(): Promise<Finding> {
  const registered = await readSecrets()
  for (const scope of WEBHOOK_SCOPES) {
    const secret = registered[scope][0] ?? settingSecrets(scope)[0]
    if (!secret) return { state: 'bad', sentence: 'secretsMissing', what: scope, press: 'register' }
    const status = await deliverToOurselves(scope, secret)
    if (status !== 200) return { state: 'bad', sentence: 'secretsRefused', what: endpointUrl(scope), count: status }
  }
  return { state: 'good', sentence: 'secretsGood' }
}

/** Sends what Stripe could send, of the other mode: it is verified and acknowledged, and nothing is stored. @returns the answer's status */
async function deliverToOurselves(scope: WebhookScope, secret: string): Promise<number> {
  const created = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({ id: 'evt_selfTest', object: 'event', type: 'souk.self_test', created, livemode: !env().livemode })
  const headers = { 'content-type': 'application/json', 'stripe-signature': signLikeStripe(body, secret) }
  const answer = await fetch(endpointUrl(scope), { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
  return answer.status
}
