import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import type { Facts } from '@/lib/domain/audit/change'
import type { TaxDraft } from '@/lib/domain/tax/tax-form'
import type { TaxRate } from '@/lib/domain/tax/tax-rates'

const withRates = { rates: { orderBy: { position: 'asc' } } } satisfies Prisma.SellerTaxInclude

/** How a seller charges tax, with their rates in order. */
export type SellerTaxRow = Prisma.SellerTaxGetPayload<{ include: typeof withRates }>

/** How a seller charges tax; null where they have never said so, and charge none. */
export function findSellerTax(sellerId: string, tx: Tx = db()): Promise<SellerTaxRow | null> {
  return tx.sellerTax.findUnique({ where: { sellerId }, include: withRates })
}

/** The same, with the seller locked until the transaction ends. */
export async function lockSellerTax(tx: Tx, sellerId: string): Promise<SellerTaxRow | null> {
  await lockSeller(tx, sellerId)
  return findSellerTax(sellerId, tx)
}

/** The rates of these sellers, in order. */
export async function findTaxRatesOf(sellerIds: string[]): Promise<Map<string, TaxRate[]>> {
  const rows = await db().taxRate.findMany({ where: { sellerId: { in: sellerIds } }, orderBy: [{ sellerId: 'asc' }, { position: 'asc' }] })
  return new Map(sellerIds.map((sellerId) => [sellerId, rows.filter((row) => row.sellerId === sellerId)]))
}

/** Writes how a seller, whom the transaction has locked, charges tax. Orders keep what they were placed with. */
export async function writeSellerTax(tx: Tx, sellerId: string, before: SellerTaxRow | null, draft: TaxDraft): Promise<void> {
  const { rates, ...columns } = draft
  await tx.sellerTax.upsert({ where: { sellerId }, create: { sellerId, ...columns }, update: columns })
  await tx.taxRate.deleteMany({ where: { sellerId } })
  await tx.taxRate.createMany({ data: rates.map((rate, position) => ({ ...rate, sellerId, position })) })
  await noteChange(tx, { actor: { sellerId }, deed: 'tax_changed', subjectId: sellerId, before: before && shown(before), after: shown(draft) })
}

/** What a seller decides about tax, for the record of changes. */
function shown({ mode, behavior, registrationNumber, rates }: TaxDraft): Facts {
  return { mode, behavior, registrationNumber, rates: rates.map(shownRate).join('; ') }
}

function shownRate({ name, country, state, taxCode, rateMicros, onShipping }: TaxRate): string {
  return [name, [country, state].filter(Boolean).join('-'), `${rateMicros / 10_000} %`, taxCode, onShipping ? null : 'not on delivery']
    .filter(Boolean)
    .join(', ')
}
