'use client'

import { useTranslations } from 'next-intl'
import { LineChoice } from '@/components/orders/line-choice'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { RETURN_CONDITIONS, type ReceivedValues, receivedFields } from '@/lib/domain/returns/return-form'
import type { ReturnLineView } from '@/lib/domain/wire/return-views'
import type { Said } from '@/lib/domain/wire/said'

/** What was typed, and why it was not taken. */
export type ReceiveState = { values: ReceivedValues; refusal: Said | null }

/** A button that opens the form in which a seller says what has arrived of a return. */
export function ReceiveForm({ action, lines }: { action: (before: ReceiveState, form: FormData) => Promise<ReceiveState>; lines: ReturnLineView[] }) {
  const t = useTranslations('sell.returns.receive')
  const say = useSay()
  const form = useFormAction<ReceiveState>(action, { values: {}, refusal: null })
  const { state } = form
  return (
    <FormDialog
      trigger={<Button size="sm">{t('deed')}</Button>}
      words={{ title: t('title'), text: t('text'), save: t('save') }}
      form={form}
      refusal={state.refusal && say(state.refusal)}
    >
      {lines.map((line) => (
        <Line key={line.id} line={line} typed={state.values[line.id]} />
      ))}
    </FormDialog>
  )
}

function Line({ line: { id, name, variantTitle, quantity }, typed }: { line: ReturnLineView; typed: ReceivedValues[string] | undefined }) {
  const t = useTranslations('sell.returns.receive')
  const conditions = useTranslations('orders.returns.conditions')
  const fields = receivedFields(id)
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="wrap-anywhere mb-2 text-sm">
        <bdi className="font-medium">{name}</bdi>
        <LineChoice variantTitle={variantTitle} />
      </legend>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('arrived', { quantity })} name={fields.quantity}>
          <Input type="number" min={0} max={quantity} step={1} inputMode="numeric" autoComplete="off" defaultValue={typed?.quantity ?? quantity} />
        </Field>
        <Field label={t('condition')} name={fields.condition}>
          <Select defaultValue={typed?.condition ?? ''} key={typed?.condition}>
            <option value="">{t('chooseCondition')}</option>
            {RETURN_CONDITIONS.map((condition) => (
              <option key={condition} value={condition}>
                {conditions(condition)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Checkbox name={fields.restock} value="yes" defaultChecked={typed?.restock ?? false} label={t('restock')} />
    </fieldset>
  )
}
