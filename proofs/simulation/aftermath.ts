// What people do once something is theirs: they return it, write to each other, and download it; each in a process that may die of it.
import { randomUUID } from 'node:crypto'
import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { makeDownloadLink, openDownload, recordDownload } from '@/lib/digital/download'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import { RETURN_CONDITIONS } from '@/lib/domain/returns/return-form'
import { RETURN_REASONS } from '@/lib/domain/returns/return-policy'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { writeAsBuyer, writeAsSeller } from '@/lib/messages/write-message'
import { approveReturn, declineReturn, receiveReturn } from '@/lib/returns/answer-return'
import { cancelReturn, sendReturn } from '@/lib/returns/follow-return'
import { requestReturn } from '@/lib/returns/request-return'
import type { Chance } from './chance'
import type { Life } from './life'
import { refund as refundThroughShop } from './refunding'

type Part = { id: string; sellerId: string; orderId: string; accountId: string; paymentIntentId: string | null }
type Line = { id: string; quantity: number; unitPriceMinor: number }
/** Acts that are done at the same moment. */
type Acts = (() => Promise<{ kind: string } | null>)[]

const ADDRESS = 'Clay & Kiln\n1 High Street\nBath'
const ANSWERS = ['approves', 'approves', 'approves', 'declines', 'approves and declines', 'approves, and it is canceled', 'nothing'] as const
const SENDINGS = ['sends', 'sends', 'sends', 'cancels', 'sends and cancels', 'nothing'] as const

/** Some pieces of a line that was shipped come back, or do not. */
export async function letItComeBack(chance: Chance, life: Life, part: Part, line: Line): Promise<void> {
  const { id: partId, orderId, sellerId } = part
  const { buyer } = life
  const returnId = randomUUID()
  const [of, place] = [
    { sellerId, sellerOrderId: partId, returnId },
    { orderId, partId, returnId },
  ]
  const asker = { buyer, key: undefined }
  const tell = async (what: string, acts: Acts) => {
    const told = await Promise.all(acts.map((act) => life.act(act)))
    life.tell(`return ${returnId.slice(0, 8)}: ${what}: ${told.map((each) => each?.kind ?? 'nothing').join(', ')}`)
  }
  const values = { quantities: { [line.id]: String(chance.within(1, line.quantity)) }, reason: chance.of(RETURN_REASONS), words: '' }
  const ask = () => requestReturn({ orderId, partId, buyer, key: undefined }, returnId, values, [])
  await tell('asked for', chance.is(0.2) ? [ask, ask] : [ask])
  const approve = () => approveReturn(of, ADDRESS)
  const decline = () => declineReturn(of, 'It was used.')
  const cancel = () => cancelReturn(place, asker)
  const answer = chance.of(ANSWERS)
  const answers: Record<typeof answer, Acts> = {
    approves: [approve],
    declines: [decline],
    'approves and declines': [approve, decline],
    'approves, and it is canceled': [approve, cancel],
    nothing: [],
  }
  await tell(`its seller ${answer}`, answers[answer])
  const send = () => sendReturn(place, NO_TRACKING, asker)
  const sending = chance.of(SENDINGS)
  await tell(`its buyer ${sending}`, { sends: [send], cancels: [cancel], 'sends and cancels': [send, cancel], nothing: [] }[sending])
  if (chance.is(0.7)) await arrive(chance, life, { part, line, returnId, tell })
}

type Arriving = { part: Part; line: Line; returnId: string; tell: (what: string, acts: Acts) => Promise<void> }

/** It arrives, and is refunded at Stripe: before, at the same moment, after, or never. */
async function arrive(chance: Chance, life: Life, { part, line, returnId, tell }: Arriving): Promise<void> {
  const row = await db().returnLine.findFirst({ where: { returnId } })
  if (!row) return
  const of = { sellerId: part.sellerId, sellerOrderId: part.id, returnId }
  const arrived = { quantity: String(chance.within(1, row.quantity)), condition: chance.of(RETURN_CONDITIONS), restock: chance.is(0.6) }
  const receive = () => receiveReturn(of, { [row.id]: arrived })
  const back = {
    lines: [{ orderLineId: line.id, open: 0, sent: Number(arrived.quantity), isRestocked: false }],
    shippingMinor: 0,
    adjustmentMinor: 0,
  }
  const refundHere = () => refundThroughShop(part, randomUUID(), { ...back, reason: null, note: null }, returnId)
  const refund = async () => {
    await refundAtStripe(life.sandbox, part, line.unitPriceMinor)
    await settleSellerOrder(part.id)
    return { kind: 'refunded' }
  }
  const order = chance.of(['arrives', 'arrives twice', 'arrives, refunded', 'refunded, arrives', 'arrives while it is refunded'] as const)
  if (order === 'refunded, arrives') await tell('refunded', [refund])
  await tell(order, { 'arrives twice': [receive, receive], 'arrives while it is refunded': [receive, refund] }[order as string] ?? [receive])
  if (order === 'arrives, refunded') await tell('refunded', [chance.is(0.5) ? refundHere : refund])
}

/** A part of the price, on the seller's own account; a fault may lose the answer, so that only Stripe knows. */
async function refundAtStripe({ platform, url }: Sandbox, { accountId, paymentIntentId }: Part, amountMinor: number): Promise<void> {
  const headers = { authorization: `Bearer ${platform.secretKey}`, 'stripe-account': accountId }
  const body = new URLSearchParams({ payment_intent: paymentIntentId ?? '', amount: String(Math.ceil(amountMinor / 2)) })
  await fetch(`${url}/v1/refunds`, { method: 'POST', headers, body }).catch(() => null)
}

/** Buyer and seller write to each other, and what is pressed twice is one message. */
export async function letThemWrite(chance: Chance, life: Life, { id: partId, orderId, sellerId }: Part): Promise<void> {
  for (let left = chance.of([0, 0, 1, 1, 2]); left > 0; left -= 1) {
    const id = randomUUID()
    const asBuyer = () => writeAsBuyer({ orderId, partId, buyer: life.buyer, key: undefined }, id, 'When does it come?')
    const asSeller = () => writeAsSeller(sellerId, partId, id, 'Tomorrow.')
    const write = chance.is(0.6) ? asBuyer : asSeller
    const told = await Promise.all((chance.is(0.3) ? [write, write] : [write]).map((act) => life.act<{ kind: string }>(act)))
    life.tell(`${partId.slice(0, 8)}, writes: ${told.map((each) => each?.kind ?? 'nothing').join(', ')}`)
  }
}

/** The buyer downloads what a line sold, as often as they like. */
export async function letThemDownload(chance: Chance, life: Life, orderId: string, lineId: string): Promise<void> {
  const right = await db().entitlement.findUnique({ where: { orderLineId: lineId } })
  const file = right && (await db().digitalFile.findFirst({ where: { productId: right.productId } }))
  if (!right || !file) return
  const place = { entitlementId: right.id, fileId: file.id }
  for (let left = chance.of([0, 1, 1, 2]); left > 0; left -= 1) {
    const told = await life.act(async () => {
      const link = await makeDownloadLink(orderId, place, life.buyer)
      if (link.kind !== 'link') return link
      const opened = await openDownload(place, new URL(link.path, 'http://localhost').searchParams.get('token') ?? '')
      if (opened.kind === 'file') await recordDownload(place, opened.endsAt, '', '')
      return opened
    })
    life.tell(`line ${lineId.slice(0, 8)}, downloads: ${told?.kind ?? 'nothing'}`)
  }
}
