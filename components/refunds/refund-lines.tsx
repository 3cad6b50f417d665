'use client'

import { useTranslations } from 'next-intl'
import { LineChoice } from '@/components/orders/line-choice'
import { Price } from '@/components/ui/data/price'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { type RefundFormValues, refundFields } from '@/lib/domain/refunds/refund-form'
import type { RefundableLine } from '@/lib/domain/wire/refund-views'

type Lines = { lines: RefundableLine[]; values: RefundFormValues; currency: string }

/** How many pieces of each line are refunded; those that have not left apart from those that have. */
export function RefundLines({ lines, values, currency }: Lines) {
  const t = useTranslations('orders.refunds.form')
  return (
    <fieldset>
      <legend className="mb-3 font-semibold">{t('items')}</legend>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-col gap-3 p-4">
            <div className="flex items-baseline justify-between gap-4 text-sm">
              <span className="wrap-anywhere min-w-0">
                <bdi className="font-medium">{line.name}</bdi>
                <LineChoice variantTitle={line.variantTitle} />
              </span>
              <span className="text-muted">{t.rich('each', { price: () => <Price amountMinor={line.eachMinor} currency={currency} /> })}</span>
            </div>
            <Line line={line} typed={values.lines[line.id]} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function Line({ line, typed }: { line: RefundableLine; typed: RefundFormValues['lines'][string] | undefined }) {
  const t = useTranslations('orders.refunds.form')
  const names = refundFields(line.id)
  if (line.open + line.sent === 0) return <p className="text-muted text-sm">{t('allRefunded')}</p>
  return (
    <div className="flex flex-wrap items-end gap-4">
      {line.open > 0 && <Pieces name={names.open} label={t('open', { count: line.open })} most={line.open} typed={typed?.open} />}
      {line.sent > 0 && (
        <Pieces name={names.sent} label={t(line.isSent ? 'sent' : 'pieces', { count: line.sent })} most={line.sent} typed={typed?.sent} />
      )}
      {line.isStocked && (
        <Checkbox name={names.restock} value="yes" defaultChecked={typed?.restock ?? false} key={String(typed?.restock)} label={t('restock')} />
      )}
    </div>
  )
}

function Pieces({ name, label, most, typed = '' }: { name: string; label: string; most: number; typed: string | undefined }) {
  return (
    <Field label={label} name={name} className="w-44">
      <Input type="number" min={0} max={most} step={1} inputMode="numeric" autoComplete="off" placeholder="0" defaultValue={typed} key={typed} />
    </Field>
  )
}
