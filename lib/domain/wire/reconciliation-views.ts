import type { Money } from '@/lib/domain/money/money'
import type { DifferenceKind } from '@/lib/domain/reconciliation/difference'

/** A difference as the operator's page shows it; amounts in minor units, times ISO 8601. */
export type DifferenceLine = {
  id: string
  kind: DifferenceKind
  /** null for the platform's own account. */
  shopName: string | null
  accountId: string
  subject: string
  order: { id: string; receiptNumber: string } | null
  currency: string
  oursMinor: number
  stripesMinor: number
  createdAt: string
  resolvedAt: string | null
  how: 'matched' | 'explained' | null
  note: string | null
  byEmail: string | null
}

/** The three figures: accounts that were compared within the last days, of all there are; open differences; the money in them. */
export type ReconciliationFigures = { compared: number; accounts: number; open: number; openMoney: Money[] }
