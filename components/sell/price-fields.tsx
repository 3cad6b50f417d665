'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useMoment } from '@/components/ui/data/moment'
import { useFeeText } from '@/components/ui/data/use-fee-text'
import { useMoney } from '@/components/ui/data/use-money'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import type { ProductFormErrors, ProductFormValues } from '@/lib/domain/catalog/product-form'
import { type AccountFacts, chargeRules } from '@/lib/domain/facts/charge-rules'
import { readAmount, separatorsOf } from '@/lib/domain/money/read-amount'
import { leastSaleThatKeeps, sellerShare } from '@/lib/domain/pricing/seller-keeps'
import type { FeeOfCurrency } from '@/lib/domain/wire/fee-views'

/** What the seller's account can charge, and what the platform takes of it, by currency; the usual currency first. */
export type SellerPricing = { account: AccountFacts | null; fees: Record<string, FeeOfCurrency> }

/** Price and currency, with what Stripe charges at least, and from which price on something is left, said for the currency that is chosen. */
export function PriceFields({ values, errors, pricing }: { values: ProductFormValues; errors: ProductFormErrors; pricing: SellerPricing }) {
  const t = useTranslations('sell.product')
  const say = useSay()
  const [typed, setTyped] = useState({ price: values.price, currency: values.currency })
  const fields = useRef<HTMLDivElement>(null)
  // The fields keep what was typed before this script arrived.
  useEffect(() => {
    if (fields.current) setTyped((before) => ({ ...before, ...typedIn(fields.current) }))
  }, [])
  const keep = (event: FormEvent<HTMLDivElement>) => setTyped((before) => ({ ...before, ...typedIn(event.currentTarget) }))
  const field = (name: 'price' | 'currency') => ({ label: t(`field.${name}`), name, error: errors[name] && say(errors[name]) })
  return (
    <div ref={fields} onChange={keep} className="flex flex-col gap-3">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...field('price')} hint={t('hint.price')}>
          <Input defaultValue={values.price} inputMode="decimal" required autoComplete="off" />
        </Field>
        <Field {...field('currency')}>
          <Select name="currency" defaultValue={values.currency}>
            <CurrencyOptions codes={Object.keys(pricing.fees)} />
          </Select>
        </Field>
      </div>
      <PriceFacts {...typed} pricing={pricing} />
    </div>
  )
}

function PriceFacts({ price, currency, pricing: { account, fees } }: { price: string; currency: string; pricing: SellerPricing }) {
  const t = useTranslations('sell.product.facts')
  const money = useMoney()
  const separators = separatorsOf(useLocale())
  const feeText = useFeeText()
  const moment = useMoment()
  const fee = fees[currency]
  if (!fee) return null
  const { rule, next } = fee
  const { leastMinor } = chargeRules(account, currency)
  const inCurrency = (amountMinor: number) => money({ amountMinor, currency })
  const keepsFrom = leastSaleThatKeeps(currency, rule, leastMinor)
  const read = readAmount(price, currency, separators)
  const amountMinor = read.kind === 'amount' ? read.amountMinor : 0
  const share = amountMinor > 0 ? sellerShare({ amountMinor, currency }, rule) : null
  return (
    <div aria-live="polite" className="flex flex-col gap-1 text-muted text-sm">
      <p>{t('fee', { fee: feeText(rule, currency) })}</p>
      {next && <p>{t('next', { day: moment(next.from.toISOString(), 'agreedDay'), fee: feeText(next.rule, currency) })}</p>}
      <p>{t('least', { least: inCurrency(leastMinor), keeps: inCurrency(keepsFrom ?? leastMinor) })}</p>
      {share && (
        <p>{t('share', { fee: inCurrency(share.feeMinor), stripe: inCurrency(share.stripeFeeMinor), keeps: inCurrency(share.keepsMinor) })}</p>
      )}
      {amountMinor > 0 && amountMinor < leastMinor && <p className="text-warn">{t('tooLittle', { least: inCurrency(leastMinor) })}</p>}
      {share && share.keepsMinor <= 0 && <p className="text-warn">{t('nothingLeft')}</p>}
    </div>
  )
}

function typedIn(fields: Element | null): Partial<Record<'price' | 'currency', string>> {
  const value = (name: string) => fields?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value
  return { price: value('price') ?? '', currency: value('currency') ?? '' }
}
