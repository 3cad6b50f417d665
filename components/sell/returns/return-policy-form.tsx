'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { SaveRow } from '@/components/ui/form/save-row'
import { Select } from '@/components/ui/form/select'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_RETURN_ADDRESS, RETURN_DAYS, type ReturnPolicy } from '@/lib/domain/returns/return-policy'
import type { Said } from '@/lib/domain/wire/said'

/** What is shown, whether it was just saved, and what is wrong with the address. */
export type ReturnPolicyState = { policy: ReturnPolicy; isSaved: boolean; refusal: Said | null }

/** What a seller promises about returns. */
export function ReturnPolicyForm({
  action,
  policy,
}: {
  action: (before: ReturnPolicyState, form: FormData) => Promise<ReturnPolicyState>
  policy: ReturnPolicy
}) {
  const t = useTranslations('sell.settings.returns')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<ReturnPolicyState>(action, { policy, isSaved: false, refusal: null })
  const { takesReturns, windowDays, paysPostage, returnAddress } = state.policy
  return (
    <form {...formProps} noValidate className="flex max-w-md flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <Checkbox name="takesReturns" value="yes" defaultChecked={takesReturns} label={t('takes')} hint={t('takesHint')} />
      <Field label={t('days')} name="windowDays" className="w-full">
        <Select defaultValue={String(windowDays)} key={windowDays}>
          {RETURN_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('daysChoice', { days })}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox name="paysPostage" value="yes" defaultChecked={paysPostage} label={t('pays')} hint={t('paysHint')} />
      <Field
        label={t('address')}
        name="returnAddress"
        className="w-full"
        optional
        hint={t('addressHint')}
        error={state.refusal && say(state.refusal)}
      >
        <Textarea rows={5} maxLength={MAX_RETURN_ADDRESS} defaultValue={returnAddress ?? ''} />
      </Field>
      <SaveRow save={t('save')} saved={state.isSaved && t('saved')} />
    </form>
  )
}
