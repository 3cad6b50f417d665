import { countUneven } from '@/lib/db/ledger/balances'
import type { Finding } from '@/lib/domain/wire/doctor-views'

/** A page is opened for it: the whole of the books is too much to add up. */
const LATEST = 10_000

/** Whether the latest bookings come to zero, each in its currencies. A trigger refuses others: one that is there came past it, by hand or from a damaged disk. */
export async function checkLedger(): Promise<Finding> {
  const { journals, uneven } = await countUneven(LATEST)
  return uneven > 0
    ? { state: 'bad', sentence: 'ledgerUneven', count: uneven, press: 'reconciliation' }
    : { state: 'good', sentence: 'ledgerGood', count: journals }
}
