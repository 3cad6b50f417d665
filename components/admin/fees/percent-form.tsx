'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'

export type PercentFormState = { error: { percent?: Said }; sentence: string | null; saved: boolean }
export type PercentAction = (state: PercentFormState, form: FormData) => Promise<PercentFormState>

type Props = { action: PercentAction; words: { percent: string; hint: string; save: string }; children: ReactNode }

/** Sets a percentage of its own for something; an empty one takes it away. @param children the fields that say for what */
export function PercentForm({ action, words, children }: Props) {
  const saving = useTranslations('common.form')
  const say = useSay()
  const { state, busy, failure, formProps } = useFormAction<PercentFormState>(action, { error: {}, sentence: null, saved: false })
  const { percent } = state.error
  return (
    <form {...formProps} className="flex max-w-xl flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.sentence && <Alert tone={state.saved ? 'good' : 'danger'} live title={state.sentence} />}
      {children}
      <Field label={words.percent} name="percent" hint={words.hint} error={percent && say(percent)} optional>
        <Input inputMode="decimal" autoComplete="off" />
      </Field>
      <div>
        <Button type="submit" busy={busy} busyText={saving('saving')}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
