import { db } from '@/lib/db/client'

// The version of a row is its `xmin` and `ctid`: PostgreSQL gives every change another pair. So no writer has to tell anybody what it changed, and what is kept
// in one process is right in all of them (docs/decisions/0060).

/** The version of each of these products as a card shows it: of its row, its rating's, its seller's and the account's, the last two looked up once for all its products. */
export async function cardVersions(ids: string[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ id: string; version: string }[]>`
    with product as materialized (
      select p.id, concat_ws(' ', p.xmin, p.ctid, r.xmin, r.ctid) as version, p."sellerId"
      from "Product" p left join "ProductRating" r on r."productId" = p.id where p.id = any(${ids})
    ),
    seller as materialized (
      select s.id, concat_ws(' ', s.xmin, s.ctid, c.xmin, c.ctid) as version
      from (select distinct "sellerId" as id from product) of join "Seller" s on s.id = of.id left join "ConnectedAccount" c on c.id = s."connectionId"
    )
    select product.id, concat_ws(' ', product.version, seller.version) as version from product join seller on seller.id = product."sellerId"`
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** The version of the product at an address with all that its page shows; null where there is none. */
export async function pageVersion(slug: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ version: string }[]>`
    select concat_ws(' ', p.id, p.xmin, p.ctid, s.xmin, s.ctid, c.xmin, c.ctid, r.xmin, r.ctid, g.xmin, g.ctid, t.xmin, t.ctid,
      (select string_agg(concat(v.xmin, v.ctid), ' ' order by v.id) from "Variant" v where v."productId" = p.id),
      (select string_agg(concat(vv.xmin, vv.ctid), ' ' order by vv."variantId", vv."optionId")
        from "Variant" v join "VariantValue" vv on vv."variantId" = v.id where v."productId" = p.id),
      (select string_agg(concat(o.xmin, o.ctid, ov.xmin, ov.ctid), ' ' order by o.id, ov.id)
        from "ProductOption" o left join "OptionValue" ov on ov."optionId" = o.id where o."productId" = p.id),
      (select string_agg(concat(pp.xmin, pp.ctid), ' ' order by pp."pictureId") from "ProductPicture" pp where pp."productId" = p.id)) as version
    from "Product" p join "Seller" s on s.id = p."sellerId" left join "ConnectedAccount" c on c.id = s."connectionId"
      left join "ProductRating" r on r."productId" = p.id
      left join "Category" g on g.id = p."categoryId" left join "Category" t on t.id = g."parentId"
    where p.slug = ${slug}`
  return row?.version ?? null
}
