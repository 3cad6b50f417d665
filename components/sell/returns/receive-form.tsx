'use client'

import { useTranslations } from 'next-intl'
import { LineChoice } from '@/components/orders/line-choice'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
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
  const common = useTranslations('common.form')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<ReceiveState>(action, { values: {}, refusal: null })
  return (
    <Dialog title={t('title')} description={t('text')} trigger={<Button size="sm">{t('deed')}</Button>}>
      {state.refusal && (
        <Alert tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <FailureAlert failure={failure} />
      <form {...formProps} noValidate className="flex flex-col gap-5">
        {lines.map((line) => (
          <Line key={line.id} line={line} typed={state.values[line.id]} />
        ))}
        <DialogActions>
          <DialogClose render={<Button variant="ghost">{common('cancel')}</Button>} />
          <SubmitButton>{t('save')}</SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
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
