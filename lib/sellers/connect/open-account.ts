import { takeToken } from '@/lib/db/operations/rate-limit'
import { beginAgain, beginOpening, findOpening, noteAnswer, type OpeningRow } from '@/lib/db/sellers/account-openings'
import { findConnection, storeConnection } from '@/lib/db/sellers/connections'
import { findSeller } from '@/lib/db/sellers/sellers'
import { ConnectedAccountId } from '@/lib/domain/ids'
import type { ConnectCode } from '@/lib/domain/sellers/connect-result'
import { unreachable } from '@/lib/domain/unreachable'
import { env } from '@/lib/env'
import { log } from '@/lib/log/log'
import { resumeCharges } from '@/lib/sellers/resume-charges'
import { syncAccount } from '@/lib/sellers/sync-account'
import { retrieveAccount } from '@/lib/stripe/calls/accounts'
import { findOpenedAtStripe, openAccountAtStripe } from '@/lib/stripe/calls/managed-accounts'
import { readAccountWays } from './account-offer'

/** `isSubmitted`: its owner has told Stripe who they are before, so nothing is to be told now. */
export type OpenOutcome = { kind: 'opened'; accountId: ConnectedAccountId; isSubmitted: boolean } | Refused
type Made = { kind: 'made'; accountId: ConnectedAccountId } | Refused
type Refused = { kind: 'refused'; code: ConnectCode }

/** Stripe forgets a key after a day at the earliest: past this, what came of the first call is looked for before it is repeated. */
const KEY_MS = 23 * 3_600_000

/**
 * Opens an account at Stripe for a seller, or takes back into use the one that was opened for them before, and makes it theirs. A press that is repeated, at once or
 * after a crash, comes to the same account.
 * @param country ISO 3166, for a new account; null: the one there is. An account that its owner has told Stripe about is never replaced by another.
 */
export async function openAccount(seller: { sellerId: string; email: string }, country: string | null): Promise<OpenOutcome> {
  const { sellerId } = seller
  if (!(await takeToken('connect-start', sellerId)).ok) return refused('too_often')
  if ((await findSeller(sellerId))?.connection?.status === 'connected') return refused('already_connected')
  const wanted = await openingOf(seller, country)
  if ('kind' in wanted) return wanted
  const made = wanted.accountId === null ? await make(wanted) : { kind: 'made' as const, accountId: ConnectedAccountId.parse(wanted.accountId) }
  if (made.kind === 'refused') return made
  const tokens = { sealedAccessToken: null, sealedRefreshToken: null, publishableKey: null }
  const account = { accountId: made.accountId, livemode: wanted.livemode, scope: 'read_write', isManaged: true as const }
  const stored = await storeConnection({ sellerId, ...account, ...tokens })
  if (stored !== 'stored') return refused(stored)
  await syncAccount(made.accountId)
  await resumeCharges(made.accountId)
  const isSubmitted = (await findConnection(made.accountId, wanted.livemode))?.detailsSubmitted ?? false
  return { kind: 'opened', accountId: made.accountId, isSubmitted }
}

/** The row of the account that is wanted now: the one there is, or a further round. */
async function openingOf({ sellerId, email }: { sellerId: string; email: string }, country: string | null): Promise<OpeningRow | Refused> {
  const { livemode } = env()
  const opening = await findOpening(sellerId, livemode)
  const state = opening ? await stateOf(opening, country) : 'none'
  if (state === 'unknown') return refused('open_unknown')
  if (opening && state === 'stays') return opening
  if (!(await readAccountWays()).open) return refused('not_offered')
  if (opening && state === 'asked') return opening
  if (opening) return beginAgain(opening, { country: country ?? opening.country, email })
  return country ? beginOpening({ sellerId, livemode, country, email }) : refused('no_country')
}

/** Whether the account of a row is taken as it is, another one is opened in its place, or its answer is still wanted. */
async function stateOf(opening: OpeningRow, country: string | null): Promise<'stays' | 'replaced' | 'asked' | 'unknown'> {
  if (opening.accountId === null) return opening.refusal === null ? 'asked' : 'replaced'
  const accountId = ConnectedAccountId.parse(opening.accountId)
  const account = await retrieveAccount(accountId)
  if (account.kind === 'unknown') return 'unknown'
  if (account.kind === 'gone') return 'replaced'
  const isElsewhere = country !== null && country !== opening.country
  return isElsewhere && !account.value.detailsSubmitted ? 'replaced' : 'stays'
}

/** Asks Stripe for the account of a row. Whatever it answers is kept. */
async function make(opening: OpeningRow): Promise<Made> {
  const { sellerId, begunAt } = opening
  const before = begunAt.getTime() < Date.now() - KEY_MS ? await findOpenedAtStripe(opening, begunAt) : null
  if (before && before.kind !== 'ok') return refused('open_unknown')
  const outcome = before?.value ? { kind: 'ok' as const, value: before.value } : await openAccountAtStripe(opening)
  switch (outcome.kind) {
    case 'ok':
      await noteAnswer(opening, { accountId: outcome.value })
      return { kind: 'made', accountId: outcome.value }
    case 'unknown':
      return refused('open_unknown')
    case 'refused':
    case 'declined':
      log.warn({ sellerId, code: outcome.code }, 'Stripe refused to open an account for a seller')
      await noteAnswer(opening, { refusal: outcome.message })
      return refused('not_opened')
    default:
      return unreachable(outcome)
  }
}

const refused = (code: ConnectCode): Refused => ({ kind: 'refused', code })
