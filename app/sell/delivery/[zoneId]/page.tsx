import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ZonePage } from '@/app/sell/delivery/zone-page'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { zoneFormValues } from '@/lib/domain/shipping/zone-form'
import { getZone } from '@/lib/pricing/shipping/list-zones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.delivery.form'))('edit') }
}

/** The form of one zone with its rates. */
export default async function EditZonePage({ params }: PageProps<'/sell/delivery/[zoneId]'>) {
  const { sellerId } = await requireSeller('settings.edit')
  const { zoneId } = await params
  const zone = await getZone(sellerId, zoneId)
  if (!zone) notFound()
  const [account, locale, t] = await Promise.all([sellerAccount(sellerId), getLocale(), getTranslations('sell.delivery.form')])
  const { id, version } = zone
  const initial = { values: zoneFormValues(zone, locale), errors: {}, refusal: null, current: null, id, version }
  return <ZonePage title={t('edit')} crumb={zone.name} initial={initial} currencies={chargeCurrencies(account)} />
}
