import { findHiddenProducts, findProductOfShop, findProductsBy, findPublishedProducts, type ProductOfShop } from '@/lib/db/catalog/all-products'
import { findHidings } from '@/lib/db/catalog/hidings'
import type { OperatorProductLine, OperatorProductView } from '@/lib/domain/wire/stop-views'
import { pictureUrl } from './product-view'

const PAGE = 50
/** More hidden ones, or matches, nobody reads through: they search. */
const MOST = 200
const HIDINGS = 50

/** Published products of every shop, newest first. */
export async function listPublishedProducts(cursor: string | null): Promise<{ products: OperatorProductLine[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await findPublishedProducts({ cursor, limit: PAGE })
  return { products: rows.map(lineOf), nextCursor }
}

/** Products that operators have hidden, the last hidden first. */
export async function listHiddenProducts(): Promise<OperatorProductLine[]> {
  return (await findHiddenProducts(MOST)).map(lineOf)
}

/** Products in any status by words of title, shop or description, or by their address. */
export async function searchAllProducts(typed: string): Promise<OperatorProductLine[]> {
  const slug = /([\w-]+)\/?(?:[?#].*)?$/.exec(typed)?.[1] ?? typed
  return (await findProductsBy({ words: typed, slug }, MOST)).map(lineOf)
}

/** A product as the operator's page shows it; null when there is none. */
export async function readProductForOperator(id: string): Promise<OperatorProductView | null> {
  const [row, hidings] = await Promise.all([findProductOfShop(id), findHidings(id, HIDINGS)])
  if (!row) return null
  const stops = hidings.map(({ id: hidingId, reason, hiddenAt, liftedAt }) => {
    return { id: hidingId, reason, from: hiddenAt.toISOString(), liftedAt: liftedAt?.toISOString() ?? null }
  })
  return { ...lineOf(row), description: row.description, hidings: stops }
}

function lineOf({ id, name, slug, status, listedIn, priceMinor, currency, pictureId, createdAt, seller }: ProductOfShop): OperatorProductLine {
  return {
    ...{ id, name, slug, status, priceMinor, currency, pictureUrl: pictureUrl(pictureId) },
    ...{ isListed: listedIn !== null, createdAt: createdAt.toISOString(), sellerId: seller.id, shopName: seller.shopName },
  }
}
