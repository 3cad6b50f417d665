import { findProductName } from '@/lib/db/catalog/products'
import { transaction } from '@/lib/db/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send, sendAll } from '@/lib/db/jobs/jobs'
import { findCategoryName } from '@/lib/db/pricing/category-fees'
import { findFeeRule, findFeeRulesWithParents, findPayers } from '@/lib/db/pricing/fee-rules'
import { isSameFee } from '@/lib/domain/pricing/fee'
import { feesAt } from '@/lib/domain/pricing/fee-rules'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { type FeeMail, feeMail } from '@/lib/mail/templates/fee'
import { mailSeller } from './mail-seller'

const PAGE = 500

/** Sends a mail to each seller who pays by a rule, a page at a time. A rule that another has replaced is not spoken of. */
export async function announceFee(feeRuleId: string, isKept: boolean, after: string | null): Promise<void> {
  const rule = await findFeeRule(feeRuleId)
  if (!rule) return
  const sellerIds = await findPayers(rule, after, PAGE)
  const last = sellerIds.at(-1)
  if (!last) return
  await transaction(async (tx) => {
    const mails = sellerIds.map((sellerId) => ({ id: jobIdOf(`fee:${feeRuleId}:${sellerId}`), data: { feeRuleId, sellerId, isKept } }))
    await sendAll(tx, 'send-fee-mail', mails)
    if (sellerIds.length === PAGE)
      await send(tx, 'announce-fee', { feeRuleId, isKept, after: last }, { id: jobIdOf(`announce:${feeRuleId}:${last}`) })
  })
}

/**
 * Tells one seller what fee they pay, and from when.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendFeeMail(feeRuleId: string, sellerId: string, isKept: boolean): Promise<void> {
  const rule = await findFeeRule(feeRuleId)
  if (!rule) return
  const { currency, productId, categoryId } = rule
  const { rows, parents } = await findFeeRulesWithParents({
    currencies: [currency],
    sellerIds: [sellerId],
    productIds: productId ? [productId] : [],
    categoryIds: categoryId ? [categoryId] : [],
  })
  const now = new Date()
  const feeAt = (moment: Date) => feesAt(rows, moment, parents).ruleOfProduct(sellerId, currency, { id: productId, categoryId })
  const isComing = rule.startsAt > now
  const [today, then] = [feeAt(now), feeAt(isComing ? rule.startsAt : now)]
  if (isComing && isSameFee(today, then)) return
  const product = productId && (await findProductName(productId))
  const category = categoryId && (await findCategoryName(categoryId))
  const fee: FeeMail = {
    currency,
    product: product ? onePlainLine(product) : null,
    category: category ? onePlainLine(category) : null,
    fee: then,
    ...(isComing ? { change: 'comes', from: rule.startsAt.toISOString(), until: today } : { change: isKept ? 'kept' : 'counts' }),
    url: `${env().appUrl}/sell/settings#fees`,
  }
  await mailSeller(sellerId, `fee-${feeRuleId}-${sellerId}`, (words) => feeMail(fee, words))
}
