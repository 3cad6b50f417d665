import type { DisputeKind, Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { processEvent } from '@/lib/webhooks/process-event'
import { receiveEvent } from '@/lib/webhooks/receive-event'
import { sandboxStripe } from './webhook-receiver'

type Sale = { partId: string; seller: { accountId: string } }

/** What banks do about orders, and how the shop hears of it. */
export function testDisputes(sandbox: Sandbox) {
  const stripe = sandboxStripe(sandbox)
  /** A bank disputes the charge of a part; the shop has not heard of it. */
  async function open({ partId }: Sale, kind: DisputeKind = 'product_not_received', amount?: number): Promise<string> {
    const { chargeId } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
    return (await sandbox.control.openDispute(chargeId ?? '', { kind, ...(amount && { amount }) })).id
  }
  /** All events of disputes and warnings that the account has had, as Stripe would deliver them. @param turn their order: oldest first unless told */
  async function hear({ seller: { accountId } }: Pick<Sale, 'seller'>, turn: (ids: string[]) => string[] = (ids) => ids): Promise<number> {
    const all = await stripe.events.list({ limit: 100 }, { stripeAccount: accountId })
    const events = all.data.filter(({ type }) => type.startsWith('charge.dispute.') || type.startsWith('radar.')).reverse()
    for (const id of turn(events.map((event) => event.id))) {
      const payload = JSON.stringify({ ...events.find((event) => event.id === id), account: accountId })
      await receiveEvent('connect', payload, stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_connect_test' }))
      await processEvent(id)
    }
    return events.length
  }
  const rowOf = (stripeDisputeId: string) => db().dispute.findUniqueOrThrow({ where: { stripeDisputeId } })
  const mailsOf = async (disputeId: string) => {
    const rows = await db().$queryRaw<{ data: { about: string; status: string } }[]>`
      select data from pgboss.job where name = 'send-dispute-mail' and data->>'disputeId' = ${disputeId} order by created_on, data->>'status'`
    return rows.map(({ data }) => `${data.about} ${data.status}`)
  }
  return { stripe, open, hear, rowOf, mailsOf, decide: sandbox.control.decideDispute }
}
