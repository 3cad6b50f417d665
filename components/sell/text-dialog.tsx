'use client'

import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'

/** Why a text was not taken, and what was typed; null before it was tried, and once it is taken. */
export type TextAnswer = { typed: string; refusal: string } | null

/** A button that opens a form of one text, such as why a seller declines what a buyer asks for. `save` is what sends it; unless told, the `deed` of the button. */
export function TextDialog({
  action,
  words: { title, text, deed, save = deed, busy },
  field: { name, label, hint, rows = 3, most, initial },
  variant = 'secondary',
}: {
  action: (before: TextAnswer, form: FormData) => Promise<TextAnswer>
  words: { title: string; text: string; deed: string; save?: string; busy?: string }
  field: { name: string; label: string; hint?: string; rows?: number; most: number; initial?: string }
  variant?: 'primary' | 'secondary'
}) {
  const form = useFormAction<TextAnswer>(action, null)
  const { state } = form
  return (
    <FormDialog
      trigger={
        <Button variant={variant} size="sm">
          {deed}
        </Button>
      }
      words={{ title, text, save, busy }}
      form={form}
    >
      <Field label={label} name={name} error={state?.refusal ?? null} hint={hint}>
        <Textarea rows={rows} maxLength={most} required defaultValue={state?.typed ?? initial} />
      </Field>
    </FormDialog>
  )
}
