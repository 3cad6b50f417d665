/**
 * What a seller should hear of their Stripe account from us, since the shop stops with it: `paused`: it takes no payments; `payouts_paused`: it takes them and pays nothing out;
 * `details_due`: Stripe wants something before it does either; `left`: it is connected no more. Whoever closes it for good says so at Stripe: `rejected`.
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
  return news === null || news === standing(before) ? null : worseThan(news, standing(before))
}

/** How an account stands that its owner has finished; null where nothing is wrong. */
export function standing({ chargesEnabled, payoutsEnabled, currentlyDue, pastDue, disabledReason }: AccountFacts): AccountNews | null {
  if (disabledReason?.startsWith('rejected')) return 'rejected'
  if (!chargesEnabled) return 'paused'
  if (!payoutsEnabled) return 'payouts_paused'
  return currentlyDue.length + pastDue.length > 0 ? 'details_due' : null
}

const BY_WEIGHT: (AccountNews | null)[] = [null, 'details_due', 'payouts_paused', 'paused', 'rejected', 'left']

function worseThan(news: AccountNews, before: AccountNews | null): AccountNews | null {
  return BY_WEIGHT.indexOf(news) > BY_WEIGHT.indexOf(before) ? news : null
}
