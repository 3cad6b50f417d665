import type { Sandbox } from '@souk/local-stripe'
import { afterAll } from 'vitest'
import type { WebhookScope } from '@/lib/domain/operations/webhook-events'
import { receiveWebhooks } from './webhook-receiver'

/**
 * Takes what the test's local Stripe delivers until the file ends. Call it at the top of the file, after `testSandbox()` and before anything asks `env()`.
 * @returns how many deliveries were taken so far, by scope
 */
export async function testWebhooks(sandbox: Sandbox): Promise<Record<WebhookScope, number>> {
  const { taken, close } = await receiveWebhooks(sandbox)
  afterAll(close)
  return taken
}
