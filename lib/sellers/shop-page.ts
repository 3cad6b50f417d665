import { limitPicture } from '@/lib/catalog/limit-products'
import { checkPicture, preparePicture } from '@/lib/catalog/prepare-picture'
import { pictureUrl } from '@/lib/catalog/product-view'
import type { PictureChange } from '@/lib/catalog/update-product'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findReturnPolicies } from '@/lib/db/returns/return-policies'
import { lockUnclosed } from '@/lib/db/sellers/closures'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { findShopAbout, findShopPage, type ShopPageRow, writeShopPage } from '@/lib/db/sellers/shop-pages'
import { findZonesOf } from '@/lib/db/shipping/zones'
import { USUAL_RETURN_POLICY } from '@/lib/domain/returns/return-policy'
import { EMPTY_SHOP_PAGE, parseShopPage, type ShopPageErrors, type ShopPageFacts, type ShopPageValues } from '@/lib/domain/sellers/shop-page'
import type { ShopAbout, ShopPolicies } from '@/lib/domain/wire/shop-views'

/** What a shop's page says of the shop itself; null where there is no such shop. */
export async function readShopAbout(sellerId: string): Promise<ShopAbout | null> {
  const row = await findShopAbout(sellerId)
  if (!row) return null
  const { createdAt, story, town, country, deliveryWords, returnWords, bannerId, width, height, legalName, businessName } = row
  const banner = bannerId && width && height ? { url: pictureUrl(bannerId) ?? '', width, height } : null
  return { since: createdAt.toISOString(), story: story ?? '', town, country, banner, deliveryWords, returnWords, legalName, businessName }
}

/** What a shop promises where it delivers something; null for one that delivers nothing. */
export async function readShopPolicies(sellerId: string): Promise<ShopPolicies | null> {
  const zones = (await findZonesOf([sellerId])).get(sellerId) ?? []
  if (zones.length === 0) return null
  return { zones, returns: (await findReturnPolicies([sellerId])).get(sellerId) ?? USUAL_RETURN_POLICY }
}

/** What a seller has told of their shop, as its form shows it. */
export async function readShopPageForm(sellerId: string): Promise<{ values: ShopPageValues; bannerUrl: string | null }> {
  const row = await findShopPage(sellerId)
  if (!row) return { values: EMPTY_SHOP_PAGE, bannerUrl: null }
  const { story, town, country, deliveryWords, returnWords, bannerId } = row
  const values = { story, town: town ?? '', country: country ?? '', deliveryWords: deliveryWords ?? '', returnWords: returnWords ?? '' }
  return { values, bannerUrl: pictureUrl(bannerId) }
}

export type SaveShopPageResult = { kind: 'saved' | 'closed' } | { kind: 'invalid'; errors: ShopPageErrors }

/**
 * Saves what a seller tells of their shop. Twice with the same is a no-op.
 * @param sellerId of the person signed in, never from the form
 * @param change what becomes of the banner
 */
export async function saveShopPage(sellerId: string, values: ShopPageValues, change: PictureChange): Promise<SaveShopPageResult> {
  const parsed = parseShopPage(values)
  const upload = change.kind === 'replace' ? change.upload : null
  if (!parsed.ok) {
    const picture = upload && (await checkPicture(upload))
    return { kind: 'invalid', errors: { ...parsed.errors, ...(picture && { picture }) } }
  }
  const limit = await takeToken('shop-page', sellerId)
  if (!limit.ok)
    return { kind: 'invalid', errors: { story: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } } }
  const limited = upload && (await limitPicture(sellerId))
  if (limited) return { kind: 'invalid', errors: { picture: limited } }
  const prepared = upload && (await preparePicture(upload))
  if (prepared?.kind === 'refused') return { kind: 'invalid', errors: { picture: prepared.said } }
  const banner = change.kind === 'keep' ? undefined : (prepared?.picture ?? null)
  return transaction(async (tx): Promise<SaveShopPageResult> => {
    await lockSeller(tx, sellerId)
    if (!(await lockUnclosed(tx, sellerId))) return { kind: 'closed' }
    const before = await findShopPage(sellerId, tx)
    const bannerId = banner === undefined ? (before?.bannerId ?? null) : (banner?.id ?? null)
    if (isSame(before, { ...parsed.facts, bannerId })) return { kind: 'saved' }
    await writeShopPage(tx, sellerId, parsed.facts, banner)
    // Without the texts: they are the seller's own, who may close their shop.
    await noteChange(tx, { actor: { sellerId }, deed: 'shop_page_changed', subjectId: sellerId })
    return { kind: 'saved' }
  })
}

function isSame(before: ShopPageRow | null, after: ShopPageFacts & { bannerId: string | null }): boolean {
  const was = before ?? { story: '', town: null, country: null, deliveryWords: null, returnWords: null, bannerId: null }
  return (Object.keys(after) as (keyof typeof after)[]).every((name) => was[name] === after[name])
}
