import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { OrderButtons } from '@/components/ui/form/order-buttons'
import type { ShippingZone } from '@/lib/domain/shipping/rates'
import { useRateWords } from './use-rate-words'
import { ZonePlaces } from './zone-places'

/** What the buttons of a zone do; a sentence says why it was not done. */
export type ZoneActions = {
  move: (zoneId: string) => (before: string | null, form: FormData) => Promise<string | null>
  remove: (zoneId: string) => () => Promise<string | null>
}

/** A seller's zones in the order in which an address is looked for, each with its rates. */
export function ZoneList({ zones, actions }: { zones: ShippingZone[]; actions: ZoneActions }) {
  return (
    <ol className="flex flex-col gap-5">
      {zones.map((zone, place) => (
        <li key={zone.id}>
          <Card padded={false}>
            <ZoneHead zone={zone} place={place} count={zones.length} actions={actions} />
            <RateTable zone={zone} />
          </Card>
        </li>
      ))}
    </ol>
  )
}

function ZoneHead({ zone, place, count, actions }: { zone: ShippingZone; place: number; count: number; actions: ZoneActions }) {
  const t = useTranslations('sell.delivery')
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-line border-b px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="text-muted text-xs">{t('place', { place: place + 1 })}</p>
        <h2 dir="auto" className="wrap-anywhere font-semibold text-lg">
          {zone.name}
        </h2>
        <div className="wrap-anywhere text-muted">
          <ZonePlaces zone={zone} />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {count > 1 && <OrderButtons area="sell.delivery" name={zone.name} place={place} count={count} move={actions.move(zone.id)} />}
        <LinkButton href={`/sell/delivery/${zone.id}`} size="sm" variant="secondary" aria-label={t('editOf', { zone: zone.name })}>
          {t('edit')}
        </LinkButton>
        <RemoveZone zone={zone} isLast={count === 1} remove={actions.remove(zone.id)} />
      </div>
    </div>
  )
}

function RemoveZone({ zone, isLast, remove }: { zone: ShippingZone; isLast: boolean; remove: () => Promise<string | null> }) {
  const t = useTranslations('sell.delivery.remove')
  const format = useFormatter()
  const rates = format.list([...new Set(zone.rates.map(({ name }) => name))], 'and')
  return (
    <ConfirmDialog
      action={remove}
      deed={t('deed')}
      busyText={t('busy')}
      about={zone.name}
      title={t('title', { zone: zone.name })}
      variant="danger"
      size="sm"
    >
      <span dir="auto">{isLast ? t('textLast') : t('text', { rates })}</span>
    </ConfirmDialog>
  )
}

function RateTable({ zone }: { zone: ShippingZone }) {
  const t = useTranslations('sell.delivery')
  const words = useRateWords()
  return (
    <Table caption={t('rates', { zone: zone.name })}>
      <thead>
        <tr>
          <Th>{t('rate')}</Th>
          <Th>{t('cost')}</Th>
          <Th>{t('time')}</Th>
        </tr>
      </thead>
      <tbody>
        {zone.rates.map((rate) => (
          <tr key={rate.id}>
            <Td className="font-medium">
              <bdi>{rate.name}</bdi>
            </Td>
            <Td>{words.cost(rate)}</Td>
            <Td>{words.time(rate)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
