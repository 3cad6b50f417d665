'use client'

import { useTranslations } from 'next-intl'
import { TrackingFields } from '@/components/sell/fulfilment/tracking-fields'
import { Button } from '@/components/ui/form/button'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { NO_TRACKING, type TrackingFormState } from '@/lib/domain/fulfilment/ship-form'

/** A button that opens the form in which a buyer says that they have sent a return, and how it can be followed. */
export function SendReturnForm({ action }: { action: (before: TrackingFormState, form: FormData) => Promise<TrackingFormState> }) {
  const t = useTranslations('orders.returns.send')
  const say = useSay()
  const form = useFormAction<TrackingFormState>(action, { values: NO_TRACKING, errors: {}, refusal: null, isSaved: false })
  const { state } = form
  return (
    <FormDialog
      trigger={<Button size="sm">{t('deed')}</Button>}
      words={{ title: t('title'), text: t('text'), save: t('save') }}
      form={form}
      refusal={state.refusal && say(state.refusal)}
    >
      <TrackingFields values={state.values} errors={state.errors} />
    </FormDialog>
  )
}
