import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { findWarningPolicy, writeWarningPolicy } from '@/lib/db/disputes/warnings'
import { exampleAmount, type Money } from '@/lib/domain/money/money'
import { readAmount, separatorsOf } from '@/lib/domain/money/read-amount'
import { saidOfAmount } from '@/lib/domain/money/said-of-amount'
import type { Said } from '@/lib/domain/wire/said'

/** Up to which amount the shop refunds by itself what a bank suspects; null where its seller decides each time. */
export function readWarningPolicy(sellerId: string): Promise<Money | null> {
  return findWarningPolicy(sellerId)
}

/** In minor units: $50.00, ¥5000. */
const EXAMPLE = 5000

/**
 * Sets it, for warnings from now on.
 * @param typed in major units; empty: the seller decides each time
 * @param locale in which it is written
 * @returns what to say of an amount that cannot be read; null where it is saved
 */
export async function setWarningPolicy(sellerId: string, typed: string, currency: string, locale: string): Promise<Said | null> {
  const upTo = amountOf(typed, currency, locale)
  if (upTo && 'key' in upTo) return upTo
  const before = await findWarningPolicy(sellerId)
  await transaction(async (tx) => {
    await writeWarningPolicy(tx, sellerId, upTo)
    await noteChange(tx, { actor: { sellerId }, deed: 'warning_policy_set', subjectId: sellerId, before: shown(before), after: shown(upTo) })
  })
  return null
}

function amountOf(typed: string, currency: string, locale: string): Money | Said | null {
  if (typed.trim() === '') return null
  const separators = separatorsOf(locale)
  const read = readAmount(typed, currency, separators)
  if (read.kind !== 'amount') return saidOfAmount(read, 'disputes.warningAmount', exampleAmount(EXAMPLE, currency, separators.decimal), currency)
  // Whoever types nought may mean never, or every amount: they are asked.
  return read.amountMinor > 0 ? { amountMinor: read.amountMinor, currency } : { key: 'disputes.warningNought' }
}

function shown(upTo: Money | null) {
  return { refundUpTo: upTo?.amountMinor ?? null, currency: upTo?.currency ?? null }
}
