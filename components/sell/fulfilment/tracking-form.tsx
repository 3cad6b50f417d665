'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { FormDialog } from '@/components/ui/form/form-dialog'
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
  const say = useSay()
  const form = useFormAction<TrackingFormState>(action, { values, errors: {}, refusal: null, isSaved: false })
  const { state } = form
  return (
    <FormDialog
      trigger={
        <Button variant="secondary" size="sm">
          {t('deed')}
        </Button>
      }
      words={{ title: t('title'), text: t('text'), save: t('save'), ...(state.isSaved && { close: t('close') }) }}
      form={form}
      refusal={state.refusal && say(state.refusal)}
      saved={state.isSaved ? t('saved') : null}
    >
      <TrackingFields values={state.values} errors={state.errors} />
    </FormDialog>
  )
}
