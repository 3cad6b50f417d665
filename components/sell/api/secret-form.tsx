'use client'

import type { ReactNode } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { Said } from '@/lib/domain/wire/said'
import { ShownOnce } from './shown-once'

/** Why what was typed was not taken: of a field, or (null) as a whole. */
type Refused = { error: Said | null; field: string | null }
type Choice = { value: string; label: string; hint?: string }

type Props<State extends Refused> = {
  action: (before: State, form: FormData) => Promise<State>
  first: State
  secretOf: (state: State) => string | null
  field: { name: string; label: string; hint: string }
  input: (state: State) => ReactNode
  choices: { name: string; label: string; all: Choice[] }
  chosen: (state: State) => string[]
  words: { made: string; secret: string; hint: string; submit: string; busy: string }
}

/** A form of one field and some choices that makes something with a secret, which it shows once. */
export function SecretForm<State extends Refused>({ action, first, secretOf, field, input, choices, chosen, words }: Props<State>) {
  const say = useSay()
  const { state, failure, formProps } = useFormAction<State>(action, first)
  const errorOf = (name: string | null) => (state.error && state.field === name ? say(state.error) : null)
  const [secret, general, ofChoices] = [secretOf(state), errorOf(null), errorOf(choices.name)]
  return (
    <div className="flex flex-col gap-5">
      {secret && <ShownOnce key={secret} title={words.made} label={words.secret} hint={words.hint} secret={secret} />}
      <form {...formProps} noValidate className="flex max-w-md flex-col items-start gap-4" key={`form ${secret}`}>
        <FailureAlert failure={failure} />
        {general && (
          <Alert tone="warn" live>
            {general}
          </Alert>
        )}
        <Field label={field.label} name={field.name} hint={field.hint} error={errorOf(field.name)} className="w-full">
          {input(state)}
        </Field>
        <fieldset>
          <legend className="font-medium text-sm">{choices.label}</legend>
          {choices.all.map(({ value, label, hint }) => (
            <Checkbox key={value} name={choices.name} value={value} label={label} hint={hint} defaultChecked={chosen(state).includes(value)} />
          ))}
          {ofChoices && (
            <p role="alert" className="text-danger text-sm">
              {ofChoices}
            </p>
          )}
        </fieldset>
        <SubmitButton busyText={words.busy}>{words.submit}</SubmitButton>
      </form>
    </div>
  )
}
