import type { ReturnPostage } from '@/lib/domain/returns/return-policy'
import type { ReturnStatus } from '@/lib/domain/returns/return-state'
import type { Draft, Words } from './draft'
import { Facts, Pieces } from './order-blocks'

export interface ReturnMail {
  to: 'buyer' | 'seller'
  about: ReturnStatus
  /** Withdrawn from by a right that nobody declines. */
  isWithdrawal: boolean
  number: string
  shop: string
  pieces: { id: string; name: string; quantity: number }[]
  /** Where it is sent; null while its seller has not said. */
  address: string | null
  postage: ReturnPostage | null
  /** Why its seller declined, in their words. */
  declineReason: string | null
  url: string
}

/** What has become of a return, to its buyer or its seller. */
export function returnMail(mail: ReturnMail, words: Words): Draft {
  const { t } = words
  const { to, about, number, shop, pieces, declineReason, url } = mail
  const facts = [{ label: t('orders.receipt.order'), value: number }, ...(to === 'buyer' && about === 'approved' ? placeOf(mail, words) : [])]
  return {
    subject: t(`mail.returns.${to}.${about}.subject`, { number }),
    title: t(`mail.returns.${to}.${about}.title`),
    lead: [textOf(mail, words), ...(about === 'declined' && declineReason ? [t('mail.cancelation.reason', { reason: declineReason })] : [])],
    body: (
      <>
        <Facts facts={facts} />
        <Pieces pieces={pieces} words={words} />
      </>
    ),
    link: { label: t(to === 'buyer' ? 'mail.order.view' : 'mail.sale.view'), url },
    reason: t(to === 'buyer' ? 'mail.reason.buyer' : 'mail.reason.seller'),
    ...(to === 'seller' && { notes: [t('mail.returns.from', { shop })] }),
  }
}

function textOf({ to, about, isWithdrawal, shop, address }: ReturnMail, { t }: Words): string {
  if (to === 'seller' && about === 'requested' && isWithdrawal)
    return t(address ? 'mail.returns.seller.withdrawn' : 'mail.returns.seller.withdrawnWhere')
  if (to === 'buyer' && about === 'approved' && !address) return t('mail.returns.buyer.waitForAddress', { shop })
  return t(`mail.returns.${to}.${about}.text`, { shop })
}

function placeOf({ address, postage }: ReturnMail, { t }: Words) {
  return [
    ...(address ? [{ label: t('orders.returns.sendTo'), value: <Lines text={address} /> }] : []),
    ...(postage ? [{ label: t('orders.returns.postageLabel'), value: t(`orders.returns.postage.${postage}`) }] : []),
  ]
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines are written out and never reordered
    <div key={at}>
      <bdi>{line}</bdi>
    </div>
  ))
}
