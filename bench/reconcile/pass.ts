import { Servers, VirtualTime } from '@/bench/virtual-time'
import type { RateLimit } from '@/lib/domain/operations/token-bucket'
import { Pace } from '@/lib/stripe/pace/pace'

const MINUTE = 60_000
const LIST = 'GET /v1/balance_transactions'
/** Of an account that agrees: what was booked since the last time, its payouts, its balance. */
const ENDS = ['GET /v1/payouts', 'GET /v1/balance']

export type PassOf = {
  accounts: number
  /** Transactions to be read: of all sellers' accounts, and of our own. */
  transactions: number
  platformTransactions: number
  limit: RateLimit
  callMs: number
  /** Our own processor and database time of an account. */
  ownMs: number
  workers: number
}

/** Reads every account once in virtual time, as the jobs do: so many are sent a minute, so many are read side by side. @returns calls, and minutes until all are read */
export function readAll({ accounts, transactions, platformTransactions, limit, callMs, ownMs, workers }: PassOf): {
  calls: number
  minutes: number
  platformMinutes: number
} {
  const time = new VirtualTime()
  const pace = new Pace(limit, { now: () => time.now, after: (ms, work) => time.after(ms, work), forget })
  const slots = new Servers(time, workers * SIDE_BY_SIDE)
  const seen = { calls: 0, left: accounts, minutes: 0, platformMinutes: 0 }
  const call = (account: string, endpoint: string, then: () => void): void => {
    seen.calls += 1
    pace.ask({ account, endpoint, lane: 'batch' }, (may) => {
      if (may) time.after(callMs, then)
      else call(account, endpoint, then)
    })
  }
  const read = (account: string, pages: number, done: () => void): void => {
    const endpoints = [...Array.from({ length: pages }, () => LIST), ...ENDS]
    const next = (at: number): void => {
      const endpoint = endpoints[at]
      if (endpoint) call(account, endpoint, () => next(at + 1))
      else time.after(ownMs, done)
    }
    next(0)
  }
  const pagesOf = (count: number) => Math.max(1, Math.ceil(count / 100))
  const noteOwn = () => {
    seen.platformMinutes = time.now / MINUTE
  }
  time.after(0, () => read('platform', pagesOf(platformTransactions), noteOwn))
  for (let at = 0; at < accounts; at += 1) {
    time.after(Math.floor(at / SENT_A_MINUTE) * MINUTE, () =>
      slots.take((release) =>
        read(`acct_${at}`, pagesOf(transactions / accounts), () => {
          release()
          seen.left -= 1
          if (seen.left === 0) seen.minutes = time.now / MINUTE
        }),
      ),
    )
  }
  for (let end = MINUTE; seen.left > 0 || seen.platformMinutes === 0; end += MINUTE) time.runUntil(end)
  return seen
}

/** As `lib/balance/find-due-balances.ts` sends them, and the queue `read-balance` takes them. */
const SENT_A_MINUTE = 500
const SIDE_BY_SIDE = 4

function forget(timer: unknown): void {
  if (timer && typeof timer === 'object' && 'work' in timer) timer.work = null
}
