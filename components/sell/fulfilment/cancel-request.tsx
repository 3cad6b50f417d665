'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'

/** Why a request was not declined, and what was typed; null before it was tried, and once it is done. */
export type DeclineState = { typed: string; refusal: string } | null

/**
 * The buyer asks to cancel what they have paid: the seller agrees, or declines and says why.
 * @param price what is refunded
 */
export function CancelRequest({
  price,
  accept,
  decline,
}: {
  price: string
  accept: () => Promise<string | null>
  decline: (before: DeclineState, form: FormData) => Promise<DeclineState>
}) {
  const t = useTranslations('sell.fulfilment.request')
  return (
    <Alert tone="warn" title={t('title')}>
      <div className="flex flex-col gap-3">
        <p>{t('text')}</p>
        <div className="flex flex-wrap gap-2">
          <ConfirmDialog
            action={accept}
            deed={t('accept', { price })}
            keep={t('keep')}
            busyText={t('accepting')}
            title={t('acceptTitle')}
            variant="primary"
            size="sm"
          >
            {t('acceptText')}
          </ConfirmDialog>
          <Decline decline={decline} />
        </div>
      </div>
    </Alert>
  )
}

function Decline({ decline }: { decline: (before: DeclineState, form: FormData) => Promise<DeclineState> }) {
  const t = useTranslations('sell.fulfilment.request')
  const common = useTranslations('common.form')
  const { state, failure, formProps } = useFormAction<DeclineState>(decline, null)
  return (
    <Dialog
      title={t('declineTitle')}
      description={t('declineText')}
      trigger={
        <Button variant="secondary" size="sm">
          {t('decline')}
        </Button>
      }
    >
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        <Field label={t('reason')} name="reason" error={state?.refusal ?? null}>
          <Textarea rows={3} maxLength={MAX_DECLINE_REASON} required defaultValue={state?.typed} />
        </Field>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{common('cancel')}</Button>} />
          <SubmitButton busyText={t('declining')}>{t('decline')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
