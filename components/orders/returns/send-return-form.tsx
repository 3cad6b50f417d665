'use client'

import { useTranslations } from 'next-intl'
import { TrackingFields } from '@/components/sell/fulfilment/tracking-fields'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { NO_TRACKING, type TrackingFormState } from '@/lib/domain/fulfilment/ship-form'

/** A button that opens the form in which a buyer says that they have sent a return, and how it can be followed. */
export function SendReturnForm({ action }: { action: (before: TrackingFormState, form: FormData) => Promise<TrackingFormState> }) {
  const t = useTranslations('orders.returns.send')
  const common = useTranslations('common.form')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<TrackingFormState>(action, { values: NO_TRACKING, errors: {}, refusal: null, isSaved: false })
  return (
    <Dialog title={t('title')} description={t('text')} trigger={<Button size="sm">{t('deed')}</Button>}>
      {state.refusal && (
        <Alert tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        <TrackingFields values={state.values} errors={state.errors} />
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{common('cancel')}</Button>} />
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
