import { findShipment } from '@/lib/db/fulfilment/shipments'
import type { OrderRow, PartRow } from '@/lib/db/orders/orders'
import { isLive } from '@/lib/domain/fulfilment/fulfilment'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { translatorFor } from '@/lib/i18n/translator'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { renderMail } from '@/lib/mail/render-mail'
import type { Mail } from '@/lib/mail/send-mail'
import { shippedMail } from '@/lib/mail/templates/shipped'
import { mailOrder, mailPart } from './mail-data'

/** What a buyer reads about one shipment; null where it was undone since. @param reader in whose locale it is written */
export async function shipmentMail(order: OrderRow, part: PartRow, shipmentId: string, reader: Reader): Promise<Omit<Mail, 'to'> | null> {
  const shipment = await findShipment(shipmentId)
  if (!shipment || !isLive(shipment)) return null
  const words = translatorFor(reader)
  const { carrier, trackingNumber, trackingUrl } = shipment
  const { lines } = mailPart(part)
  const draft = shippedMail(
    {
      order: mailOrder(order),
      shop: onePlainLine(part.seller.shopName),
      isPickup: part.delivery?.deliverBy === 'pickup',
      ...{ carrier, trackingNumber, trackingUrl },
      pieces: shipment.lines.flatMap(({ orderLineId, quantity }) =>
        lines.flatMap(({ id, name }) => (id === orderLineId ? [{ id, name, quantity }] : [])),
      ),
    },
    words,
  )
  return { ...(await renderMail(draft, words)), messageId: `shipped-${shipmentId}` }
}
