'use client'

import { useTranslations } from 'next-intl'
import { useMoney } from '@/components/ui/data/use-money'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { MAX_REFUND_NOTE } from '@/lib/domain/refunds/refund-form'
import { REFUND_REASONS } from '@/lib/domain/refunds/refund-state'
import type { RefundableView, RefundFormState } from '@/lib/domain/wire/refund-views'
import { RefundLines } from './refund-lines'
import { RefundPreviewBox } from './refund-preview-box'

type Props = {
  action: (before: RefundFormState, form: FormData) => Promise<RefundFormState>
  first: RefundFormState
  sale: RefundableView
  reader: 'seller' | 'operator'
}

/** What of a sale is refunded: pieces, delivery, something else. First it says what that comes to and who pays it, then it is refunded. */
export function RefundForm({ action, first, sale, reader }: Props) {
  const t = useTranslations('orders.refunds.form')
  const say = useSay()
  const money = useMoney()
  const { state, failure, busy, formProps } = useFormAction<RefundFormState>(action, first)
  const { values, preview, refusal } = state
  return (
    <form {...formProps} noValidate className="flex flex-col gap-8">
      <FailureAlert failure={failure} />
      {refusal && (
        <Alert tone="warn" live>
          {say(refusal)}
        </Alert>
      )}
      <input type="hidden" name="id" value={state.id} />
      <RefundLines lines={sale.lines} values={values} currency={sale.currency} />
      <Amounts sale={sale} state={state} />
      <Why state={state} />
      {preview && (
        <RefundPreviewBox preview={preview} currency={sale.currency} shopName={sale.shopName} reader={reader}>
          <input type="hidden" name="seenMinor" value={preview.amountMinor} />
          <SubmitButton name="step" value="refund" busyText={t('refunding')} disabled={busy}>
            {t('refund', { amount: money({ amountMinor: preview.amountMinor, currency: sale.currency }) })}
          </SubmitButton>
        </RefundPreviewBox>
      )}
      <SubmitButton name="step" value="preview" variant={preview ? 'secondary' : 'primary'} busyText={t('working')} className="self-start">
        {t(preview ? 'previewAgain' : 'preview')}
      </SubmitButton>
    </form>
  )
}

function Amounts({ sale: { currency, shippingLeftMinor, leftMinor }, state: { values } }: { sale: RefundableView; state: RefundFormState }) {
  const t = useTranslations('orders.refunds.form')
  const money = useMoney()
  const at = (amountMinor: number) => money({ amountMinor, currency })
  const code = currency.toUpperCase()
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold">{t('amounts')}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        {shippingLeftMinor > 0 && (
          <Field label={t('shipping', { code })} name="shipping" optional hint={t('upTo', { amount: at(shippingLeftMinor) })}>
            <Input inputMode="decimal" autoComplete="off" defaultValue={values.shipping} key={values.shipping} />
          </Field>
        )}
        <Field label={t('goodwill', { code })} name="goodwill" optional hint={t('goodwillHint', { amount: at(leftMinor) })}>
          <Input inputMode="decimal" autoComplete="off" defaultValue={values.goodwill} key={values.goodwill} />
        </Field>
        <Field label={t('deduction', { code })} name="deduction" optional hint={t('deductionHint')}>
          <Input inputMode="decimal" autoComplete="off" defaultValue={values.deduction} key={values.deduction} />
        </Field>
      </div>
    </fieldset>
  )
}

function Why({ state: { values } }: { state: RefundFormState }) {
  const t = useTranslations('orders.refunds.form')
  const reasons = useTranslations('orders.refunds.reasons')
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 font-semibold">{t('why')}</legend>
      <Field label={t('note')} name="note" optional hint={t('noteHint')}>
        <Textarea rows={3} maxLength={MAX_REFUND_NOTE} defaultValue={values.note} key={values.note} />
      </Field>
      <Field label={t('reason')} name="reason" hint={t('reasonHint')} className="max-w-md">
        <Select defaultValue={values.reason} key={values.reason}>
          <option value="">{t('noReason')}</option>
          {REFUND_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reasons(reason)}
            </option>
          ))}
        </Select>
      </Field>
    </fieldset>
  )
}
