'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from './button'
import { SubmitButton } from './submit-button'
import type { FormAction } from './use-form-action'

/**
 * A button that opens a form in a window, with the way out and the button that sends it.
 * @param form of useFormAction
 * @param refusal why the form as a whole was not taken
 * @param saved that it was, where the window stays open
 * @param words `text`: what stands under the title; `save`: what sends it; `busy`: the same while it is under way; `close`: the way out, unless told "Cancel"
 */
export function FormDialog({
  trigger,
  words: { title, text, save, busy, close },
  form: { failure, formProps },
  refusal = null,
  saved = null,
  children,
}: {
  trigger: ReactElement
  words: { title: string; text: string; save: string; busy?: string; close?: string }
  form: Pick<FormAction<unknown>, 'failure' | 'formProps'>
  refusal?: string | null
  saved?: string | null
  children: ReactNode
}) {
  const t = useTranslations('common.form')
  return (
    <Dialog title={title} description={text} trigger={trigger}>
      {saved && (
        <Alert tone="good" live>
          {saved}
        </Alert>
      )}
      {refusal && (
        <Alert tone="warn" live>
          {refusal}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        {children}
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{close ?? t('cancel')}</Button>} />
          <SubmitButton busyText={busy}>{save}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
