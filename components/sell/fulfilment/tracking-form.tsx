'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { TrackingFormState, TrackingValues } from '@/lib/domain/fulfilment/ship-form'
import { TrackingFields } from './tracking-fields'

/** A button that opens the form to correct how a shipment can be followed. @param values as they are */
export function TrackingForm({
  action,
  values,
}: {
  action: (before: TrackingFormState, form: FormData) => Promise<TrackingFormState>
  values: TrackingValues
}) {
  const t = useTranslations('sell.fulfilment.correct')
  const common = useTranslations('common.form')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<TrackingFormState>(action, { values, errors: {}, refusal: null, isSaved: false })
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      trigger={
        <Button variant="secondary" size="sm">
          {t('deed')}
        </Button>
      }
    >
      {state.isSaved && (
        <Alert tone="good" live>
          {t('saved')}
        </Alert>
      )}
      {state.refusal && (
        <Alert tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        <TrackingFields values={state.values} errors={state.errors} />
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{state.isSaved ? t('close') : common('cancel')}</Button>} />
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
