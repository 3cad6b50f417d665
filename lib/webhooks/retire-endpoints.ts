import { deleteSecrets, findReplacedBefore } from '@/lib/db/webhooks/webhook-secrets'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { deleteEndpoint } from '@/lib/stripe/calls/webhook-endpoints'
import { forgetSecrets } from './signing-secrets'

/** Old and new endpoint deliver side by side for so long. Each event then comes twice, which changes nothing. */
const OVERLAP_MS = 86_400_000

/** Removes the webhook endpoints at Stripe in whose place another has stood for a day, then forgets their secrets. */
export async function retireEndpoints(now = new Date()): Promise<string[]> {
  const retired: string[] = []
  for (const id of await findReplacedBefore(env().livemode, new Date(now.getTime() - OVERLAP_MS))) {
    const outcome = await deleteEndpoint(id)
    if (outcome.kind === 'ok') retired.push(id)
    else log.warn({ endpoint: id, outcome }, 'A replaced webhook endpoint could not be removed and is tried again')
  }
  await deleteSecrets(retired)
  if (retired.length > 0) forgetSecrets()
  return retired
}
