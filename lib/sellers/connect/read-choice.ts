import { findOpening } from '@/lib/db/sellers/account-openings'
import { findConnection } from '@/lib/db/sellers/connections'
import { findSeller } from '@/lib/db/sellers/sellers'
import { ConnectedAccountId } from '@/lib/domain/ids'
import type { AccountWays, OpenedView } from '@/lib/domain/sellers/account-offer'
import { env } from '@/lib/env'
import { readAccountWays } from './account-offer'

/** What a seller without an account in use can choose. `open`: a new one can be opened. */
export type AccountChoice = AccountWays & { opened: OpenedView | null }

/** The ways to an account for a seller; null where one is in use. */
export async function readAccountChoice(sellerId: string): Promise<AccountChoice | null> {
  const connection = (await findSeller(sellerId))?.connection ?? null
  if (connection?.status === 'connected') return null
  const [{ connect }, { open }, opened] = await Promise.all([readAccountWays(connection), readAccountWays(), openedFor(sellerId)])
  return { connect, open: open && !opened?.isSubmitted, opened }
}

async function openedFor(sellerId: string): Promise<OpenedView | null> {
  const { livemode } = env()
  const accountId = (await findOpening(sellerId, livemode))?.accountId
  const account = accountId ? await findConnection(ConnectedAccountId.parse(accountId), livemode) : null
  // Stripe let us in no more: another one takes its place.
  if (!account || account.disconnectReason === 'by_stripe') return null
  return { accountName: account.businessName ?? account.email ?? account.accountId, isSubmitted: account.detailsSubmitted }
}
