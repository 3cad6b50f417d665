'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Card } from '@/components/ui/data/card'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { LinkButton } from '@/components/ui/form/link-button'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useKeptTyping } from '@/components/ui/form/use-kept-typing'
import { useSay } from '@/components/ui/use-say'
import { isCell } from '@/lib/domain/catalog/options'
import { MAX_DESCRIPTION, MAX_NAME, PRODUCT_FIELDS, type ProductFormState, type ProductFormValues } from '@/lib/domain/catalog/product-form'
import type { CategoryNode } from '@/lib/domain/wire/category-views'
import { CategoryField } from './category-field'
import { ChargeField } from './charge-field'
import { OptionsField } from './options-field'
import { PictureField } from './picture-field'
import { PriceFields, type SellerPricing } from './price-fields'
import { KindFields, StockFields } from './product-facts'
import { WhatChanged } from './what-changed'

/**
 * The form of a product, new or not. What was typed stays after an error, the chosen file too, and over a reload or a sign-in; it also works before its script has arrived.
 * @param action the server action, called with what was posted
 * @param pricing what the seller's account can charge
 * @param categories that it can be put into
 */
export function ProductForm({
  action,
  initial,
  pricing,
  categories,
  submit,
}: {
  action: (state: ProductFormState, form: FormData) => Promise<ProductFormState>
  initial: ProductFormState
  pricing: SellerPricing
  categories: CategoryNode[]
  submit: string
}) {
  const t = useTranslations('common.form')
  const say = useSay()
  const [first] = useState(initial)
  const [kept, setKept] = useState<Typed | null>(null)
  const { state: answer, busy, failure, formProps } = useFormAction(action, first, (posted) => setKept(typedIn(posted, first)))
  const state = kept && answer === first ? { ...first, ...kept } : answer
  const { ref: form } = formProps
  useKeptTyping(form, kept !== null)
  const discard = () => {
    setKept(null)
    // The button that was pressed is gone with what it says.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[name=name]')?.focus())
  }
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => leadToProblem(state, form.current, alert.current), [state, form])
  return (
    <form {...formProps} className="flex max-w-2xl flex-col gap-6">
      <FailureAlert failure={failure} />
      {state.refusal && (
        <Alert ref={alert} tone="warn" live title={say(state.refusal)}>
          {state.current && <WhatChanged typed={state.values} current={state.current} categories={categories} />}
        </Alert>
      )}
      {kept && answer === first && <KeptNotice discard={discard} />}
      <input type="hidden" name="version" value={state.version} />
      <input type="hidden" name="seenStock" value={state.seenStock} />
      <Card>
        <div className="flex flex-col gap-5">
          <Fields key={String(kept !== null)} state={state} pricing={pricing} categories={categories} />
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy} busyText={t('saving')}>
          {submit}
        </Button>
        <LinkButton href="/sell/products" variant="ghost">
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  )
}

function KeptNotice({ discard }: { discard: () => void }) {
  const t = useTranslations('common.form')
  const button = (
    <Button size="sm" variant="secondary" onClick={discard}>
      {t('discardKept')}
    </Button>
  )
  return (
    <Alert title={t('kept')} action={button}>
      {t('keptFiles')}
    </Alert>
  )
}

type Typed = Pick<ProductFormState, 'values' | 'cells'>

/** What was typed before. A stock that was corrected counts from what the page shows now. */
function typedIn(posted: FormData, { cells: now }: ProductFormState): Typed {
  const text = (name: string) => String(posted.get(name) ?? '')
  const typed = [...posted.keys()].filter((name) => isCell(name) && !name.startsWith('seenStock:'))
  const seen = Object.entries(now).filter(([name]) => name.startsWith('seenStock:'))
  return {
    values: Object.fromEntries(PRODUCT_FIELDS.map((name) => [name, text(name)])) as ProductFormValues,
    cells: { ...Object.fromEntries(seen), ...Object.fromEntries(typed.map((name) => [name, text(name)])) },
  }
}

type FieldsProps = { state: ProductFormState; pricing: SellerPricing; categories: CategoryNode[] }

function Fields({ state: { values, cells, errors, pictureUrl }, pricing, categories }: FieldsProps) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const field = (name: 'name' | 'description') => {
    const said = errors[name]
    return { label: t(`field.${name}`), name, error: said && say(said) }
  }
  return (
    <>
      <Field {...field('name')}>
        <Input defaultValue={values.name} maxLength={MAX_NAME} required autoComplete="off" />
      </Field>
      <Field {...field('description')} optional>
        <Textarea name="description" defaultValue={values.description} maxLength={MAX_DESCRIPTION} rows={6} />
      </Field>
      <CategoryField values={values} errors={errors} categories={categories} />
      <PriceFields values={values} errors={errors} pricing={pricing} />
      <StockFields values={values} errors={errors} />
      <OptionsField values={values} cells={cells} errors={errors} />
      <ChargeField values={values} errors={errors} />
      <KindFields values={values} errors={errors} />
      <PictureField url={pictureUrl} errors={errors} />
    </>
  )
}

/** After a try that failed, the focus goes to what has to be read or put right first. */
function leadToProblem(state: ProductFormState, form: HTMLFormElement | null, alert: HTMLElement | null): void {
  if (state.refusal) {
    alert?.focus()
    return
  }
  const first = [...PRODUCT_FIELDS, ...Object.keys(state.errors)].find((name) => state.errors[name])
  const control = first && form?.elements.namedItem(first)
  if (control instanceof HTMLElement) control.focus()
}
