import { useTranslations } from 'next-intl'
import { Pieces, ShipmentDays } from '@/components/orders/fulfilment'
import { Tracking } from '@/components/orders/tracking'
import { Section } from '@/components/ui/data/card'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ShipFormState, TrackingFormState, TrackingValues } from '@/lib/domain/fulfilment/ship-form'
import type { FulfilmentView, ShipmentView } from '@/lib/domain/wire/fulfilment-views'
import { ShipForm } from './ship-form'
import { TrackingForm } from './tracking-form'

/** What a seller does about the goods of a sale. Of one shipment: `correct`, `deliver`, `undo`, by its id. */
export type FulfilmentActions = {
  ship: (before: ShipFormState, form: FormData) => Promise<ShipFormState>
  correct: (shipmentId: string) => (before: TrackingFormState, form: FormData) => Promise<TrackingFormState>
  deliver: (shipmentId: string) => () => Promise<string | null>
  undo: (shipmentId: string) => () => Promise<string | null>
}

/**
 * What of a sale is to be shipped, and what has left.
 * @param first the form of the next shipment, empty
 * @param slipHref the packing slip
 */
export function FulfilmentSection({
  fulfilment,
  first,
  actions,
  slipHref,
}: {
  fulfilment: FulfilmentView
  first: ShipFormState
  actions: FulfilmentActions
  slipHref: string
}) {
  const t = useTranslations('sell.fulfilment')
  const { open, shipments, isPickup, isWhole } = fulfilment
  if (open.length === 0 && shipments.length === 0) return null
  const slip = (
    <LinkButton href={slipHref} variant="secondary" size="sm">
      {t('slip')}
    </LinkButton>
  )
  return (
    <>
      {open.length > 0 && (
        <Section title={t(isPickup ? 'toLayOut' : 'toShip')} action={slip}>
          <ShipForm action={actions.ship} first={first} open={open} isPickup={isPickup} isWhole={isWhole} />
        </Section>
      )}
      {shipments.length > 0 && (
        <Section title={t(isPickup ? 'pickups' : 'shipments')} action={open.length === 0 && slip} padded={false}>
          <ul className="divide-y divide-line">
            {shipments.map((shipment) => (
              <li key={shipment.id} className="flex flex-col gap-3 px-5 py-4 text-sm sm:flex-row sm:items-start sm:justify-between sm:gap-6">
                <div className="flex min-w-0 flex-col gap-0.5">
                  <ShipmentDays shipment={shipment} isPickup={isPickup} />
                  <Tracking shipment={shipment} />
                  <Pieces shipment={shipment} />
                </div>
                <Actions shipment={shipment} isPickup={isPickup} actions={actions} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Actions({ shipment, isPickup, actions }: { shipment: ShipmentView; isPickup: boolean; actions: FulfilmentActions }) {
  const t = useTranslations('sell.fulfilment')
  const { id, deliveredAt, mayUndo } = shipment
  const undo = deliveredAt ? 'undoDelivered' : 'undo'
  return (
    <div className="flex flex-wrap gap-2">
      {!deliveredAt && (
        <ConfirmDialog
          action={actions.deliver(id)}
          deed={t(isPickup ? 'pickedUp.deed' : 'delivered.deed')}
          busyText={t('saving')}
          title={t(isPickup ? 'pickedUp.title' : 'delivered.title')}
          size="sm"
        >
          {t(isPickup ? 'pickedUp.text' : 'delivered.text')}
        </ConfirmDialog>
      )}
      {!isPickup && <TrackingForm action={actions.correct(id)} values={valuesOf(shipment)} />}
      {mayUndo && (
        <ConfirmDialog
          action={actions.undo(id)}
          deed={t(`${undo}.deed`)}
          keep={t(`${undo}.keep`)}
          busyText={t('saving')}
          title={t(`${undo}.title`)}
          size="sm"
        >
          {t(`${undo}.text`)}
        </ConfirmDialog>
      )}
    </div>
  )
}

function valuesOf({ carrier, trackingNumber, trackingUrl }: ShipmentView): TrackingValues {
  return { carrier: carrier ?? '', trackingNumber: trackingNumber ?? '', trackingUrl: trackingUrl ?? '' }
}
