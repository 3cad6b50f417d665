import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import {
  deleteFeatured,
  type FeaturedRow,
  findFeatured,
  findToFeature,
  insertFeatured,
  lockFeatured,
  writeFeaturedOrder,
} from '@/lib/db/catalog/featured'
import { type Tx, transaction } from '@/lib/db/client'
import { type FeaturedKind, MAX_FEATURED, parseFeaturedAddress } from '@/lib/domain/wire/featured'
import type { Said } from '@/lib/domain/wire/said'

type Operator = Pick<Viewer, 'userId' | 'isOperator'>

export type FeatureResult = { kind: 'done'; name: string } | { kind: 'refused'; said: Said } | { kind: 'not_operator' } | { kind: 'not_found' }

const NOT_OPERATOR = { kind: 'not_operator' } as const
const UNKNOWN = { kind: 'refused', said: { key: 'featured.unknown' } } as const

/** Features the product or shop at an address, after the others of its kind. Twice is a no-op. @param typed the address of its page */
export async function feature(viewer: Operator, typed: string): Promise<FeatureResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const address = parseFeaturedAddress(typed)
  const found = address && (await findToFeature(address.kind, address.slug))
  if (!found) return UNKNOWN
  const { kind } = address
  return transaction(async (tx) => {
    await lockFeatured(tx)
    const all = (await findFeatured(tx)).filter((row) => kindOf(row) === kind)
    if (all.some((row) => subjectOf(row) === found.id)) return { kind: 'done', name: found.name }
    if (all.length >= MAX_FEATURED) return { kind: 'refused', said: { key: 'featured.tooMany', values: { max: MAX_FEATURED } } }
    await insertFeatured(tx, kind, found.id, all.length)
    await noteChange(tx, { actor: viewer, deed: `${kind}_featured`, subjectId: found.id, after: { name: found.name, position: all.length + 1 } })
    return { kind: 'done', name: found.name }
  })
}

/** Moves it to another place among those of its kind, the first being 0; beyond the last it becomes the last. Twice is a no-op. */
export async function moveFeatured(viewer: Operator, id: string, place: number): Promise<FeatureResult> {
  return changeOne(viewer, id, async (tx, row, all) => {
    const moved = all.filter((each) => each.id !== id).toSpliced(place, 0, row)
    const [before, after] = [all, moved].map((rows) => ({ name: nameOf(row), position: rows.findIndex((each) => each.id === id) + 1 }))
    await writeFeaturedOrder(
      tx,
      moved.map((each) => each.id),
    )
    await noteChange(tx, { actor: viewer, deed: `${kindOf(row)}_feature_moved`, subjectId: subjectOf(row), before, after })
  })
}

/** Features it no more. */
export async function removeFeatured(viewer: Operator, id: string): Promise<FeatureResult> {
  return changeOne(viewer, id, async (tx, row, all) => {
    await deleteFeatured(tx, id)
    await writeFeaturedOrder(
      tx,
      all.flatMap((each) => (each.id === id ? [] : each.id)),
    )
    await noteChange(tx, { actor: viewer, deed: `${kindOf(row)}_feature_removed`, subjectId: subjectOf(row), before: { name: nameOf(row) } })
  })
}

/** @param work told the row and all of its kind, itself among them, in order */
async function changeOne(
  viewer: Operator,
  id: string,
  work: (tx: Tx, row: FeaturedRow, all: FeaturedRow[]) => Promise<void>,
): Promise<FeatureResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  return transaction(async (tx) => {
    await lockFeatured(tx)
    const all = await findFeatured(tx)
    const row = all.find((each) => each.id === id)
    if (!row) return { kind: 'not_found' }
    await work(
      tx,
      row,
      all.filter((each) => kindOf(each) === kindOf(row)),
    )
    return { kind: 'done', name: nameOf(row) }
  })
}

const kindOf = ({ productId }: FeaturedRow): FeaturedKind => (productId ? 'product' : 'shop')
const subjectOf = ({ productId, sellerId }: FeaturedRow) => productId ?? sellerId
const nameOf = ({ product, seller }: FeaturedRow) => product?.name ?? seller?.shopName ?? ''
