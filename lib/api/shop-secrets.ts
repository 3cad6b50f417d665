import { listShopSecrets, replaceShopSecret } from '@/lib/db/api/shop-webhooks'
import { isSealedWithFirst, open, type SealedPlace, seal } from '@/lib/seal/seal'

const placeOf = (webhookId: string): SealedPlace => ({ of: webhookId, field: 'shop_webhook_secret' })

/** Seals the signing secret of a shop's endpoint, which opens in its own row alone. */
export function sealShopSecret(secret: string, webhookId: string): Promise<string> {
  return seal(secret, placeOf(webhookId))
}

/** Opens it. @throws where no key does */
export function openShopSecret({ id, sealedSecret }: { id: string; sealedSecret: string }): Promise<string> {
  return open(sealedSecret, placeOf(id))
}

/** Seals every secret with the first of TOKEN_ENCRYPTION_KEYS. @returns the endpoints whose secret no key opens; they stay as they are */
export async function resealShopSecrets(): Promise<string[]> {
  const lost: string[] = []
  for (const row of await listShopSecrets()) {
    if (isSealedWithFirst(row.sealedSecret)) continue
    const secret = await openShopSecret(row).catch(() => null)
    if (secret === null) lost.push(row.id)
    else await replaceShopSecret(row.id, row.sealedSecret, await sealShopSecret(secret, row.id))
  }
  return lost
}
