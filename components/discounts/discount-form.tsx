'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/ui/data/card'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { Checkbox, Radio } from '@/components/ui/form/checkbox'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { Input } from '@/components/ui/form/input'
import { LinkButton } from '@/components/ui/form/link-button'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Select } from '@/components/ui/form/select'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import type { DiscountKind } from '@/lib/domain/pricing/discount'
import { type DiscountFormState, postedDiscount } from '@/lib/domain/pricing/discount-form'

/** What a form of a code offers: kinds, currencies and, of a seller, products. `back` is the address of the list. */
export type DiscountChoices = {
  kinds: readonly DiscountKind[]
  currencies: readonly string[]
  products: { id: string; name: string }[] | null
  back: string
}

/**
 * The form of a code, new or not. What was typed stays after an error, and over a reload or a sign-in.
 * @param action the server action, called with what was posted
 */
export function DiscountForm({
  action,
  initial,
  choices,
}: {
  action: (state: DiscountFormState, form: FormData) => Promise<DiscountFormState>
  initial: DiscountFormState
  choices: DiscountChoices
}) {
  const t = useTranslations('sell.discounts.form')
  const common = useTranslations('common.form')
  const say = useSay()
  const [restored, setRestored] = useState<DiscountFormState['values'] | null>(null)
  const { state, busy, failure, formProps } = useFormAction(action, initial, (posted) => setRestored(postedDiscount(posted)))
  const shown = restored ? { ...state, values: restored } : state
  return (
    <form {...formProps} noValidate className="flex max-w-3xl flex-col gap-6">
      <FailureAlert failure={failure} />
      {state.refusal && <Alert tone="warn" live title={say(state.refusal)} />}
      <HiddenValues values={{ id: state.id, version: state.version }} />
      <div key={restored ? 'restored' : 'first'} className="group flex flex-col gap-6">
        <What state={shown} choices={choices} />
        {choices.products && choices.products.length > 0 && <Products state={shown} products={choices.products} />}
        <Limits state={shown} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy} busyText={common('saving')}>
          {t('save')}
        </Button>
        <LinkButton href={choices.back} variant="ghost">
          {common('cancel')}
        </LinkButton>
      </div>
    </form>
  )
}

type Shown = { state: DiscountFormState }
type TextField = 'code' | 'percent' | 'amount' | 'minGoods' | 'startsOn' | 'endsOn' | 'limitTotal' | 'limitPerBuyer'

/** Label, hint, error of a field. */
function useField({ errors }: DiscountFormState) {
  const t = useTranslations('sell.discounts.form')
  const say = useSay()
  return (name: TextField) => {
    const said = errors[name]
    return { label: t(name), name, hint: t(`hint.${name}`), error: said && say(said) }
  }
}

/** What the code is called and takes off. Each kind shows its own field, by the style sheet: it needs no script. */
function What({ state, choices: { kinds, currencies } }: Shown & { choices: DiscountChoices }) {
  const t = useTranslations('sell.discounts.form')
  const say = useSay()
  const field = useField(state)
  const { values, errors, version } = state
  return (
    <Section title={t('what')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...field('code')} hint={t(version === '' ? 'hint.code' : 'codeStays')} className="sm:col-span-2">
          <Input defaultValue={values.code} readOnly={version !== ''} required maxLength={30} autoComplete="off" autoCapitalize="characters" />
        </Field>
        <Field label={t('kind')} name="kind" error={errors.kind && say(errors.kind)}>
          <Select name="kind" defaultValue={values.kind}>
            {kinds.map((kind) => (
              <option key={kind} value={kind} data-percent={kind === 'percent' || undefined} data-amount={kind === 'amount' || undefined}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...field('percent')} className="hidden group-has-[[data-percent]:checked]:flex">
          <Input defaultValue={values.percent} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field {...field('amount')} className="hidden group-has-[[data-amount]:checked]:flex">
          <Input defaultValue={values.amount} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field {...field('minGoods')} optional className="sm:col-start-1">
          <Input defaultValue={values.minGoods} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label={t('currency')} name="currency" hint={t('hint.currency')} error={errors.currency && say(errors.currency)}>
          <Select name="currency" defaultValue={values.currency}>
            <CurrencyOptions codes={currencies} />
          </Select>
        </Field>
      </div>
    </Section>
  )
}

function Products({ state: { values, errors }, products }: Shown & { products: { id: string; name: string }[] }) {
  const t = useTranslations('sell.discounts.form')
  const say = useSay()
  return (
    <Section title={t('reach')}>
      <div className="flex flex-col gap-4">
        <RadioGroup legend={t('reachLegend')}>
          <Radio name="reach" value="all" defaultChecked={values.reach !== 'some'} label={t('reachAll')} />
          <Radio name="reach" value="some" defaultChecked={values.reach === 'some'} data-some label={t('reachSome')} />
        </RadioGroup>
        {errors.productIds && (
          <p role="alert" className="text-danger text-sm">
            {say(errors.productIds)}
          </p>
        )}
        <fieldset className="hidden max-h-80 overflow-y-auto rounded-md border border-line px-4 py-1 group-has-[[data-some]:checked]:block">
          <legend className="sr-only">{t('products')}</legend>
          {products.map(({ id, name }) => (
            <Checkbox key={id} name="productIds" value={id} defaultChecked={values.productIds.includes(id)} label={<bdi>{name}</bdi>} />
          ))}
        </fieldset>
      </div>
    </Section>
  )
}

function Limits({ state }: Shown) {
  const t = useTranslations('sell.discounts.form')
  const field = useField(state)
  const { values } = state
  return (
    <Section title={t('limits')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...field('startsOn')} optional>
          <Input type="date" defaultValue={values.startsOn} />
        </Field>
        <Field {...field('endsOn')} optional>
          <Input type="date" defaultValue={values.endsOn} />
        </Field>
        <Field {...field('limitTotal')} optional>
          <Input defaultValue={values.limitTotal} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field {...field('limitPerBuyer')} optional>
          <Input defaultValue={values.limitPerBuyer} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
    </Section>
  )
}
