import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PLANNED_EACH_TIME } from '@/lib/db/statement-names'

const planned = Prisma.raw(PLANNED_EACH_TIME)

/** Listed products, the newest first, that have all these words; the last of them may be the beginning of one, and stands in the title. */
export function findTitles(livemode: boolean, typed: string, limit: number): Promise<{ name: string; slug: string; shopName: string }[]> {
  return db().$queryRaw`${planned}
    select p.name, p.slug, shop."shopName" from "ProductSearch" s join "Product" p on p.id = s."productId" join "Seller" shop on shop.id = s."sellerId"
    where s."listedIn" = ${livemode}
      and s.document @@ (nullif(websearch_to_tsquery('simple', souk_plain(${typed}))::text, '') || ':*A')::tsquery
    order by s."createdAt" desc, s."productId" desc limit ${limit}`
}

/** Listed shops whose names have this in them, by name. */
export function findShopsNamed(livemode: boolean, typed: string, limit: number): Promise<{ shopName: string; slug: string }[]> {
  // Prisma hands it to LIKE as it is.
  const contains = typed.replaceAll(/[\\%_]/g, '\\$&')
  return db().seller.findMany({
    where: { listedIn: livemode, shopName: { contains, mode: 'insensitive' } },
    select: { shopName: true, slug: true },
    orderBy: { shopName: 'asc' },
    take: limit,
  })
}
