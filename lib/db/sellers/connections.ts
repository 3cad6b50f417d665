import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Branded, branded } from '@/lib/db/branded'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { ConnectedAccount, DisconnectReason, Prisma } from '@/lib/db/generated/client'
import { jobIdOf } from '@/lib/db/jobs/job-id'
import { send } from '@/lib/db/jobs/jobs'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { type AccountFacts, type AccountNews, accountNews } from '@/lib/domain/sellers/account-news'

export type ConnectionRow = Branded<ConnectedAccount>
const FINISHING = ['authorizing', 'requires_action', 'authorized'] as const

/** What a finished exchange gives us to keep. Tokens come sealed. */
export type NewConnection = {
  sellerId: string
  accountId: ConnectedAccountId
  livemode: boolean
  scope: string
  sealedAccessToken: string | null
  sealedRefreshToken: string | null
  publishableKey: string | null
  /** Whether we opened it; left out where its owner connects it over OAuth, which does not undo that. */
  isManaged?: true
}

/** A connected account of one mode; null when we never had it. */
export async function findConnection(
  accountId: ConnectedAccountId,
  livemode: boolean,
  tx: Tx = db(),
): Promise<(ConnectionRow & { seller: { id: string } | null }) | null> {
  const where = { accountId_livemode: { accountId, livemode } }
  return branded(await tx.connectedAccount.findUnique({ where, include: { seller: { select: { id: true } } } }))
}

/**
 * Makes an account the seller's. All checks and the writing happen under locks on both rows: two returns at once cannot give one account to two sellers,
 * nor two accounts to one.
 * @returns `taken` when another seller has the account, `already_connected` when this seller has another account
 */
export function storeConnection(input: NewConnection): Promise<'stored' | 'taken' | 'already_connected'> {
  const { sellerId, ...account } = input
  return transaction(async (tx) => {
    const key = { accountId_livemode: { accountId: account.accountId, livemode: account.livemode } }
    await tx.connectedAccount.createMany({ data: [{ ...account, status: 'disconnected' }], skipDuplicates: true })
    await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE "accountId" = ${account.accountId} AND livemode = ${account.livemode} FOR UPDATE`
    await tx.$queryRaw`SELECT 1 FROM "Seller" WHERE id = ${sellerId} FOR UPDATE`
    const row = await tx.connectedAccount.findUniqueOrThrow({ where: key, include: { seller: true } })
    if (row.status === 'connected' && row.seller && row.seller.id !== sellerId) return 'taken'
    const seller = await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, include: { connection: true } })
    if (seller.connection?.status === 'connected' && seller.connection.id !== row.id) return 'already_connected'
    if (row.seller && row.seller.id !== sellerId) await tx.seller.update({ where: { id: row.seller.id }, data: { connectionId: null } })
    const renewed = { status: 'connected', connectedAt: new Date(), disconnectedAt: null, disconnectReason: null, syncedAt: null } as const
    await tx.connectedAccount.update({ where: key, data: { ...account, ...renewed } })
    await tx.seller.update({ where: { id: sellerId }, data: { connectionId: row.id } })
    const before = seller.connection && { accountId: seller.connection.accountId, status: seller.connection.status }
    const after = { accountId: account.accountId, status: 'connected' }
    await noteChange(tx, {
      actor: { sellerId },
      deed: account.isManaged ? 'account_opened' : 'account_connected',
      subjectId: account.accountId,
      before,
      after,
    })
    return 'stored'
  })
}

/**
 * Keeps what Stripe told about an account, with a mail to its seller where it has become worse. An answer that was asked for earlier than the one we have is dropped.
 * @param askedAt when the call to Stripe began
 */
export function storeFacts(id: string, askedAt: Date, facts: AccountFacts & Prisma.ConnectedAccountUpdateManyMutationInput): Promise<void> {
  return transaction(async (tx) => {
    await tx.$queryRaw`select from "ConnectedAccount" where id = ${id} for update`
    const before = await tx.connectedAccount.findUnique({ where: { id } })
    if (before?.status !== 'connected' || (before.syncedAt && before.syncedAt >= askedAt)) return
    await tx.connectedAccount.update({ where: { id }, data: { ...facts, syncedAt: askedAt } })
    const news = before.syncedAt && accountNews(before, facts)
    if (news) await tell(tx, id, news, askedAt)
  })
}

/** The mail about an account's news, one of a kind a day: an account may go to and fro. */
async function tell(tx: Tx, connectionId: string, news: AccountNews, at: Date): Promise<void> {
  await send(tx, 'send-account-mail', { connectionId, news }, { id: jobIdOf(`account:${connectionId}:${news}:${at.toISOString().slice(0, 10)}`) })
}

/**
 * Marks an account as left, and forgets its tokens, with a mail to its seller where they did not do it here, unless it was connected again after `since`.
 * @returns false when nothing changed
 */
export function storeDisconnect(id: string, since: Date, disconnectReason: DisconnectReason): Promise<boolean> {
  return transaction(async (tx) => {
    const now = new Date()
    const { count } = await tx.connectedAccount.updateMany({
      where: { id, status: 'connected', connectedAt: { lte: since } },
      data: { status: 'disconnected', disconnectedAt: now, disconnectReason, ...FORGOTTEN },
    })
    if (count === 1 && disconnectReason === 'by_stripe') await tell(tx, id, 'left', now)
    return count === 1
  })
}

const FORGOTTEN = { sealedAccessToken: null, sealedRefreshToken: null, publishableKey: null }

/**
 * Stops selling over an account before Stripe is told, as long as none of its orders is under way. Its tokens stay until Stripe has confirmed.
 * @returns how many orders stand in the way, or when it was paused
 */
export function pauseForDisconnect(connection: ConnectionRow): Promise<{ openOrders: number } | { pausedAt: Date }> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ConnectedAccount" WHERE id = ${connection.id} FOR UPDATE`
    const openOrders = await countOpenOrders(tx, connection)
    if (openOrders > 0) return { openOrders }
    const pausedAt = new Date()
    const data = { status: 'disconnected', disconnectedAt: pausedAt, disconnectReason: 'by_seller' } as const
    await tx.connectedAccount.update({ where: { id: connection.id }, data })
    const { seller, accountId } = await tx.connectedAccount.findUniqueOrThrow({ where: { id: connection.id }, include: { seller: true } })
    const states = { before: { status: connection.status }, after: { status: data.status } }
    if (seller) await noteChange(tx, { actor: { sellerId: seller.id }, deed: 'account_disconnected', subjectId: accountId, ...states })
    return { pausedAt }
  })
}

/**
 * Holds accounts connected until the caller's transaction ends: a disconnect waits for it and then sees its order.
 * @returns how many of them have left
 */
export async function lockConnectionRows(tx: Tx, accountIds: string[], livemode: boolean): Promise<number> {
  const wanted = [...new Set(accountIds)].sort()
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "ConnectedAccount"
    WHERE "accountId" = ANY(${wanted}) AND livemode = ${livemode} AND status = 'connected' ORDER BY id FOR SHARE`
  return wanted.length - held.length
}

function countOpenOrders(tx: Tx, { accountId, livemode }: ConnectionRow): Promise<number> {
  const order = { status: 'open' as const }
  // What is captured is given back should another seller of an open order be lost; not any more once it is agreed, whatever its buyer comes back for.
  const inOpen = [
    { status: 'pending' as const, order },
    { status: 'captured' as const, agreedAt: null, order },
  ]
  const underWay = [{ status: { in: [...FINISHING] } }, ...inOpen]
  return tx.sellerOrder.count({ where: { accountId, order: { livemode }, OR: underWay } })
}

/** Forgets the tokens of an account whose disconnect Stripe confirmed. */
export async function forgetTokens(id: string): Promise<void> {
  await db().connectedAccount.updateMany({ where: { id, status: 'disconnected' }, data: FORGOTTEN })
}

/** Takes a pause back, because Stripe did not confirm the disconnect. A connection made meanwhile stays as it is. */
export async function resumeConnection(id: string, pausedAt: Date): Promise<void> {
  const where = { id, status: 'disconnected', disconnectedAt: pausedAt } as const
  await db().connectedAccount.updateMany({ where, data: { status: 'connected', disconnectedAt: null, disconnectReason: null } })
}

/** Connected accounts last read from Stripe before a moment: those that were never read first, then longest ago. */
export async function findStaleConnections(livemode: boolean, before: Date, limit: number): Promise<ConnectedAccountId[]> {
  const connected = { livemode, status: 'connected' as const }
  const [never, longAgo] = await Promise.all([
    db().connectedAccount.findMany({ where: { ...connected, syncedAt: null }, select: NAMED, take: limit }),
    db().connectedAccount.findMany({ where: { ...connected, syncedAt: { lt: before } }, select: NAMED, orderBy: { syncedAt: 'asc' }, take: limit }),
  ])
  return branded([...never, ...longAgo].slice(0, limit)).map(({ accountId }) => accountId)
}

const NAMED = { id: true, accountId: true } as const

/** Sealed tokens in pages, in the order of their ids, for re-sealing. */
export async function listSealed(
  afterId: string | undefined,
  limit: number,
): Promise<Pick<ConnectionRow, 'id' | 'accountId' | 'sealedAccessToken' | 'sealedRefreshToken'>[]> {
  const rows = await db().connectedAccount.findMany({
    where: { OR: [{ sealedAccessToken: { not: null } }, { sealedRefreshToken: { not: null } }], ...(afterId && { id: { gt: afterId } }) },
    select: { id: true, accountId: true, sealedAccessToken: true, sealedRefreshToken: true },
    orderBy: { id: 'asc' },
    take: limit,
  })
  return branded(rows)
}

/** Puts newly sealed tokens in place of exactly the ones that were read. @returns false when somebody changed them meanwhile */
export async function replaceSealed(
  old: Pick<ConnectionRow, 'id' | 'sealedAccessToken' | 'sealedRefreshToken'>,
  renewed: Pick<ConnectionRow, 'sealedAccessToken' | 'sealedRefreshToken'>,
): Promise<boolean> {
  const { count } = await db().connectedAccount.updateMany({ where: old, data: renewed })
  return count === 1
}

/** How many accounts have sealed tokens. */
export function countSealed(): Promise<number> {
  return db().connectedAccount.count({ where: { OR: [{ sealedAccessToken: { not: null } }, { sealedRefreshToken: { not: null } }] } })
}

/** How many accounts in use their owners connected over OAuth. */
export function countConnectedOverOAuth(livemode: boolean): Promise<number> {
  return db().connectedAccount.count({ where: { livemode, status: 'connected', isManaged: false } })
}

/** A connected account with the shop it is of; null where there is none. */
export async function findConnectionOfShop(id: string) {
  return db().connectedAccount.findUnique({ where: { id }, include: { seller: { select: { id: true, shopName: true } } } })
}
