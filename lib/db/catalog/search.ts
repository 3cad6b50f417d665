import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PLANNED_EACH_TIME } from '@/lib/db/statement-names'
import { MOST_RANKED, type PriceRange, type Sort } from '@/lib/domain/catalog/product-search'
import { cardsOf, type ProductWithSeller } from './products'

/** What must hold of a product, all of it of one of its variants. */
export type SearchFilter = {
  livemode: boolean
  price: PriceRange | null
  inStock: boolean
  category: SearchedCategory | null
  sellerId: string | null
  /** ISO 3166; null: delivered anywhere, or nowhere. */
  shipsTo: string | null
}

/** A category, with those below it where it is at the top. */
type SearchedCategory = { id: string; isTop: boolean }

type Search = SearchFilter & { words: string; sort: Sort; cursor: string | null; limit: number }

/** Among the matches that are ranked: how many there are, and one page of them. */
export type FoundProducts = { rows: ProductWithSeller[]; nextCursor: string | null; count: number }

/**
 * Listed products that have all these words, or any products where there are none. Of very many, the newest `MOST_RANKED` are ordered and counted.
 * PostgreSQL finds rare words by their index, and walks from the newest on where a word is common.
 */
export async function searchProducts({ words, sort, cursor, limit, ...filter }: Search): Promise<FoundProducts> {
  const [, key, afterId] = /^(-?\d{1,15})\.([\w-]{1,64})$/.exec(cursor ?? '') ?? []
  const after = key && afterId ? Prisma.sql`where (key, id) < (${key}::bigint, ${afterId})` : Prisma.empty
  const found = await db().$queryRaw<{ id: string; key: string; count: number }[]>`
    with newest as materialized (${newest(Prisma.sql`s."productId" as id, ${keyOf(sort, words)} as key`, words, filter)})
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
    join "ProductSearch" search on search."productId" = s.id
    where v.price is not null and s.id <> all(${without}) ${within(filter, Prisma.sql`search`)} order by s.distance, s.id`
  return cardsOf(found.map(({ id }) => id))
}

const planned = Prisma.raw(PLANNED_EACH_TIME)

/** The newest matches, as many as are ranked. @param columns of ProductSearch `s`, or from the lowest price `v.price` */
function newest(columns: Prisma.Sql, words: string, filter: SearchFilter): Prisma.Sql {
  return Prisma.sql`${planned}
      select ${columns}
      from "ProductSearch" s join "Product" p on p.id = s."productId" cross join lateral (${variantsOf(filter)}) v
      where s."listedIn" = ${filter.livemode} ${matching(words)} ${within(filter)} and v.price is not null
      order by s."createdAt" desc, s."productId" desc limit ${MOST_RANKED}`
}

/** Only of one category and one shop, and delivered where it is wanted. @param row of ProductSearch */
function within({ category, sellerId, shipsTo }: SearchFilter, row = Prisma.sql`s`): Prisma.Sql {
  const column = Prisma.raw(category?.isTop ? '"topCategoryId"' : '"categoryId"')
  const inCategory = category ? Prisma.sql`and ${row}.${column} = ${category.id}` : Prisma.empty
  const ofSeller = sellerId ? Prisma.sql`and ${row}."sellerId" = ${sellerId}` : Prisma.empty
  return Prisma.sql`${inCategory} ${ofSeller} ${shipsTo ? shippedTo(shipsTo) : Prisma.empty}`
}

/** As `zoneFor` has it (lib/domain/shipping/rates.ts): product `p` has a rate in a zone with the country that no zone before it holds whole. Pickup is no delivery. */
function shippedTo(country: string): Prisma.Sql {
  const holds = (zone: string) => {
    const countries = Prisma.raw(`${zone}.countries`)
    return Prisma.sql`(${countries} = '{}' or ${country} = any(${countries}))`
  }
  return Prisma.sql`and (p.kind <> 'physical' or exists (
    select from "ShippingZone" z where z."sellerId" = p."sellerId" and ${holds('z')}
      and exists (select from "ShippingRate" r where r."zoneId" = z.id and r.currency = p.currency and r.kind <> 'pickup')
      and not exists (
        select from "ShippingZone" first where first."sellerId" = z."sellerId" and first.position < z.position and first."postalPrefixes" = '{}' and ${holds('first')}
      )
  ))`
}

/** How many of the newest matches are in each category and of each seller, by id; and of how many matches. */
export type SearchCounts = { byCategory: Map<string, number>; bySeller: Map<string, number>; matches: number }

/** Counts the newest matches, those sellers first who have most of them. */
export async function countMatches(words: string, filter: SearchFilter): Promise<SearchCounts> {
  const found = await db().$queryRaw<{ categoryId: string | null; topCategoryId: string | null; sellerId: string; count: number }[]>`
    with newest as materialized (${newest(Prisma.sql`s."categoryId", s."topCategoryId", s."sellerId"`, words, filter)})
    select "categoryId", "topCategoryId", "sellerId", count(*)::int as count from newest group by 1, 2, 3`
  const [byCategory, bySeller] = [new Map<string, number>(), new Map<string, number>()]
  const add = (counts: Map<string, number>, id: string, count: number) => counts.set(id, (counts.get(id) ?? 0) + count)
  for (const { categoryId, topCategoryId, sellerId, count } of found) {
    for (const id of new Set([categoryId, topCategoryId])) if (id) add(byCategory, id, count)
    add(bySeller, sellerId, count)
  }
  const sellers = [...bySeller].sort(([, one], [, other]) => other - one)
  return { byCategory, bySeller: new Map(sellers), matches: found.reduce((sum, { count }) => sum + count, 0) }
}

const queryOf = (words: string) => Prisma.sql`websearch_to_tsquery('simple', souk_plain(${words}))`

function matching(words: string): Prisma.Sql {
  return words ? Prisma.sql`and s.document @@ ${queryOf(words)}` : Prisma.empty
}

/** The lowest price of the variants of product `p` that are as asked; null where none is. */
function variantsOf({ price, inStock }: SearchFilter): Prisma.Sql {
  const stock = inStock ? Prisma.sql`and (stock is null or stock > 0)` : Prisma.empty
  const currency = price ? Prisma.sql`and p.currency = ${price.currency}` : Prisma.empty
  const from = price?.fromMinor != null ? Prisma.sql`and "priceMinor" >= ${price.fromMinor}` : Prisma.empty
  const to = price?.toMinor != null ? Prisma.sql`and "priceMinor" <= ${price.toMinor}` : Prisma.empty
  return Prisma.sql`select min("priceMinor") as price from "Variant" where "productId" = p.id and status = 'active' ${currency} ${stock} ${from} ${to}`
}

/** As if everything had been given three stars five times before: one review of five stars does not come before hundreds of four and a half. */
const RATED = Prisma.sql`coalesce((
  select (15 + r.counts[1] + 2 * r.counts[2] + 3 * r.counts[3] + 4 * r.counts[4] + 5 * r.counts[5])::bigint * 1000000
    / (5 + r.counts[1] + r.counts[2] + r.counts[3] + r.counts[4] + r.counts[5])
  from "ProductRating" r where r."productId" = s."productId"), 3000000)`

/** What matches are ordered by, the highest first: a whole number, so that a page begins exactly where the one before ended. */
function keyOf(sort: Sort, words: string): Prisma.Sql {
  if (sort === 'price_up') return Prisma.sql`-v.price`
  if (sort === 'price_down') return Prisma.sql`v.price`
  if (sort === 'rated') return RATED
  if (sort === 'newest' || !words) return Prisma.sql`(extract(epoch from s."createdAt") * 1000)::bigint`
  return Prisma.sql`(ts_rank(s.document, ${queryOf(words)}) * 1000000)::bigint`
}
