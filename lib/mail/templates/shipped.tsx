import { CARRIERS, isCarrier } from '@/lib/domain/fulfilment/carriers'
import type { Draft, Words } from './draft'
import { deliverTo, Facts, Pieces, ShopHeading } from './order-blocks'
import type { MailOrder } from './order-data'

export interface ShippedMail {
  order: MailOrder
  shop: string
  isPickup: boolean
  /** A code of the table of carriers, or "other"; null where nothing is tracked. */
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  pieces: { id: string; name: string; quantity: number }[]
}

/** Pieces of an order are on their way to its buyer, or wait for them to be picked up. */
export function shippedMail(mail: ShippedMail, words: Words): Draft {
  const { t } = words
  const { order, shop, isPickup, carrier, trackingNumber, trackingUrl, pieces } = mail
  const kind = isPickup ? 'pickup' : 'parcel'
  const known = isCarrier(carrier)
  // A link that a seller typed is shown on the order's page, beside whose it is, and never in a mail of ours.
  const number = trackingNumber && known && trackingUrl ? <a href={trackingUrl}>{trackingNumber}</a> : <bdi>{trackingNumber}</bdi>
  const facts = [
    { label: t('orders.receipt.order'), value: order.number },
    ...(isPickup ? [] : deliverTo(words, order.shipTo)),
    ...(known ? [{ label: t('orders.shipment.carrier'), value: CARRIERS[carrier].name }] : []),
    ...(trackingNumber ? [{ label: t('orders.shipment.number'), value: number }] : []),
  ]
  return {
    subject: t(`mail.shipped.${kind}.subject`, { shop }),
    title: t(`mail.shipped.${kind}.title`),
    lead: [t(`mail.shipped.${kind}.text`, { shop })],
    body: (
      <>
        <Facts facts={facts} />
        <ShopHeading shop={shop} words={words} />
        <Pieces pieces={pieces} words={words} />
      </>
    ),
    link: { label: t('mail.order.view'), url: order.url },
    reason: t('mail.reason.buyer'),
  }
}
