import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { MOST_RANKED, type PriceRange, type Sort } from '@/lib/domain/catalog/product-search'
import { cardsOf, type ProductWithSeller } from './products'

/** What must hold of a product, all of it of one of its variants. */
export type SearchFilter = { livemode: boolean; price: PriceRange | null; inStock: boolean }

type Search = SearchFilter & { words: string; sort: Sort; cursor: string | null; limit: number }

/** Among the matches that are ranked: how many there are, and one page of them. */
export type FoundProducts = { rows: ProductWithSeller[]; nextCursor: string | null; count: number }

/**
 * Listed products that have all these words, or any products where there are none. Of very many, the newest `MOST_RANKED` are ordered and counted.
 * PostgreSQL finds rare words by their index, and walks from the newest on where a word is common.
 */
export async function searchProducts({ words, sort, cursor, limit, ...filter }: Search): Promise<FoundProducts> {
  const [, key, afterId] = /^(-?\d{1,15})\.([\w-]{1,64})$/.exec(cursor ?? '') ?? []
  const matches = words ? Prisma.sql`and s.document @@ websearch_to_tsquery('simple', souk_plain(${words}))` : Prisma.empty
  const after = key && afterId ? Prisma.sql`where (key, id) < (${key}::bigint, ${afterId})` : Prisma.empty
  const found = await db().$queryRaw<{ id: string; key: string; count: number }[]>`
    with newest as materialized (
      select s."productId" as id, ${keyOf(sort, words)} as key
      from "ProductSearch" s join "Product" p on p.id = s."productId" cross join lateral (${variantsOf(filter)}) v
      where s."listedIn" = ${filter.livemode} ${matches} and v.price is not null
      order by s."createdAt" desc, s."productId" desc limit ${MOST_RANKED}
    )
    select id, key::text, (select count(*)::int from newest) as count from newest ${after} order by newest.key desc, id desc limit ${limit + 1}`
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const rows = await cardsOf(shown.map(({ id }) => id))
  return { rows, nextCursor: found.length > limit && last ? `${last.key}.${last.id}` : null, count: found[0]?.count ?? 0 }
}

/** Listed products whose titles have something like these words, the likest first. @param without those found already */
export async function findSimilar(words: string, filter: SearchFilter, without: string[], limit: number): Promise<ProductWithSeller[]> {
  const found = await db().$queryRaw<{ id: string }[]>`
    select s.id from souk_similar_titles(souk_plain(${words}), ${filter.livemode}, ${limit}) s
    join "Product" p on p.id = s.id cross join lateral (${variantsOf(filter)}) v
    where v.price is not null and s.id <> all(${without}) order by s.distance, s.id`
  return cardsOf(found.map(({ id }) => id))
}

/** The lowest price of the variants of product `p` that are as asked; null where none is. */
function variantsOf({ price, inStock }: SearchFilter): Prisma.Sql {
  const stock = inStock ? Prisma.sql`and (stock is null or stock > 0)` : Prisma.empty
  const currency = price ? Prisma.sql`and p.currency = ${price.currency}` : Prisma.empty
  const from = price?.fromMinor != null ? Prisma.sql`and "priceMinor" >= ${price.fromMinor}` : Prisma.empty
  const to = price?.toMinor != null ? Prisma.sql`and "priceMinor" <= ${price.toMinor}` : Prisma.empty
  return Prisma.sql`select min("priceMinor") as price from "Variant" where "productId" = p.id and status = 'active' ${currency} ${stock} ${from} ${to}`
}

/** What matches are ordered by, the highest first: a whole number, so that a page begins exactly where the one before ended. */
function keyOf(sort: Sort, words: string): Prisma.Sql {
  if (sort === 'price_up') return Prisma.sql`-v.price`
  if (sort === 'price_down') return Prisma.sql`v.price`
  if (sort === 'newest' || !words) return Prisma.sql`(extract(epoch from s."createdAt") * 1000)::bigint`
  return Prisma.sql`(ts_rank(s.document, websearch_to_tsquery('simple', souk_plain(${words}))) * 1000000)::bigint`
}
