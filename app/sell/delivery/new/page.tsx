import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ZonePage } from '@/app/sell/delivery/zone-page'
import { requireSeller } from '@/lib/auth/viewer'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import { emptyRate } from '@/lib/domain/shipping/rate-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.delivery.form'))('new') }
}

/** The empty form of a zone. Its id is made here, so that a form sent twice makes one zone. */
export default async function NewZonePage() {
  const { sellerId } = await requireSeller('settings.edit')
  const [account, t] = await Promise.all([sellerAccount(sellerId), getTranslations('sell.delivery.form')])
  const currencies = chargeCurrencies(account)
  const values = { name: '', reach: 'countries', countries: [], postalPrefixes: '', rates: [emptyRate('new-1', currencies[0] ?? 'usd')] }
  const initial = { values, errors: {}, refusal: null, current: null, id: randomUUID(), version: '' }
  return <ZonePage title={t('new')} crumb={t('newCrumb')} initial={initial} currencies={currencies} />
}
