import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { useCountryNames } from '@/components/sell/delivery/country-names'
import { DeliveryPreview, type PreviewProduct } from '@/components/sell/delivery/delivery-preview'
import { ZoneList } from '@/components/sell/delivery/zone-list'
import { Alert } from '@/components/ui/feedback/alert'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Editable } from '@/components/ui/form/editable'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { isDeliveryCountry } from '@/lib/domain/facts/delivery-countries'
import type { ShippingZone } from '@/lib/domain/shipping/rates'
import { MAX_ZONES } from '@/lib/domain/shipping/zone-form'
import { listDelivered } from '@/lib/pricing/shipping/list-delivered'
import { listZones } from '@/lib/pricing/shipping/list-zones'
import { moveZoneAction, removeZoneAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.delivery'))('title') }
}

const DONE = ['saved', 'removed'] as const
const ACTIONS = {
  move: (zoneId: string) => moveZoneAction.bind(null, zoneId),
  remove: (zoneId: string) => removeZoneAction.bind(null, zoneId),
}

/** Where the seller delivers and what it costs, and what a buyer somewhere would be offered. */
export default async function DeliveryPage({ searchParams }: PageProps<'/sell/delivery'>) {
  const { sellerId, may } = await requireSeller('shop.read')
  const { done } = await searchParams
  const [zones, products, t] = await Promise.all([listZones(sellerId), listDelivered(sellerId), getTranslations('sell.delivery')])
  const notice = DONE.find((each) => each === done)
  const add = <LinkButton href="/sell/delivery/new">{t('add')}</LinkButton>
  const hasRoom = zones.length < MAX_ZONES
  return (
    <Editable isAllowed={may('settings.edit')}>
      <PageHeader title={t('title')} lead={t('lead')} actions={zones.length > 0 && hasRoom && add} />
      {notice && <Alert tone="good" title={t(`done.${notice}`)} />}
      {!hasRoom && <Alert title={t('full', { max: MAX_ZONES })} />}
      {zones.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <ZoneList zones={zones} actions={ACTIONS} />
          <Preview zones={zones} products={products} />
        </>
      )}
    </Editable>
  )
}

function Preview({ zones, products }: { zones: ShippingZone[]; products: PreviewProduct[] }) {
  const { all } = useCountryNames()
  const first = zones.flatMap(({ countries }) => countries).find(isDeliveryCountry) ?? 'US'
  return <DeliveryPreview zones={zones} countries={all} products={products} start={first} />
}
