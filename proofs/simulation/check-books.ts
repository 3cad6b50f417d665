// The books of every account, once all is read: they say what Stripe's balances say, owe nothing, and nothing disagrees.
import type { Sandbox } from '@souk/local-stripe'
import { readBalance } from '@/lib/balance/read-balance'
import { db } from '@/lib/db/client'
import { openClearing, stripeBalances } from '@/lib/db/ledger/balances'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { postBooked } from '@/lib/ledger/post-booked'
import { reconcile } from '@/lib/reconciliation/reconcile'
import type { Broken } from './checked-order'
import { balanceOwners } from './depositing'

const HOURS = 2 * 3600

/** Reads what Stripe booked on every balance, and compares: first ours, on which fees tell which charge they are of. */
export async function closeBooks(sandbox: Sandbox): Promise<void> {
  await sandbox.control.advance(HOURS)
  const owners = await balanceOwners()
  for (const owner of owners) await readBalance(owner)
  await postBooked()
  for (const owner of owners) await reconcile(owner)
}

/** What the accounts of all books come to, by name: sellers' beside the platform's. */
export async function sumsOfBooks(): Promise<Record<string, number>> {
  const rows = await db().$queryRaw<{ name: string; sum: number }[]>`
    select concat(case j.book when 'platform' then 'platform ' else 'sellers ' end, e.account, ' ', e.currency) as name, sum(e."amountMinor")::float8 as sum
    from "LedgerJournal" j join "LedgerEntry" e on e."journalId" = j.id group by 1 having sum(e."amountMinor") <> 0 order by 1`
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

/** Everything that is not as it must be once the books are closed. */
export async function wrongWithBooks({ control, platform }: Sandbox): Promise<Broken[]> {
  const booked = await control.objects('balance_transaction')
  const says: string[] = []
  for (const owner of await balanceOwners()) {
    for (const { sellerOrderId, amountMinor, currency } of await openClearing(owner, false))
      says.push(`the book of ${owner} has ${amountMinor} ${currency} open for ${sellerOrderId}`)
    const own = booked.filter(({ account }) => account === (owner === PLATFORM ? platform.accountId : owner))
    const stripes = new Map<string, number>()
    for (const { object } of own) stripes.set(object.currency, (stripes.get(object.currency) ?? 0) + object.net)
    const ours = new Map((await stripeBalances(owner, false)).map(({ currency, amountMinor }) => [currency, amountMinor]))
    for (const currency of new Set([...stripes.keys(), ...ours.keys()]))
      if ((stripes.get(currency) ?? 0) !== (ours.get(currency) ?? 0))
        says.push(`the book of ${owner} says ${ours.get(currency) ?? 0} ${currency}, and its balance is ${stripes.get(currency) ?? 0}`)
  }
  for (const { kind, accountId, subject, oursMinor, stripesMinor } of await db().difference.findMany({ where: { resolvedAt: null } }))
    says.push(`${accountId} disagrees (${kind}, ${subject}): ${oursMinor} here, ${stripesMinor} at Stripe`)
  return [...says, ...wrongWithFees(await sumsOfBooks())].map((each) => ({ checkoutId: null, says: each }))
}

/** What sellers paid us is what we have earned, in every currency. */
function wrongWithFees(sums: Record<string, number>): string[] {
  const currencies = new Set(Object.keys(sums).map((name) => name.split(' ')[2] ?? ''))
  return [...currencies].flatMap((currency) => {
    const of = (name: string) => sums[`${name} ${currency}`] ?? 0
    const [paid, earned] = [of('sellers platform_fees'), -of('platform fees') - of('platform fees_returned')]
    return paid === earned ? [] : [`sellers paid ${paid} ${currency} of fees, and the platform earned ${earned}`]
  })
}
