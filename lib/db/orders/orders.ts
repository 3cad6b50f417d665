import { type Branded, branded } from '@/lib/db/branded'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma, SellerOrder } from '@/lib/db/generated/client'
import { newestFirst, olderThan } from '@/lib/db/keyset'
import type { Plain } from '@/lib/db/money-columns'
import { findSellerReader } from '@/lib/db/sellers/sellers'
import { type Page, pageOf, placeOf } from '@/lib/domain/wire/cursor'

const whole = {
  customer: true,
  savedCard: true,
  links: { select: { generation: true } },
  address: true,
  discountUses: { select: { discountId: true, state: true } },
  digitalConsent: { select: { at: true, wording: true } },
  parts: {
    orderBy: { position: 'asc' },
    include: {
      seller: {
        select: { id: true, shopName: true, slug: true, connection: { select: { country: true } }, closure: { select: { closedAt: true } } },
      },
      lines: { include: { product: { select: { slug: true, pictureId: true } }, variant: { select: { pictureId: true } } } },
      amount: true,
      partialCapture: true,
      delivery: true,
      taxLines: { orderBy: { position: 'asc' } },
      taxRecord: { select: { calculationId: true } },
      discounts: { orderBy: { id: 'asc' } },
      call: { select: { key: true, params: true, requestedAt: true } },
      cancelation: { select: { status: true, reason: true } },
    },
  },
} satisfies Prisma.OrderInclude

/** An order with everything a use case plans with or shows. */
export type OrderRow = Branded<Plain<Prisma.OrderGetPayload<{ include: typeof whole }>>>
export type PartRow = OrderRow['parts'][number]

/** Columns an event may write besides the statuses. */
export type OrderChanges = Partial<
  Pick<
    OrderRow,
    | 'confirmationTokenId'
    | 'setupIntentId'
    | 'setupClientSecret'
    | 'savedCardId'
    | 'endReason'
    | 'declineCode'
    | 'declineMessage'
    | 'decidedAt'
    | 'paidAt'
    | 'expiresAt'
    | 'wakeAt'
    | 'dueAt'
    | 'userId'
  >
>
/** Columns of a part, and the call it waits for; null where it waits for none any more. */
export type PartColumns = Partial<Omit<Plain<SellerOrder>, 'id' | 'orderId' | 'sellerId' | 'accountId' | 'chargeModel'>> & { call?: PartCall | null }
type PartCall = { key: string; params: object | null; requestedAt: Date }
export type PartChanges = Omit<PartColumns, 'status'>

type MailReader = { locale: string | null; timeZone: string | null }

/** One order, whole; null when there is none. */
export async function findOrder(id: string): Promise<OrderRow | null> {
  return branded(await db().order.findUnique({ where: { id }, include: whole }))
}

/** One order that is known to be there, whole, as the transaction sees it. */
export async function getOrder(id: string, tx: Tx = db()): Promise<OrderRow> {
  return branded(await tx.order.findUniqueOrThrow({ where: { id }, include: whole }))
}

/** The order of a checkout; null when none was begun. */
export async function findOrderByCheckout(checkoutId: string): Promise<OrderRow | null> {
  return branded(await db().order.findUnique({ where: { checkoutId }, include: whole }))
}

/** The order for a change: nobody else changes it before this transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow> {
  await tx.$queryRaw`select 1 from "Order" where id = ${id} for update`
  return getOrder(id, tx)
}

/** What a part forgets when its canceled PaymentIntent is replaced by a new one; the order's history keeps its id. */
export const WITHOUT_PAYMENT = {
  paymentIntentId: null,
  clientSecret: null,
  chargeId: null,
  captureBefore: null,
  call: null,
} satisfies PartChanges

/** Notes whether the stock of these parts is held. */
export async function markStock(tx: Tx, partIds: string[], stockHeld: boolean): Promise<void> {
  if (partIds.length > 0) await tx.sellerOrder.updateMany({ where: { id: { in: partIds } }, data: { stockHeld } })
}

/**
 * Ends the time in which an order may be finished, unless it has ended or is decided already, and writes what becomes known by that.
 * @returns whether it was still running
 */
export async function endOrder(tx: Tx, id: string, changes: Pick<OrderChanges, 'endReason' | 'declineCode' | 'declineMessage'>): Promise<boolean> {
  const where = { id, status: { in: ['open' as const, 'declined' as const] }, decision: { not: 'capture' as const }, expiresAt: { gt: new Date() } }
  return (await tx.order.updateMany({ where, data: { ...changes, expiresAt: new Date(), wakeAt: new Date() } })).count === 1
}

/** A line of an order's history. */
export type HistoryEntry = { orderId: string; sellerOrderId?: string; event: string; detail?: Prisma.InputJsonValue }

/** Adds a line to the order's history. */
export function noteOrderEvent(tx: Tx, entry: HistoryEntry): Promise<void> {
  return noteOrderEvents(tx, [entry])
}

/** Adds lines to the order's history, in this order. */
export async function noteOrderEvents(tx: Tx, entries: HistoryEntry[]): Promise<void> {
  if (entries.length > 0) await tx.orderEvent.createMany({ data: entries })
}

/** The order that a SetupIntent belongs to; null when it is none of ours. */
export async function findOrderIdBySetup(setupIntentId: string): Promise<string | null> {
  const order = await db().order.findFirst({ where: { setupIntentId }, select: { id: true } })
  return order?.id ?? null
}

const CAME_TO_SOMETHING = {
  // What was ordered to be charged later counts even where it could not be.
  OR: [{ status: { in: ['open', 'paid', 'scheduled', 'partly_paid', 'refunded'] } }, { parts: { some: { agreedAt: { not: null } } } }],
} satisfies Prisma.OrderWhereInput

/** A buyer's orders, and those a guest placed under the address they have proven, newest first, that came to something or may yet. */
export async function findOrdersOfBuyer(
  { userId, provenEmail }: { userId: string; provenEmail: string | null },
  filter: { cursor?: string | null; limit: number },
): Promise<Page<OrderRow>> {
  const whose = [{ userId }, ...(provenEmail ? [{ userId: null, email: provenEmail }] : [])]
  const rows = await db().order.findMany({
    where: { AND: [{ OR: whose }, olderThan(placeOf(filter.cursor)), CAME_TO_SOMETHING] },
    include: whole,
    orderBy: newestFirst,
    take: filter.limit + 1,
  })
  return pageOf(branded(rows), filter.limit)
}

/** The newest order that its buyer may have left before it was finished: of the signed-in person, or begun by a guest in this browser. Null when there is none. */
export async function findUnfinishedOrder(
  { userId, browserHash }: { userId: string | null; browserHash: string },
  now: Date,
): Promise<OrderRow | null> {
  const whose = [{ userId: null, browserHash }, ...(userId ? [{ userId }] : [])]
  const order = await db().order.findFirst({
    where: { OR: whose, status: { in: ['open', 'partly_paid'] }, expiresAt: { gt: now } },
    include: whole,
    orderBy: { createdAt: 'desc' },
  })
  return branded(order)
}

/** The order of a part, the part, and how its people read mail; null when there is no such part. A signed-in buyer's own locale is newer than the order's. */
export async function findOrderOfPart(
  sellerOrderId: string,
): Promise<{ order: OrderRow; part: PartRow; buyer: MailReader; seller: MailReader & { email: string | null } } | null> {
  // From the part to its order: asked for the order of which it is a part, PostgreSQL puts together one order after the other until it comes to that.
  const found = await db().sellerOrder.findUnique({ where: { id: sellerOrderId }, select: { order: { include: whole } } })
  const order: OrderRow | null = branded(found?.order ?? null)
  const part = order?.parts.find(({ id }) => id === sellerOrderId)
  if (!order || !part) return null
  const select = { email: true, locale: true, timeZone: true } as const
  const [seller, user] = await Promise.all([
    findSellerReader(part.sellerId),
    order.userId ? db().user.findUnique({ where: { id: order.userId }, select }) : null,
  ])
  const buyer = { locale: user?.locale ?? order.locale, timeZone: user?.timeZone ?? order.timeZone }
  return { order, part, buyer, seller: seller ?? { email: null, locale: null, timeZone: null } }
}
