'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SaveRow } from '@/components/ui/form/save-row'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { ACCOUNT_OFFERS, type AccountOffer } from '@/lib/domain/sellers/account-offer'

/** What is chosen, and whether it was just saved. */
export type AccountOfferState = { offer: AccountOffer; isSaved: boolean }

/** Which ways to a Stripe account sellers are offered. @param hasClientId without one no account can be connected */
export function AccountOfferForm({
  action,
  offer,
  hasClientId,
}: {
  action: (before: AccountOfferState, form: FormData) => Promise<AccountOfferState>
  offer: AccountOffer
  hasClientId: boolean
}) {
  const t = useTranslations('admin.sellers.accountOffer')
  const { state, failure, formProps } = useFormAction<AccountOfferState>(action, { offer, isSaved: false })
  return (
    <form {...formProps} className="flex flex-col items-start gap-4">
      <FailureAlert failure={failure} />
      {!hasClientId && <Alert>{t('noClientId')}</Alert>}
      <RadioGroup legend={t('legend')}>
        {ACCOUNT_OFFERS.map((each) => (
          <Radio
            key={`${each}-${state.offer}`}
            name="offer"
            value={each}
            defaultChecked={each === state.offer}
            disabled={!hasClientId && each !== 'open'}
            label={t(`${each}.label`)}
            hint={t(`${each}.hint`)}
          />
        ))}
      </RadioGroup>
      <SaveRow save={t('save')} saved={state.isSaved && t('saved')} />
    </form>
  )
}
