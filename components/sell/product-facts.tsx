'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import { KINDS, type ProductFormState } from '@/lib/domain/catalog/product-form'
import { COMMON_TAX_CODES } from '@/lib/domain/catalog/tax-codes'

type Fields = Pick<ProductFormState, 'values' | 'errors'>

/** Earlier price, stock, sku, barcode and weight: those of the product where it has no options, else what its variants fall back to. */
export function StockFields({ values, errors }: Fields) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const field = (name: 'compareAt' | 'stock' | 'sku' | 'barcode' | 'weight') => {
    const said = errors[name]
    return { label: t(`field.${name}`), name, hint: t(`hint.${name}`), error: said && say(said), optional: true }
  }
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...field('compareAt')}>
          <Input defaultValue={values.compareAt} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field {...field('weight')}>
          <Input defaultValue={values.weight} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field {...field('stock')}>
          <Input defaultValue={values.stock} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field {...field('sku')}>
          <Input defaultValue={values.sku} autoComplete="off" />
        </Field>
        <Field {...field('barcode')}>
          <Input defaultValue={values.barcode} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
      <p className="text-muted text-sm">{t('hint.stockByVariant')}</p>
    </>
  )
}

/** What kind of thing it is, how it is taxed, and whether buyers see it. */
export function KindFields({ values, errors }: Fields) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const codes = useId()
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('field.kind')} name="kind" error={errors.kind && say(errors.kind)}>
        <Select name="kind" defaultValue={values.kind}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('field.taxCode')} name="taxCode" hint={t('hint.taxCode')} error={errors.taxCode && say(errors.taxCode)} optional>
        <Input defaultValue={values.taxCode} list={codes} autoComplete="off" />
      </Field>
      <datalist id={codes}>
        {COMMON_TAX_CODES.map((code) => (
          <option key={code} value={code}>
            {t(`taxCodes.${code}`)}
          </option>
        ))}
      </datalist>
      <Field label={t('field.status')} name="status">
        <Select name="status" defaultValue={values.status}>
          <option value="active">{t('status.active')}</option>
          <option value="draft">{t('status.draft')}</option>
        </Select>
      </Field>
      <div className="sm:col-span-2">
        <Checkbox
          name="madeToOrder"
          value="yes"
          defaultChecked={values.madeToOrder !== ''}
          key={values.madeToOrder}
          label={t('field.madeToOrder')}
          hint={t('hint.madeToOrder')}
        />
      </div>
    </div>
  )
}
