'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Said } from '@/lib/domain/wire/said'
import { CodeField } from './second-factor-form'

/**
 * Asks for a code of the second factor.
 * @param action the server action; it gives what is wrong, or leads on
 */
export function ProveFactorForm({ action, next }: { action: (before: Said | null, form: FormData) => Promise<Said | null>; next: string }) {
  const t = useTranslations('auth.secondFactor')
  const [error, post] = useActionState(action, null)
  return (
    <form action={post} className="flex flex-col items-start gap-4">
      <input type="hidden" name="next" value={next} />
      <CodeField label={t('code')} error={error} />
      <SubmitButton wide busyText={t('checking')}>
        {t('continue')}
      </SubmitButton>
    </form>
  )
}
