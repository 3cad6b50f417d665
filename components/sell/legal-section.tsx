import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Section } from '@/components/ui/data/card'
import { useCountryNames } from './delivery/country-names'
import { LegalForm } from './legal-form'

/** What stands on a seller's invoices, on the page of their settings. */
export function LegalSection(props: Omit<ComponentProps<typeof LegalForm>, 'countries'>) {
  const t = useTranslations('documents.legal')
  const { all } = useCountryNames()
  return (
    <div id="invoices">
      <Section title={t('title')} hint={t('hint')}>
        <LegalForm {...props} countries={all} />
      </Section>
    </div>
  )
}
