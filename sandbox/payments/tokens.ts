import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { TokenCard } from '@/sandbox/core/token-card'
import type { World } from '@/sandbox/core/world'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import type { RawHash } from '@/sandbox/http/form'
import { applicationOf } from '@/sandbox/keys/auth'
import { cardView } from './card-sources'
import { namedCard, toTokenCard } from './typed-cards'

type TokenRow = Tables['token']

/** Writes a token of a card. Inside a transaction. */
export function insertCardToken(world: World, account: string, card: TokenCard, clientIp: string | null): TokenRow {
  const token: Stripe.Token = {
    id: accountId('tok', account, world.clock.now()),
    object: 'token',
    card: cardView(card.id, card.card, card.billing, {}),
    client_ip: clientIp,
    created: world.clock.now(),
    livemode: false,
    type: 'card',
    used: false,
  }
  return world.store.insert('token', account, token.id, token, { card })
}

const PREFIX = { account: 'ct', bank_account: 'btok', person: 'cpt' } as const
type ToldType = keyof typeof PREFIX

/** Writes a token of what was told, as it was sent; of a bank account with the view of it. Inside a transaction. */
export function insertTold(
  world: World,
  account: string,
  type: ToldType,
  told: RawHash,
  more: { clientIp: string | null; bank?: Stripe.BankAccount },
): TokenRow {
  const token: Stripe.Token = {
    id: accountId(PREFIX[type], account, world.clock.now()),
    object: 'token',
    ...(more.bank && { bank_account: more.bank }),
    client_ip: more.clientIp,
    created: world.clock.now(),
    livemode: false,
    type,
    used: false,
  }
  return world.store.insert('token', account, token.id, token, { told: JSON.stringify(told) })
}

/** The end of "No such token", which says where it might be, after the pattern of payment methods. */
function elsewhere(world: World, account: string, id: string): string {
  const owner = world.store.get('token', id)?.account
  if (owner === undefined || owner === account || applicationOf(world, owner) === null) return ''
  return (
    '; OAuth key or Stripe-Account header was used but API request was provided with a platform-owned token ID. Please ensure that the provided ' +
    'token matches the specified account.'
  )
}

/** The token with this id on the account; the name of a test card (`tok_visa`) makes a new one. Throws Stripe's `resource_missing`. */
export function findToken(world: World, account: string, id: string, at: { param: string; status: 400 | 404 }): TokenRow {
  const row = world.store.owned('token', account, id)
  if (row) return row
  const named = id.startsWith('tok_') ? namedCard(world, id) : null
  if (named) return insertCardToken(world, account, toTokenCard(world, account, named), null)
  throw missing('token', id, at.param, at.status, elsewhere(world, account, id))
}

function useUp(world: World, row: TokenRow): void {
  if (row.object.used) throw invalidRequest(`You cannot use a Stripe token more than once: ${row.id}.`, { code: 'token_already_used' })
  world.store.update('token', row.id, { used: true })
}

/** Takes what was told out of a token of this type, which works once. Throws 400. Inside a transaction. */
export function redeemTold(world: World, account: string, id: string, at: { type: ToldType; param: string }): RawHash {
  const row = findToken(world, account, id, { param: at.param, status: 400 })
  if (row.object.type !== at.type || row.hidden.told === undefined) throw missing('token', id, at.param, 400)
  useUp(world, row)
  return JSON.parse(row.hidden.told)
}

/** Takes the card out of a token, which works once. Throws 400. Inside a transaction. */
export function redeemCardToken(world: World, account: string, id: string, param: string): TokenCard {
  const row = findToken(world, account, id, { param, status: 400 })
  const { card } = row.hidden
  if (!card) throw missing('token', id, param, 400)
  useUp(world, row)
  return card
}
