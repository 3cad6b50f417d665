import type { Viewer } from '@/lib/auth/viewer-of'
import { findAccountOffer, writeAccountOffer } from '@/lib/db/sellers/account-openings'
import { type AccountOffer, type AccountWays, accountWays } from '@/lib/domain/sellers/account-offer'
import { env } from '@/lib/env'

/** What the operator has chosen, and whether connecting is possible: it needs the platform's client id. */
export async function readAccountOffer(): Promise<{ offer: AccountOffer; hasClientId: boolean }> {
  const hasClientId = Boolean(env().STRIPE_CLIENT_ID)
  return { offer: hasClientId ? ((await findAccountOffer()) ?? 'connect') : 'open', hasClientId }
}

/** The ways to an account that work now. @param last the account a seller had last */
export async function readAccountWays(last: { isManaged: boolean } | null = null): Promise<AccountWays> {
  return accountWays(await findAccountOffer(), Boolean(env().STRIPE_CLIENT_ID), last)
}

/** The operator chooses which ways sellers are offered from now on; accounts that sellers have stay as they are. */
export async function setAccountOffer(
  { userId, isOperator }: Pick<Viewer, 'userId' | 'isOperator'>,
  offer: AccountOffer,
): Promise<'saved' | 'not_operator' | 'no_client_id'> {
  if (!isOperator) return 'not_operator'
  if (offer !== 'open' && !env().STRIPE_CLIENT_ID) return 'no_client_id'
  await writeAccountOffer(userId, offer)
  return 'saved'
}
