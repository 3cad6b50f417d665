'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

export type ProductFeeState = { error: { percent?: Said }; sentence: string | null; saved: boolean }

/** Sets the percentage of one product of a shop. */
export function ProductFeeForm({ action }: { action: (state: ProductFeeState, form: FormData) => Promise<ProductFeeState> }) {
  const t = useTranslations('admin.fees.shop')
  const saving = useTranslations('common.form')
  const say = useSay()
  const { state, busy, failure, formProps } = useFormAction<ProductFeeState>(action, { error: {}, sentence: null, saved: false })
  const { percent } = state.error
  return (
    <form {...formProps} className="flex max-w-xl flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.sentence && <Alert tone={state.saved ? 'good' : 'danger'} live title={state.sentence} />}
      <Field label={t('productAddress')} name="product" hint={t('productAddressHint')}>
        <Input required autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={t('productPercent')} name="percent" hint={t('productPercentHint')} error={percent && say(percent)} optional>
        <Input inputMode="decimal" autoComplete="off" />
      </Field>
      <div>
        <Button type="submit" busy={busy} busyText={saving('saving')}>
          {t('saveProduct')}
        </Button>
      </div>
    </form>
  )
}
