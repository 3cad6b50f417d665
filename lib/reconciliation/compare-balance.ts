import { transaction } from '@/lib/db/client'
import { readBook } from '@/lib/db/ledger/balances'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { type BalanceOwner, type Booked, PLATFORM } from '@/lib/domain/balance/booked'
import { openingJournal } from '@/lib/domain/ledger/booked-journals'
import type { Found } from '@/lib/domain/reconciliation/difference'
import { readBalanceTotals } from '@/lib/stripe/calls/balance-totals'
import { listBooked } from '@/lib/stripe/calls/balance-transactions'
import { stripeNow } from '@/lib/stripe/clock'

const HOUR = 3_600_000
type Totals = Map<string, number>

/**
 * Compares a balance with its book, currency by currency. What Stripe booked within the last minutes is not in the book yet: where both differ, it is counted in. The
 * balance is read between two equal looks at what was booked last, and the book after them, in one moment: whatever came in meanwhile is counted once.
 * @param isFirst whether the balance from before the book began is still to come in: then it does, by a journal of its own, and is no difference
 * @returns null where something was booked meanwhile, so that nothing can be said
 */
export async function compareBalance(
  owner: BalanceOwner,
  livemode: boolean,
  { readUntil, isFirst }: { readUntil: Date; isFirst: boolean },
): Promise<Found[] | null> {
  const accountId = owner === PLATFORM ? null : owner
  const quick = await readBalanceTotals(accountId)
  if (quick.kind !== 'ok') return null
  if (openOf(await bookWith(owner, livemode, []), quick.value).length === 0) return []
  const before = await youngRows(owner, readUntil)
  const exact = await readBalanceTotals(accountId)
  const after = await youngRows(owner, readUntil)
  if (!before || !after || exact.kind !== 'ok' || idsOf(before) !== idsOf(after)) return null
  const open = openOf(await bookWith(owner, livemode, before), exact.value)
  if (!isFirst) return open
  await transaction((tx) =>
    postJournals(
      tx,
      open.flatMap(({ currency, oursMinor, stripesMinor }) => openingJournal(owner, livemode, currency, stripesMinor - oursMinor)),
    ),
  )
  return []
}

const idsOf = (rows: Booked[]) => rows.map(({ id }) => id).join()

/** What the book says, with those of these rows that have not come to it. */
async function bookWith(owner: BalanceOwner, livemode: boolean, young: Booked[]): Promise<Totals> {
  const { totals, unknown } = await readBook(
    owner,
    livemode,
    young.map(({ id }) => id),
  )
  const all = [...totals, ...young.filter(({ id }) => unknown.has(id)).map(({ currency, netMinor }) => ({ currency, amountMinor: netMinor }))]
  const sums: Totals = new Map()
  for (const { currency, amountMinor } of all) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return sums
}

function openOf(ours: Totals, stripes: Totals): Found[] {
  return [...new Set([...ours.keys(), ...stripes.keys()])].flatMap((currency): Found[] => {
    const [oursMinor, stripesMinor] = [ours.get(currency) ?? 0, stripes.get(currency) ?? 0]
    return oursMinor === stripesMinor
      ? []
      : [{ kind: 'balance_open', subject: `balance ${currency}`, sellerOrderId: null, currency, oursMinor, stripesMinor }]
  })
}

/** What was booked since shortly before the last reading, newest first; null where Stripe does not say, or it is more than a page. */
async function youngRows(owner: BalanceOwner, readUntil: Date): Promise<Booked[] | null> {
  const until = new Date((await stripeNow()).getTime() + HOUR)
  const page = await listBooked(owner === PLATFORM ? null : owner, { from: new Date(readUntil.getTime() - HOUR), until, after: null })
  return page.kind === 'ok' && !page.value.hasMore ? page.value.rows : null
}
