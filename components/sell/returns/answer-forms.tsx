'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { MAX_DECLINE_REASON } from '@/lib/domain/fulfilment/cancelation'
import { MAX_RETURN_ADDRESS } from '@/lib/domain/returns/return-policy'

/** Why an answer was not given, and what was typed; null before it was tried, and once it is given. */
export type ReturnAnswer = { typed: string; refusal: string } | null
type Answer = (before: ReturnAnswer, form: FormData) => Promise<ReturnAnswer>

/** A button that opens the form for the address of a return: with the approval, or afterwards. */
export function AddressForm({ action, kind, address }: { action: Answer; kind: 'approve' | 'instruct' | 'correct'; address: string }) {
  const t = useTranslations('sell.returns')
  const words = useTranslations(`sell.returns.${kind}`)
  const common = useTranslations('common.form')
  const { state, failure, formProps } = useFormAction<ReturnAnswer>(action, null)
  return (
    <Dialog
      title={words('title')}
      description={words('text')}
      trigger={
        <Button variant={kind === 'correct' ? 'secondary' : 'primary'} size="sm">
          {words('deed')}
        </Button>
      }
    >
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        <Field label={t('address')} name="address" error={state?.refusal ?? null} hint={t('addressHint')}>
          <Textarea rows={5} maxLength={MAX_RETURN_ADDRESS} required defaultValue={state?.typed ?? address} />
        </Field>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{common('cancel')}</Button>} />
          <SubmitButton>{words('save')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** A button that opens the form in which a seller declines a return, and says why. */
export function DeclineForm({ action }: { action: Answer }) {
  const t = useTranslations('sell.returns.decline')
  const common = useTranslations('common.form')
  const { state, failure, formProps } = useFormAction<ReturnAnswer>(action, null)
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
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        <Field label={t('reason')} name="reason" error={state?.refusal ?? null}>
          <Textarea rows={3} maxLength={MAX_DECLINE_REASON} required defaultValue={state?.typed} />
        </Field>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{common('cancel')}</Button>} />
          <SubmitButton>{t('deed')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
