import { PackageCheck, PackageOpen, Truck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMoment } from '@/components/ui/data/moment'
import { isolated } from '@/components/ui/isolated'
import type { FulfilmentView, ShipmentView } from '@/lib/domain/wire/fulfilment-views'
import { Tracking } from './tracking'

const ICON = { unfulfilled: PackageOpen, partly: Truck, fulfilled: Truck, delivered: PackageCheck }

/** How far the goods of one seller are on their way, for their buyer. @param isRefunded nothing more is to come */
export function Fulfilment({ fulfilment, isRefunded }: { fulfilment: FulfilmentView; isRefunded: boolean }) {
  const t = useTranslations('orders.fulfilment')
  const { status, isPickup, shipments, estimate } = fulfilment
  if (isRefunded && shipments.length === 0) return null
  const Icon = ICON[status]
  return (
    <div className="mt-5 flex items-start gap-3 rounded-md bg-sunken/60 px-4 py-3.5 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div>
          <p className="font-medium">{t(isPickup ? `pickup.${status}` : status)}</p>
          {estimate && !isRefunded && <Estimate estimate={estimate} />}
        </div>
        {shipments.length > 0 && (
          <ul className="flex flex-col gap-3">
            {shipments.map((shipment) => (
              <li key={shipment.id}>
                <Shipment shipment={shipment} isPickup={isPickup} hasPieces={status === 'partly' || shipments.length > 1} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function Estimate({ estimate: { from, to } }: { estimate: NonNullable<FulfilmentView['estimate']> }) {
  const t = useTranslations('orders.fulfilment')
  const moment = useMoment()
  const [first, last] = [moment(from, 'agreedDay'), moment(to, 'agreedDay')]
  return <p className="text-muted">{first === last ? t('arrivesOn', { to: last }) : t('arrives', { from: first, to: last })}</p>
}

/** @param hasPieces there are several, so that each says what is in it */
function Shipment({ shipment, isPickup, hasPieces }: { shipment: ShipmentView; isPickup: boolean; hasPieces: boolean }) {
  return (
    <div className="flex flex-col gap-0.5">
      <ShipmentDays shipment={shipment} isPickup={isPickup} />
      <Tracking shipment={shipment} />
      {hasPieces && <Pieces shipment={shipment} />}
    </div>
  )
}

/** When a shipment left, and when it arrived. */
export function ShipmentDays({ shipment: { shippedAt, deliveredAt }, isPickup }: { shipment: ShipmentView; isPickup: boolean }) {
  const t = useTranslations('orders.shipment')
  const moment = useMoment()
  return (
    <p>
      <span>{t(isPickup ? 'ready' : 'shipped', { day: moment(shippedAt, 'day') })}</span>
      {deliveredAt && <span>{` · ${t(isPickup ? 'pickedUp' : 'arrived', { day: moment(deliveredAt, 'day') })}`}</span>}
    </p>
  )
}

/** What is in a shipment. */
export function Pieces({ shipment: { pieces } }: { shipment: Pick<ShipmentView, 'pieces'> }) {
  const t = useTranslations('orders.shipment')
  return (
    <ul className="text-muted">
      {pieces.map(({ lineId, name: item, variantTitle: choice, quantity }) => (
        <li key={lineId}>{choice ? t.rich('pieceOf', { quantity, item, choice, ...isolated }) : t.rich('piece', { quantity, item, ...isolated })}</li>
      ))}
    </ul>
  )
}
