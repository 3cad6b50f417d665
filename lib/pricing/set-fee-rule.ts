import type { Viewer } from '@/lib/auth/viewer-of'
import type { Actor } from '@/lib/db/audit/audit-entries'
import { findProductBySlug } from '@/lib/db/catalog/products'
import { transaction } from '@/lib/db/client'
import { send } from '@/lib/db/jobs/jobs'
import { findCategoryName } from '@/lib/db/pricing/category-fees'
import { type FeeRuleRow, findFeeRulesWithParents, findPayers, lockFeeRules, replaceFeeRule } from '@/lib/db/pricing/fee-rules'
import { countsFrom, type FeeRule, isSameFee } from '@/lib/domain/pricing/fee'
import { type FeeFormErrors, parseFeeForm, parseOwnPercent } from '@/lib/domain/pricing/fee-form'
import { type FeeKey, feesAt, isSameKey, type StoredFeeRule, storedTerms } from '@/lib/domain/pricing/fee-rules'
import type { Said } from '@/lib/domain/wire/said'
import { noteFee } from './note-fee'

/** `from`: when it begins to count; null where it does at once. */
export type SetFeeRuleResult =
  | { kind: 'set'; currency: string; rule: FeeRule; from: Date | null }
  | { kind: 'invalid'; errors: FeeFormErrors }
  | { kind: 'not_operator' }

type Operator = Pick<Viewer, 'userId' | 'isOperator'>

const NOT_OPERATOR = { kind: 'not_operator' } as const

/**
 * Sets the fee of charges in one currency, of all shops or of one. Who would pay more is told by mail, and pays it from the day that the mail names.
 * @param viewer the person signed in
 * @param sellerId the shop it is for; null: all that have no rule of their own
 * @param form the fields as typed, amounts in major units
 * @param locale in which it was typed
 */
export async function setFeeRule(viewer: Operator, sellerId: string | null, form: unknown, locale?: string): Promise<SetFeeRuleResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseFeeForm(form, locale)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const { currency, rule } = parsed
  const from = await change(viewer, { currency, sellerId, productId: null, categoryId: null }, rule)
  return { kind: 'set', currency, rule, from }
}

type Removed = { kind: 'removed'; from: Date | null } | typeof NOT_OPERATOR

/** Takes a currency back to the default, or a shop back to the fee of all shops. Twice is a no-op. */
export async function removeFeeRule(viewer: Operator, sellerId: string | null, currency: string): Promise<Removed> {
  if (!viewer.isOperator) return NOT_OPERATOR
  return { kind: 'removed', from: await change(viewer, { currency, sellerId, productId: null, categoryId: null }, null) }
}

export type SetProductFeeResult =
  | { kind: 'set'; name: string; from: Date | null }
  | { kind: 'invalid'; error: Said }
  | { kind: 'no_product' }
  | { kind: 'not_operator' }

/**
 * Sets the percentage of one product of a shop, in the place of that of its shop's fee; what is fixed, least and most stays the charge's.
 * @param slug the product's address, or its last part
 * @param percent as typed; nothing takes its own percentage away
 */
export async function setProductFee(viewer: Operator, sellerId: string, slug: string, percent: unknown): Promise<SetProductFeeResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseOwnPercent(percent)
  if (!parsed.ok) return { kind: 'invalid', error: parsed.error }
  const product = await findProductBySlug(lastPart(slug))
  if (product?.sellerId !== sellerId) return { kind: 'no_product' }
  const key = { currency: product.currency, sellerId: null, productId: product.id, categoryId: null }
  const rule = parsed.feeBps === null ? null : { feeBps: parsed.feeBps, feeFixedMinor: 0 }
  return { kind: 'set', name: product.name, from: await change(viewer, key, rule, sellerId) }
}

export type SetCategoryFeeResult = Exclude<SetProductFeeResult, { kind: 'no_product' }> | { kind: 'no_category' }

/**
 * Sets the percentage of a category and those below it in one currency, for shops without a fee of their own.
 * @param percent as typed; nothing takes it away
 */
export async function setCategoryFee(viewer: Operator, categoryId: string, currency: string, percent: unknown): Promise<SetCategoryFeeResult> {
  if (!viewer.isOperator) return NOT_OPERATOR
  const parsed = parseOwnPercent(percent)
  if (!parsed.ok) return { kind: 'invalid', error: parsed.error }
  const name = await findCategoryName(categoryId)
  if (name === null) return { kind: 'no_category' }
  const rule = parsed.feeBps === null ? null : { feeBps: parsed.feeBps, feeFixedMinor: 0 }
  return { kind: 'set', name, from: await change(viewer, { currency, sellerId: null, productId: null, categoryId }, rule) }
}

const lastPart = (address: string) =>
  address
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1) ?? ''

/**
 * Writes a rule and sends word of it, in one transaction. Nothing happens where it says what counts already.
 * @param rule null: there is none any more
 * @param shop whose product it is
 * @returns when it begins to count; null for at once
 */
function change(actor: Actor, key: FeeKey, rule: FeeRule | null, shop = key.sellerId): Promise<Date | null> {
  return transaction(async (tx) => {
    await lockFeeRules(tx)
    const now = new Date()
    const { currency, productId, categoryId } = key
    const filter = {
      currencies: [currency],
      sellerIds: shop ? [shop] : [],
      productIds: productId ? [productId] : [],
      categoryIds: categoryId ? [categoryId] : [],
    }
    const { rows, parents } = await findFeeRulesWithParents(filter, tx)
    const own = rows.filter((row) => isSameKey(row, key))
    const inForce = own.filter(({ startsAt }) => startsAt <= now).at(-1) ?? null
    const pending = own.find(({ startsAt }) => startsAt > now) ?? null
    if (isSaid(pending ?? inForce, rule)) return pending?.startsAt ?? null
    const written = { ...key, ...storedTerms(rule), startsAt: now }
    const feeBy = (all: StoredFeeRule[]) => feesAt(all, now, parents).ruleOfProduct(shop, currency, { id: productId, categoryId })
    const [before, after] = [feeBy(rows), feeBy([...rows.filter((row) => !isSameKey(row, key)), written])]
    const hasPayers = (await findPayers(key, null, 1, tx)).length > 0
    const startsAt = hasPayers ? countsFrom(before, after, now) : now
    const feeRuleId = await replaceFeeRule(tx, key, startsAt > now ? (inForce?.id ?? null) : null, { ...storedTerms(rule), startsAt })
    const from = startsAt > now ? startsAt : null
    await noteFee(tx, actor, key, { before: inForce, after: storedTerms(rule), from })
    const isKept = isSameFee(before, after)
    if (hasPayers && (!isKept || pending)) await send(tx, 'announce-fee', { feeRuleId, isKept, after: null })
    return from
  })
}

function isSaid(row: FeeRuleRow | null, rule: FeeRule | null): boolean {
  if (!row || row.feeBps === null) return rule === null
  return rule !== null && isSameFee({ ...row, feeBps: row.feeBps }, rule)
}
