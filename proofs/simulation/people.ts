import { randomUUID } from 'node:crypto'
import { cancelItem } from '@/lib/cancelation/cancel-item'
import { cancelPaid } from '@/lib/cancelation/cancel-paid'
import { cancelSale } from '@/lib/cancelation/cancel-sale'
import { db } from '@/lib/db/client'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { isChargedLater } from '@/lib/domain/order/order'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { letItComeBack, letThemDownload, letThemWrite } from './aftermath'
import { letItBeCapturedAtStripe } from './capturing'
import type { Chance } from './chance'
import { letBanksDispute } from './disputing'
import type { Shelf } from './lane'
import type { Life } from './life'
import { letThemRefund } from './refunding'

/** What may happen to a part that is charged later: mostly nothing before its time. */
const DEEDS = ['is ready', 'is ready', 'cancels', 'buyer cancels', 'is ready and cancels', 'cancels both', 'nothing', 'nothing'] as const

/** Once the buyer is gone: sellers are ready to ship and cancel what is charged later, buyers call it off, each in a process that may die of it. */
export async function letPeopleAct(chance: Chance, life: Life, shelves: Shelf[]): Promise<void> {
  const order = await db().order.findUnique({ where: { checkoutId: life.story.checkoutId }, include: { parts: { orderBy: { position: 'asc' } } } })
  for (const part of order?.parts.filter(({ status }) => status === 'captured') ?? []) {
    if (shelves.some(({ seller }) => seller.sellerId === part.sellerId)) await letGoodsMove(chance, life, part)
  }
  const capturedAtStripe = new Set<string>()
  for (const part of order?.parts ?? []) {
    if (!shelves.some(({ seller }) => seller.sellerId === part.sellerId)) continue
    if (!(await letItBeCapturedAtStripe(chance, life, part))) continue
    capturedAtStripe.add(part.id)
    await letGoodsMove(chance, life, part)
  }
  for (const { id, sellerId, orderId } of order?.parts.filter(isChargedLater) ?? []) {
    if (capturedAtStripe.has(id) || !shelves.some(({ seller }) => seller.sellerId === sellerId)) continue
    const deed = chance.of(DEEDS)
    const ready = () => life.act(() => readyToShip(sellerId, id))
    const cancel = () => life.act(() => cancelSale(sellerId, id))
    const requestCancel = () => life.act(() => cancelItem(orderId, id, life.buyer))
    const acts = {
      'is ready': [ready],
      cancels: [cancel],
      'buyer cancels': [requestCancel],
      'is ready and cancels': [ready, cancel],
      'cancels both': [cancel, requestCancel],
      nothing: [],
    }
    const told = await Promise.all(acts[deed].map((act) => act()))
    life.tell(`${id.slice(0, 8)}, later: ${deed}: ${told.map((each) => each?.kind ?? 'nothing').join(', ')}`)
  }
}

/** What may happen to a paid part: it is shipped, its buyer cancels it for a refund, or both at once. */
async function letGoodsMove(chance: Chance, life: Life, part: PaidPart): Promise<void> {
  const { id, sellerId, orderId } = part
  const deed = chance.of(PAID_DEEDS)
  const lines = await db().orderLine.findMany({ where: { sellerOrderId: id } })
  const quantities = Object.fromEntries(lines.map((line) => [line.id, String(line.quantity)]))
  const ship = () => life.act(() => shipItems(sellerId, id, randomUUID(), { ...NO_TRACKING, quantities }))
  const cancel = () => life.act(() => cancelPaid(orderId, id, life.buyer))
  const acts = { ships: [ship], cancels: [cancel], 'ships and cancels': [ship, cancel], nothing: [] }
  const told = await Promise.all(acts[deed].map((act) => act()))
  if (told.length > 0) life.tell(`${id.slice(0, 8)}, paid: ${deed}: ${told.map((each) => each?.kind ?? 'nothing').join(', ')}`)
  await letThemRefund(chance, life, part, lines)
  await letThemWrite(chance, life, part)
  for (const line of lines) {
    if (line.kind === 'digital') await letThemDownload(chance, life, orderId, line.id)
    if (line.kind === 'physical' && deed === 'ships' && chance.is(0.7)) await letItComeBack(chance, life, part, line)
  }
  await letBanksDispute(chance, life, part)
}

type PaidPart = { id: string; sellerId: string; orderId: string; accountId: string; paymentIntentId: string | null }

const PAID_DEEDS = ['ships', 'ships', 'cancels', 'ships and cancels', 'nothing', 'nothing'] as const
