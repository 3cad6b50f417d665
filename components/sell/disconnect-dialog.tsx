'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { bdi } from '@/components/ui/bdi'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'

/**
 * Asks before it disconnects, and shows why not when it cannot.
 * @param action the server action: null when it is done (the page around shows it), else the sentence
 * @param accountName whose account it is
 * @param isManaged it was opened here: it is only left out of use
 */
export function DisconnectDialog({
  action,
  accountName,
  isManaged,
}: {
  action: () => Promise<string | null>
  accountName: string
  isManaged: boolean
}) {
  const t = useTranslations('connect.disconnect')
  const [open, setOpen] = useState(false)
  const {
    state: refusal,
    failure,
    formProps,
  } = useFormAction<string | null>(async () => {
    const sentence = await action()
    if (sentence === null) setOpen(false)
    return sentence
  }, null)
  return (
    <Dialog
      title={t.rich('title', { account: accountName, bdi })}
      description={t(isManaged ? 'managedText' : 'text')}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="danger">{t('deed')}</Button>}
    >
      {refusal && (
        <Alert tone="warn" live>
          {refusal}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps}>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{t('keep')}</Button>} />
          <SubmitButton variant="danger" busyText={t('busy')}>
            {t('deed')}
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
