'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SubmitButton } from '@/components/ui/form/submit-button'

/** A name form after posting: what was typed, what is wrong with it, what went well. */
export type ShopNameState = { name: string; error: string | null; done: string | null }

/**
 * Asks for the name of a shop, to open or to rename it.
 * @param action the server action
 * @param submit the verb on the button
 */
export function ShopNameForm({
  action,
  name,
  submit,
  busyText,
  hint,
}: {
  action: (state: ShopNameState, form: FormData) => Promise<ShopNameState>
  name: string
  submit: string
  busyText: string
  hint: string
}) {
  const [state, post] = useActionState(action, { name, error: null, done: null })
  return (
    <form action={post} className="flex max-w-md flex-col items-start gap-4">
      <Field label="Name of your shop" name="shopName" error={state.error} hint={hint} className="w-full">
        <Input autoComplete="organization" maxLength={60} required defaultValue={state.name} key={state.name} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busyText={busyText}>{submit}</SubmitButton>
        <p role="status" className="text-good text-sm">
          {state.done}
        </p>
      </div>
    </form>
  )
}
