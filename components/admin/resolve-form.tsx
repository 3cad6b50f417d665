'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { NOTE_MAX } from '@/lib/domain/wire/admin-views'

/** What came of resolving a task; null before the first press. */
export type ResolveAnswer = 'resolved' | 'resolved_before' | 'note_missing' | 'not_operator' | null
export type ResolveAction = (before: ResolveAnswer, form: FormData) => Promise<ResolveAnswer>

type Props = {
  action: ResolveAction
  /** What it is about, read aloud with the button. */
  about: string
  words?: 'admin.tasks' | 'admin.reconciliation'
}

/** Resolves a task, or explains a difference, with a note that says how. */
export function ResolveForm({ action, about, words = 'admin.tasks' }: Props) {
  const t = useTranslations(words)
  const { state: answer, failure, formProps } = useFormAction<ResolveAnswer>(action, null)
  const isDone = answer === 'resolved' || answer === 'resolved_before'
  const done = useRef<HTMLParagraphElement>(null)
  // The button goes away with its form: the focus stays where it was.
  useEffect(() => {
    if (isDone) done.current?.focus()
  }, [isDone])
  if (isDone)
    return (
      <p ref={done} role="status" tabIndex={-1} className="self-start text-good text-sm">
        {t(`answers.${answer}`)}
      </p>
    )
  return (
    <form {...formProps} data-draft={about} className="flex flex-wrap items-end gap-3">
      <FailureAlert failure={failure} />
      <Field
        label={t('noteLabel')}
        name="note"
        error={answer === 'note_missing' ? t('answers.note_missing') : null}
        className="min-w-0 flex-1 basis-64"
      >
        <Input name="note" maxLength={NOTE_MAX} required autoComplete="off" />
      </Field>
      <SubmitButton variant="secondary" busyText={t('resolving')} aria-label={t('resolveAbout', { about })}>
        {t('resolve')}
      </SubmitButton>
      <p role="status" className="text-muted text-sm">
        {answer === 'not_operator' && t('answers.not_operator')}
      </p>
    </form>
  )
}
