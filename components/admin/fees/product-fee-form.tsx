'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { type PercentAction, PercentForm } from './percent-form'

/** Sets the percentage of one product of a shop. */
export function ProductFeeForm({ action }: { action: PercentAction }) {
  const t = useTranslations('admin.fees.shop')
  return (
    <PercentForm action={action} words={{ percent: t('productPercent'), hint: t('productPercentHint'), save: t('saveProduct') }}>
      <Field label={t('productAddress')} name="product" hint={t('productAddressHint')}>
        <Input required autoComplete="off" spellCheck={false} />
      </Field>
    </PercentForm>
  )
}
