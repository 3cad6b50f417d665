import { randomBytes } from 'node:crypto'
import { slugFrom } from '@/lib/catalog/slug'
import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'
import { createSeller, type SellerRow } from '@/lib/db/sellers/sellers'
import type { Said } from '@/lib/domain/wire/said'
import { env } from '@/lib/env'
import { freeName } from './free-name'

export type OpenShopOutcome = { kind: 'opened'; seller: SellerRow } | { kind: 'refused'; said: Said }

/** Counts one more try to open a shop from an address: a person needs one shop, a script would open thousands. */
export function limitShops(ip: string): Promise<TokenAnswer> {
  return takeToken('shop-ip', ip)
}

/**
 * Opens the shop of a signed-in person; a second time gives the same shop.
 * @param name what the person typed
 */
export function openShop(userId: string, name: string): Promise<OpenShopOutcome> {
  return freeName(name, async (shopName, skeletons) => {
    const slug = slugFrom(shopName, 'shop')
    const numbered = Array.from({ length: 8 }, (_, index) => `${slug}-${index + 2}`)
    const slugs = [slug, ...numbered, `${slug}-${randomBytes(4).toString('hex')}`]
    const approval = env().SELLER_APPROVAL === 'yes' ? 'waiting' : 'approved'
    const seller = await createSeller({ userId, shopName, slugs, skeletons, approval })
    if (!seller) throw new Error(`No free address for a shop called ${slug}`)
    return { kind: 'opened', seller }
  })
}
