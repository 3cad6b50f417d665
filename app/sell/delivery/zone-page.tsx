import { useTranslations } from 'next-intl'
import { useCountryNames } from '@/components/sell/delivery/country-names'
import { ZoneForm } from '@/components/sell/delivery/zone-form'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import type { ZoneFormState } from '@/lib/domain/shipping/zone-form'
import { saveZoneAction } from './actions'

/** The page of a zone's form. @param crumb what it is called behind "Delivery" */
export function ZonePage({
  title,
  crumb,
  initial,
  currencies,
}: {
  title: string
  crumb: string
  initial: ZoneFormState
  currencies: readonly string[]
}) {
  const t = useTranslations('sell.delivery')
  const { regions } = useCountryNames()
  return (
    <>
      <PageHeader above={<Breadcrumb trail={[{ label: t('title'), href: '/sell/delivery' }, { label: crumb }]} />} title={title} />
      <ZoneForm action={saveZoneAction} initial={initial} regions={regions} currencies={currencies} />
    </>
  )
}
