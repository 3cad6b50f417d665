import type { Tx } from '@/lib/db/client'
import { hasKeyPool } from '@/lib/db/digital/keys'
import { type OptionDraft, titleOf } from '@/lib/domain/catalog/options'
import type { VariantDraft } from '@/lib/domain/catalog/variant-form'
import { correctStock } from './stock'

/** Thrown inside a transaction to roll it back: more was sold meanwhile than a corrected stock leaves. */
export class StockShort extends Error {}

/** Likewise: a stock was typed for a variant whose stock is its unsold keys. */
export class StockFollowsKeys extends Error {}

type Product = { id: string; sellerId: string }
type Existing = { id: string; combination: string; status: 'active' | 'archived' }

/**
 * Writes options and variants of a product that the transaction has locked. A variant stays itself, with its place in carts, while its values do; where an option
 * came or went, it is the first that fits. What is not made any more is archived.
 * @throws StockShort, StockFollowsKeys
 */
export async function writeVariants(
  tx: Tx,
  product: Product,
  { options, variants }: { options: OptionDraft[]; variants: VariantDraft[] },
): Promise<void> {
  const idsOf = await writeOptions(tx, product.id, options)
  const rows = variants.map((draft) => ({ draft, ids: idsOf(draft.values) }))
  const existing = await tx.variant.findMany({ where: { productId: product.id }, orderBy: { position: 'asc' } })
  const chosen = matched(
    rows.map(({ ids }) => ids),
    existing,
  )
  const gone = existing.filter(({ id }) => !chosen.some((each) => each?.id === id))
  // Two variants may swap what is unique.
  await tx.variant.updateMany({ where: { productId: product.id, sku: { not: null } }, data: { sku: null } })
  await tx.variant.updateMany({ where: { id: { in: gone.map(({ id }) => id) }, status: 'active' }, data: { status: 'archived' } })
  for (const [position, { draft, ids }] of rows.entries())
    await writeVariant(tx, product, { draft, ids, position, existing: chosen[position] ?? null })
}

type Row = { draft: VariantDraft; ids: Ids; position: number; existing: Existing | null }
type Ids = { optionId: string; valueId: string }[]

async function writeVariant(tx: Tx, { id: productId, sellerId }: Product, { draft, ids, position, existing }: Row): Promise<void> {
  const { values, isOffered, priceMinor, compareAtMinor, sku, barcode, weightGrams } = draft
  // What is not offered and never was needs no row.
  if (!isOffered && !existing) return
  const combination = combinationOf(ids)
  const data = { position, title: titleOf(values), combination, priceMinor, compareAtMinor, sku: isOffered ? sku : null, barcode, weightGrams }
  const status = isOffered ? ('active' as const) : ('archived' as const)
  const { id } = existing
    ? await tx.variant.update({ where: { id: existing.id }, data: { ...data, status }, select: { id: true } })
    : await tx.variant.create({ data: { ...data, productId, sellerId }, select: { id: true } })
  if (existing?.combination !== combination) {
    await tx.variantValue.deleteMany({ where: { variantId: id } })
    await tx.variantValue.createMany({ data: ids.map((each) => ({ ...each, variantId: id })) })
  }
  if (draft.stock === draft.seenStock && existing) return
  if (existing && (await hasKeyPool(tx, id))) throw new StockFollowsKeys()
  if (!(await correctStock(tx, id, draft.stock, draft.seenStock))) throw new StockShort()
}

const combinationOf = (ids: Ids) => ids.map(({ valueId }) => valueId).join(' ')

/** Which variant each row is: the one of just these values, else the first that has them all, or of which they have all. */
function matched(rows: Ids[], existing: Existing[]): (Existing | null)[] {
  const taken = new Set<string>()
  const take = (fits: (variant: Existing) => boolean): Existing | null => {
    const found = existing.find((variant) => !taken.has(variant.id) && fits(variant)) ?? null
    if (found) taken.add(found.id)
    return found
  }
  const exact = rows.map((ids) => take(({ combination }) => combination === combinationOf(ids)))
  return rows.map((ids, at) => {
    const wanted = ids.map(({ valueId }) => valueId)
    const fits = ({ combination, status }: Existing) => {
      const has = combination.split(' ').filter(Boolean)
      return status === 'active' && (has.every((id) => wanted.includes(id)) || wanted.every((id) => has.includes(id)))
    }
    return exact[at] ?? take(fits)
  })
}

/** Writes options with their values; a value that stands where another stood is that one with a new name. @returns the ids of a variant's values */
async function writeOptions(tx: Tx, productId: string, options: OptionDraft[]): Promise<(values: string[]) => Ids> {
  const before = await tx.productOption.findMany({
    where: { productId },
    orderBy: { position: 'asc' },
    include: { values: { orderBy: { position: 'asc' } } },
  })
  await tx.productOption.deleteMany({ where: { id: { in: before.slice(options.length).map(({ id }) => id) } } })
  const written: { id: string; values: Map<string, string> }[] = []
  for (const [position, { name, values }] of options.entries()) {
    const old = before[position]
    const { id } = old
      ? await tx.productOption.update({ where: { id: old.id }, data: { name } })
      : await tx.productOption.create({ data: { productId, position, name } })
    written.push({ id, values: await writeValues(tx, id, values, old?.values ?? []) })
  }
  return (values) => values.map((value, at) => ({ optionId: written[at]?.id ?? '', valueId: written[at]?.values.get(value) ?? '' }))
}

async function writeValues(tx: Tx, optionId: string, values: string[], before: { id: string; name: string }[]): Promise<Map<string, string>> {
  const former = values.map((name, at) => before.find((old) => old.name === name) ?? renamed(before[at], values))
  const kept = former.flatMap((old) => old?.id ?? [])
  await tx.optionValue.deleteMany({ where: { optionId, id: { notIn: kept } } })
  const ids = new Map<string, string>()
  for (const [position, name] of values.entries()) {
    const old = former[position]
    const { id } = old
      ? await tx.optionValue.update({ where: { id: old.id }, data: { name, position } })
      : await tx.optionValue.create({ data: { optionId, name, position } })
    ids.set(name, id)
  }
  return ids
}

function renamed(old: { id: string; name: string } | undefined, values: string[]) {
  return old && !values.includes(old.name) ? old : undefined
}

/** Of these skus one that another product of the seller has; null where none is taken. With the seller locked (`lockSeller`) none is taken meanwhile. */
export async function findTakenSku(tx: Tx, { id, sellerId }: { id: string | null; sellerId: string }, skus: string[]): Promise<string | null> {
  if (skus.length === 0) return null
  const where = { sellerId, sku: { in: skus }, ...(id && { productId: { not: id } }) }
  return (await tx.variant.findFirst({ where, select: { sku: true } }))?.sku ?? null
}
