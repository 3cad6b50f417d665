'use client'

import { useTranslations } from 'next-intl'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { NameOptions } from '@/components/ui/form/name-options'
import { Select } from '@/components/ui/form/select'
import { type PercentAction, PercentForm } from './percent-form'

type Props = { action: PercentAction; categories: { id: string; name: string }[]; currencies: readonly string[] }

/** Sets the percentage of a category in a currency. */
export function CategoryFeeForm({ action, categories, currencies }: Props) {
  const t = useTranslations('admin.fees.category')
  return (
    <PercentForm action={action} words={{ percent: t('percent'), hint: t('percentHint'), save: t('save') }}>
      <Field label={t('category')} name="category">
        <Select name="category">
          <NameOptions of={categories} />
        </Select>
      </Field>
      <Field label={t('currency')} name="currency">
        <Select name="currency" defaultValue="usd">
          <CurrencyOptions codes={currencies} />
        </Select>
      </Field>
    </PercentForm>
  )
}
