import type { World } from '@/sandbox/core/world'
import { money } from '@/sandbox/dashboard/format'
import { cardLine } from '@/sandbox/dashboard/read-payments'
import { isChallenged } from '@/sandbox/payments/authentication'
import type { ChallengeProps } from './pages/challenge-page'

export type FoundIntent = {
  table: 'payment_intent' | 'setup_intent'
  account: string
  returnUrl: string | null
  props: ChallengeProps
  waiting: boolean
  status: string
}

/**
 * Finds the intent that a challenge is about. The client secret is what entitles: without the right one there is nothing to see.
 * @returns null when no such intent belongs to that secret
 */
export function findChallenge(world: World, id: string, secret: string): FoundIntent | null {
  const table = id.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
  const row = world.store.get(table, id)
  if (!row || secret === '' || row.object.client_secret !== secret) return null
  const owner = world.store.get('account', row.account)
  const method = row.object.payment_method
  const card = world.store.get('payment_method', typeof method === 'string' ? method : (method?.id ?? ''))?.object.card
  const props: ChallengeProps = {
    business: owner?.object.business_profile?.name ?? 'this business',
    amount: 'amount' in row.object ? money(row.object.amount, row.object.currency) : null,
    card: cardLine(card),
    intent: id,
    secret,
    account: row.account,
  }
  return {
    table,
    account: row.account,
    returnUrl: row.object.next_action?.redirect_to_url?.return_url ?? null,
    props,
    waiting: isChallenged(row),
    status: row.object.status,
  }
}
