/**
 * What we tell a seller of their Stripe account. `details_due`: Stripe asks for information; `payouts_paused`: the account takes payments but pays nothing out; `paused`: it takes
 * no payments; `rejected`: Stripe has closed it for good; `left`: it is no longer connected.
 */
export type AccountNews = 'paused' | 'payouts_paused' | 'details_due' | 'left' | 'rejected'

export type AccountFacts = {
  detailsSubmitted: boolean
  chargesEnabled: boolean
  payoutsEnabled: boolean
  currentlyDue: readonly string[]
  pastDue: readonly string[]
  disabledReason: string | null
}

/** What has become worse since an account was last read; null where nothing has, and while its owner has not finished it. The worst is told alone. */
export function accountNews(before: AccountFacts, now: AccountFacts): AccountNews | null {
  if (!before.detailsSubmitted) return null
  const news = standing(now)
  return weightOf(news) > weightOf(standing(before)) ? news : null
}

/** How an account stands that its owner has finished; null where nothing is wrong. */
export function standing({ chargesEnabled, payoutsEnabled, currentlyDue, pastDue, disabledReason }: AccountFacts): AccountNews | null {
  if (disabledReason?.startsWith('rejected')) return 'rejected'
  if (!chargesEnabled) return 'paused'
  if (!payoutsEnabled) return 'payouts_paused'
  return currentlyDue.length + pastDue.length > 0 ? 'details_due' : null
}

const BY_WEIGHT: (AccountNews | null)[] = [null, 'details_due', 'payouts_paused', 'paused', 'rejected', 'left']

const weightOf = (news: AccountNews | null) => BY_WEIGHT.indexOf(news)
