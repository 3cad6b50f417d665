'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Checkbox, Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SaveRow } from '@/components/ui/form/save-row'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { FEE_POLICIES, LOST_DISPUTE_POLICIES, type RefundPolicy } from '@/lib/domain/refunds/fee-back'

/** What is chosen, and whether it was just saved. */
export type RefundPolicyState = { policy: RefundPolicy; isSaved: boolean }

/** What becomes of the marketplace's fee when a sale is refunded, or its dispute lost. */
export function RefundPolicyForm({
  action,
  policy,
}: {
  action: (before: RefundPolicyState, form: FormData) => Promise<RefundPolicyState>
  policy: RefundPolicy
}) {
  const t = useTranslations('admin.fees.refunds')
  const { state, failure, formProps } = useFormAction<RefundPolicyState>(action, { policy, isSaved: false })
  return (
    <form {...formProps} className="flex flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      <RadioGroup legend={t('legend')}>
        {FEE_POLICIES.map((each) => (
          <Radio
            key={`${each}-${state.policy.feePolicy}`}
            name="policy"
            value={each}
            defaultChecked={each === state.policy.feePolicy}
            label={t(`${each}.label`)}
            hint={t(`${each}.hint`)}
          />
        ))}
      </RadioGroup>
      <RadioGroup legend={t('onLostDispute')}>
        {LOST_DISPUTE_POLICIES.map((each) => (
          <Radio
            key={`${each}-${state.policy.onLostDispute}`}
            name="onLostDispute"
            value={each}
            defaultChecked={each === state.policy.onLostDispute}
            label={t(`lost.${each}.label`)}
            hint={t(`lost.${each}.hint`)}
          />
        ))}
      </RadioGroup>
      <Checkbox
        name="answersForSellers"
        value="yes"
        key={String(state.policy.answersForSellers)}
        defaultChecked={state.policy.answersForSellers}
        label={t('answers.label')}
        hint={t('answers.hint')}
      />
      <SaveRow save={t('save')} saved={state.isSaved && t('saved')} />
    </form>
  )
}
