'use client'

import { useFailureWords } from '@/components/ui/failure/use-failure-words'
import type { ButtonVariant } from '@/components/ui/form/button-style'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'

/** What an action says afterwards; null before the first press. */
export type ActionAnswer = { ok: boolean; sentence: string } | null

/**
 * A button that does something at once and says beside it how that went.
 * @param label read aloud instead of the words, where several buttons have the same ones
 */
export function ActionButton({
  action,
  label,
  busyText,
  variant = 'secondary',
  children,
}: {
  action: (before: ActionAnswer) => Promise<ActionAnswer>
  label?: string
  busyText: string
  variant?: ButtonVariant
  children: string
}) {
  const words = useFailureWords()
  const { state: answer, failure, formProps } = useFormAction<ActionAnswer>(action, null)
  return (
    <form {...formProps} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <SubmitButton variant={variant} size="sm" busyText={busyText} aria-label={label}>
        {children}
      </SubmitButton>
      <p role="status" className={failure || (answer && !answer.ok) ? 'text-danger text-sm' : 'text-muted text-sm'}>
        {failure ? words(failure) : answer?.sentence}
      </p>
    </form>
  )
}
