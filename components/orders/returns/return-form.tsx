'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { PiecesField } from '@/components/orders/pieces-field'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_RETURN_WORDS, type ReturnFormState } from '@/lib/domain/returns/return-form'
import { RETURN_REASONS } from '@/lib/domain/returns/return-policy'
import type { ReturnPieces } from '@/lib/domain/wire/return-views'
import { PicturesField } from './pictures-field'

/** What a buyer returns, why, and what it looks like. @param isRight nobody declines it @param first the form, empty */
export function ReturnForm({
  action,
  first,
  pieces,
  isRight,
}: {
  action: (before: ReturnFormState, form: FormData) => Promise<ReturnFormState>
  first: ReturnFormState
  pieces: ReturnPieces[]
  isRight: boolean
}) {
  const t = useTranslations('orders.returns.form')
  const reasons = useTranslations('orders.returns.reasons')
  const say = useSay()
  const { state, failure, formProps } = useFormAction(action, first)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.refusal) alert.current?.focus()
  }, [state])
  return (
    <form {...formProps} noValidate className="flex flex-col gap-6">
      <FailureAlert failure={failure} />
      {state.refusal && (
        <Alert ref={alert} tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <HiddenValues values={{ id: state.id }} />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-3 font-medium text-sm">{t('items')}</legend>
        {pieces.map((each) => (
          <PiecesField
            key={each.lineId}
            pieces={each}
            typed={state.values.quantities[each.lineId] ?? '0'}
            of={t('of', { quantity: each.quantity })}
            note={each.isMadeToOrder ? t('madeToOrder') : null}
          />
        ))}
      </fieldset>
      <Field label={t('reason')} name="reason">
        <Select defaultValue={state.values.reason} key={state.values.reason}>
          <option value="">{t('chooseReason')}</option>
          {RETURN_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reasons(reason)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('words')} name="words" optional hint={t('wordsHint')}>
        <Textarea rows={4} maxLength={MAX_RETURN_WORDS} defaultValue={state.values.words} />
      </Field>
      <PicturesField />
      <div>
        <SubmitButton busyText={t('busy')}>{t(isRight ? 'return' : 'ask')}</SubmitButton>
      </div>
    </form>
  )
}
