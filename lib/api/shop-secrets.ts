import { listShopSecrets, replaceShopSecret } from '@/lib/db/api/shop-webhooks'
import { open, reseal, type SealedPlace, seal } from '@/lib/seal/seal'

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
  const rows = (await listShopSecrets()).map(({ id, sealedSecret }) => ({ of: id, sealed: sealedSecret }))
  return reseal(rows, 'shop_webhook_secret', ({ of, sealed }, renewed) => replaceShopSecret(of, sealed, renewed))
}
