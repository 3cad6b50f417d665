import { findSecrets, listSealedSecrets, replaceSealedSecret, type SecretRow } from '@/lib/db/webhooks/webhook-secrets'
import type { WebhookScope } from '@/lib/domain/operations/webhook-events'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { open, reseal, type SealedPlace, seal } from '@/lib/seal/seal'
import { isSigned } from '@/lib/stripe/calls/webhooks'

/** Secrets of registered endpoints, opened. */
type Opened = Record<WebhookScope, string[]>

/** Where the secret of an endpoint opens. */
const placeOf = (id: string): SealedPlace => ({ of: id, field: 'webhook_secret' })

/** Seals the secret of an endpoint, which opens in its own row alone. */
export function sealWebhookSecret(secret: string, id: string): Promise<string> {
  return seal(secret, placeOf(id))
}

/** The secret of a registered endpoint; null where its row has none, or no key opens it. */
export async function openWebhookSecret({ id, sealed }: Pick<SecretRow, 'id' | 'sealed'>): Promise<string | null> {
  if (sealed === null) return null
  return open(sealed, placeOf(id)).catch((err: unknown) => {
    log.error({ err, endpoint: id }, 'No key opens the signing secret of a webhook endpoint')
    return null
  })
}

/** The secrets of a scope that stand in the settings. */
export function settingSecrets(scope: WebhookScope): string[] {
  const { STRIPE_WEBHOOK_SECRETS, STRIPE_CONNECT_WEBHOOK_SECRETS } = env()
  return scope === 'platform' ? STRIPE_WEBHOOK_SECRETS : STRIPE_CONNECT_WEBHOOK_SECRETS
}

/** Anybody may send a delivery that matches nothing: the table is not read for each of them. */
const AGAIN_MS = 2000
let known: { at: number; opened: Promise<Opened> } | undefined

/** Has this process read the secrets anew with the next delivery. */
export function forgetSecrets(): void {
  known = undefined
}

/** Whether a delivery is Stripe's, by any secret in force: those of the settings, then those of registered endpoints. */
export async function isOfStripe(scope: WebhookScope, rawBody: string, signature: string): Promise<boolean> {
  if (isSigned(rawBody, signature, settingSecrets(scope))) return true
  const before = known
  if (before && isSigned(rawBody, signature, (await before.opened)[scope])) return true
  if (before && Date.now() - before.at < AGAIN_MS) return false
  return isSigned(rawBody, signature, (await registeredSecrets())[scope])
}

function registeredSecrets(): Promise<Opened> {
  const opened = readSecrets()
  const mine = { at: Date.now(), opened }
  known = mine
  // A database that does not answer now is asked again by the next delivery.
  opened.catch(() => {
    if (known === mine) forgetSecrets()
  })
  return opened
}

/** The opened secrets of registered endpoints, as the table has them now. */
export async function readSecrets(): Promise<Opened> {
  const opened: Opened = { platform: [], connect: [] }
  for (const row of await findSecrets(env().livemode)) {
    const secret = await openWebhookSecret(row)
    if (secret) opened[row.scope].push(secret)
  }
  return opened
}

/** Seals every secret with the first of TOKEN_ENCRYPTION_KEYS. @returns the endpoints whose secret no key opens; they stay as they are */
export async function resealWebhookSecrets(): Promise<string[]> {
  const rows = (await listSealedSecrets()).map(({ id, sealed }) => ({ of: id, sealed }))
  return reseal(rows, 'webhook_secret', ({ of, sealed }, renewed) => replaceSealedSecret(of, sealed, renewed))
}
