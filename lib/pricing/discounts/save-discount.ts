import { transaction } from '@/lib/db/client'
import { type DiscountOwner, findOwnProducts, lockOwnDiscounts, MAX_DISCOUNTS, sellerIdOf, writeDiscount } from '@/lib/db/discounts/edit-discounts'
import { takeToken } from '@/lib/db/operations/rate-limit'
import type { DiscountKind } from '@/lib/domain/pricing/discount'
import { type DiscountFormErrors, type DiscountFormValues, parseDiscountForm } from '@/lib/domain/pricing/discount-form'
import type { Said } from '@/lib/domain/wire/said'

export type SaveDiscountResult =
  | { kind: 'saved' }
  | { kind: 'invalid'; errors: DiscountFormErrors }
  /** Every field is fine, but nothing was saved. */
  | { kind: 'refused'; said: Said }

/** What a seller's code can take off, and what the platform's can, which pays by its fee. */
export const KINDS_OF_SELLERS: readonly DiscountKind[] = ['percent', 'amount', 'free_shipping']
export const KINDS_OF_PLATFORM: readonly DiscountKind[] = ['percent', 'amount']

/** Which code a form is about: the id, made by us before the form was opened, and the version its owner saw; empty for a new one. */
type Seen = { id: string; version: string }

/**
 * Saves a code, unless someone else changed it first. A form that is sent twice makes one code. The name of a code stays what it was when it was made: buyers have it.
 * @param owner who is signed in, never from the form
 * @param form the fields as typed
 * @param asked currencies its owner may choose; locale in which it was typed
 */
export async function saveDiscount(
  owner: DiscountOwner,
  seen: Seen,
  form: DiscountFormValues,
  asked: { currencies: readonly string[]; locale?: string },
): Promise<SaveDiscountResult> {
  const sellerId = sellerIdOf(owner)
  const parsed = parseDiscountForm(form, { ...asked, kinds: sellerId === null ? KINDS_OF_PLATFORM : KINDS_OF_SELLERS })
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const productIds = sellerId === null ? [] : await findOwnProducts(sellerId, parsed.draft.productIds)
  if (parsed.draft.productIds.length > 0 && productIds.length === 0) return { kind: 'invalid', errors: { productIds: { key: 'discount.noProduct' } } }
  const limit = await takeToken('discount', sellerId ?? 'platform')
  if (!limit.ok) return refused({ key: 'shipping.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } })
  const draft = { ...parsed.draft, productIds }
  return transaction(async (tx) => {
    const all = await lockOwnDiscounts(tx, sellerId)
    const current = all.find(({ id }) => id === seen.id) ?? null
    if (!current && seen.version !== '') return refused({ key: 'discount.changedElsewhere' })
    if (!current && all.some(({ code }) => code === draft.code)) return { kind: 'invalid', errors: { code: { key: 'discount.codeTaken' } } }
    if (!current && all.length >= MAX_DISCOUNTS) return refused({ key: 'discount.tooManyCodes', values: { max: MAX_DISCOUNTS } })
    // A form that was sent twice: the first has made it.
    if (current && seen.version === '') return { kind: 'saved' }
    if (current && current.updatedAt.toISOString() !== seen.version) return refused({ key: 'discount.changedElsewhere' })
    const isWritten = await writeDiscount(tx, owner, seen.id, current, current ? { ...draft, code: current.code } : draft)
    return isWritten ? { kind: 'saved' } : refused({ key: 'discount.changedElsewhere' })
  })
}

const refused = (said: Said): SaveDiscountResult => ({ kind: 'refused', said })
