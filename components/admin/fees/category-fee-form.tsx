'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { ProductFeeState } from './product-fee-form'

type Props = {
  action: (state: ProductFeeState, form: FormData) => Promise<ProductFeeState>
  categories: { id: string; name: string }[]
  currencies: readonly string[]
}

/** Sets the percentage of a category in a currency. */
export function CategoryFeeForm({ action, categories, currencies }: Props) {
  const t = useTranslations('admin.fees.category')
  const saving = useTranslations('common.form')
  const say = useSay()
  const { state, busy, failure, formProps } = useFormAction<ProductFeeState>(action, { error: {}, sentence: null, saved: false })
  const { percent } = state.error
  return (
    <form {...formProps} className="flex max-w-xl flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.sentence && <Alert tone={state.saved ? 'good' : 'danger'} live title={state.sentence} />}
      <Field label={t('category')} name="category">
        <Select name="category">
          {categories.map(({ id, name }) => (
            <option key={id} value={id} dir="auto">
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('currency')} name="currency">
        <Select name="currency" defaultValue="usd">
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code.toUpperCase()}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('percent')} name="percent" hint={t('percentHint')} error={percent && say(percent)} optional>
        <Input inputMode="decimal" autoComplete="off" />
      </Field>
      <div>
        <Button type="submit" busy={busy} busyText={saving('saving')}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
