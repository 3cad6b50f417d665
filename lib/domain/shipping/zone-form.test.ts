import { describe, expect, it } from 'vitest'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import { emptyRate, type RateFormValues, rateFormValues } from './rate-form'
import { MAX_RATES, parseZoneForm, postedZone, rateFieldName, type ZoneFormValues, zoneFormValues } from './zone-form'

const row = (own: Partial<RateFormValues> = {}): RateFormValues => ({ ...emptyRate('a', 'usd'), name: 'Standard', price: '5', ...own })
const form = (own: Partial<ZoneFormValues> = {}): ZoneFormValues => ({
  name: 'Home',
  reach: 'countries',
  countries: ['US'],
  postalPrefixes: '',
  rates: [row()],
  ...own,
})
const CURRENCIES = ['usd', 'eur', 'jpy']
const parse = (own: Partial<ZoneFormValues>, locale?: string) => parseZoneForm(form(own), CURRENCIES, locale)
const errorsOf = (own: Partial<ZoneFormValues>) => {
  const parsed = parse(own)
  return parsed.ok ? {} : parsed.errors
}
const rateErrors = (own: Partial<RateFormValues>) => errorsOf({ rates: [row(own)] }).ofRates?.a ?? {}
const rateOf = (own: Partial<RateFormValues>, locale?: string) => {
  const parsed = parse({ rates: [row(own)] }, locale)
  return parsed.ok ? parsed.draft.rates[0] : parsed.errors
}

describe('the fields of a zone', () => {
  it('are read, each country and prefix once and in one spelling', () => {
    const parsed = parse({ name: '  The  south ', countries: ['de', 'AT', 'DE', 'ZZ'], postalPrefixes: ' sw1a, 10 ;ab-1,,10' })
    expect(parsed).toMatchObject({
      ok: true,
      draft: { name: 'The south', countries: ['AT', 'DE'], postalPrefixes: ['SW1A', '10', 'AB-1'] },
    })
  })

  it('forget the countries where the zone is everywhere', () => {
    expect(parse({ reach: 'everywhere', countries: ['DE'] })).toMatchObject({ ok: true, draft: { countries: [] } })
  })

  it('never become everywhere by saying nothing', () => {
    expect(errorsOf({ countries: [] })).toEqual({ countries: { key: 'shipping.noCountry' } })
    expect(errorsOf({ countries: ['KP'] })).toEqual({ countries: { key: 'shipping.noCountry' } })
    expect(errorsOf({ reach: '', countries: [] })).toEqual({ countries: { key: 'shipping.reach' } })
  })

  it('that are wrong are named all at once, with those of the rates', () => {
    const errors = errorsOf({ name: '', countries: [], postalPrefixes: '1*', rates: [row({ name: '' }), row({ key: 'b', price: '' })] })
    expect(errors).toEqual({
      name: { key: 'shipping.noZoneName' },
      countries: { key: 'shipping.noCountry' },
      postalPrefixes: { key: 'shipping.prefix', values: { prefix: '1*' } },
      ofRates: { a: { name: { key: 'shipping.noRateName' } }, b: { price: { key: 'shipping.price', values: { example: '5.00' } } } },
    })
  })

  it('need one rate, and take no more than twenty', () => {
    expect(errorsOf({ rates: [] })).toEqual({ rates: { key: 'shipping.noRate' } })
    const rows = (count: number) => Array.from({ length: count }, (_, at) => row({ key: `r${at}` }))
    expect(parse({ rates: rows(MAX_RATES) }).ok).toBe(true)
    expect(errorsOf({ rates: rows(MAX_RATES + 1) })).toEqual({ rates: { key: 'shipping.tooManyRates', values: { max: MAX_RATES } } })
  })

  it('that are no form at all are refused without a crash', () => {
    for (const nothing of [null, undefined, 'form', {}, { rates: 3 }, { rates: [null] }, { name: 1, countries: 'DE', rates: [{ key: {} }] }]) {
      expect(parseZoneForm(nothing, CURRENCIES).ok).toBe(false)
    }
  })
})

describe('a rate', () => {
  it('has the figures of its kind, and none of another', () => {
    const all = { perItem: '1.50', freeOver: '50', upToGrams: '500' }
    expect(rateOf({ ...all, kind: 'flat' })).toMatchObject({ priceMinor: 500, perItemMinor: 0, freeOverMinor: null, upToGrams: null })
    expect(rateOf({ ...all, kind: 'per_item' })).toMatchObject({ priceMinor: 500, perItemMinor: 150, freeOverMinor: null, upToGrams: null })
    expect(rateOf({ ...all, kind: 'free_over' })).toMatchObject({ priceMinor: 500, perItemMinor: 0, freeOverMinor: 5000, upToGrams: null })
    expect(rateOf({ ...all, kind: 'by_weight' })).toMatchObject({ priceMinor: 500, perItemMinor: 0, freeOverMinor: null, upToGrams: 500 })
  })

  it('says nothing of a field that its kind hides', () => {
    expect(rateErrors({ kind: 'flat', perItem: 'x', freeOver: 'x', upToGrams: 'x' })).toEqual({})
  })

  it('is named by each of its fields that is wrong', () => {
    expect(rateErrors({ kind: 'per_item' })).toEqual({ perItem: { key: 'shipping.price', values: { example: '5.00' } } })
    expect(rateErrors({ kind: 'free_over', freeOver: '0' })).toEqual({ freeOver: { key: 'shipping.freeOver', values: { example: '50.00' } } })
    for (const upToGrams of ['', '0', '1.5', '-3', '1000001']) {
      expect(rateErrors({ kind: 'by_weight', upToGrams })).toEqual({ upToGrams: { key: 'shipping.grams', values: { max: 1_000_000 } } })
    }
    expect(rateErrors({ kind: 'balloon' })).toEqual({ kind: { key: 'shipping.kind' } })
    expect(rateErrors({ currency: 'chf' })).toEqual({ currency: { key: 'shipping.currency' } })
    expect(rateErrors({ price: '€5' })).toEqual({ price: { key: 'amount.otherCurrency', values: { currency: 'USD' } } })
    expect(rateErrors({ price: '9999999999' })).toMatchObject({ price: { key: 'product.priceTooHigh' } })
    expect(rateErrors({ currency: 'jpy', price: '5.5' })).toMatchObject({ price: { key: 'shipping.price' } })
  })

  it('may cost nothing, and a pickup does so unless it says otherwise', () => {
    expect(rateOf({ price: '0' })).toMatchObject({ priceMinor: 0 })
    expect(rateOf({ kind: 'pickup', price: '' })).toMatchObject({ priceMinor: 0 })
    expect(rateOf({ kind: 'pickup', price: '2' })).toMatchObject({ priceMinor: 200 })
    expect(rateErrors({ price: '' })).toEqual({ price: { key: 'shipping.price', values: { example: '5.00' } } })
  })

  it('takes days from, to, both or none, in their order', () => {
    expect(rateOf({ minDays: '3', maxDays: '5' })).toMatchObject({ minDays: 3, maxDays: 5 })
    expect(rateOf({ maxDays: '0' })).toMatchObject({ minDays: null, maxDays: 0 })
    expect(rateErrors({ minDays: '5', maxDays: '3' })).toEqual({ maxDays: { key: 'shipping.daysOrder' } })
    expect(rateErrors({ minDays: 'soon', maxDays: '366' })).toEqual({
      minDays: { key: 'shipping.days', values: { max: 365 } },
      maxDays: { key: 'shipping.days', values: { max: 365 } },
    })
  })

  it('is read as the reader’s locale writes numbers', () => {
    expect(rateOf({ currency: 'eur', price: '4,90' }, 'de-DE')).toMatchObject({ priceMinor: 490 })
  })
})

describe('a saved zone', () => {
  it('comes back the same through the form, in any locale', () => {
    const rate = {
      id: 'r1',
      name: 'Post',
      currency: 'eur',
      priceMinor: 490,
      perItemMinor: 0,
      freeOverMinor: null,
      upToGrams: null,
      minDays: 2,
      maxDays: null,
    }
    const rates = [
      { ...rate, kind: 'flat' as const },
      { ...rate, id: 'r2', kind: 'per_item' as const, perItemMinor: 150 },
      { ...rate, id: 'r3', kind: 'free_over' as const, freeOverMinor: 5000 },
      { ...rate, id: 'r4', kind: 'by_weight' as const, upToGrams: 500 },
      { ...rate, id: 'r5', kind: 'pickup' as const, priceMinor: 0 },
    ]
    for (const locale of ['en-US', 'de-DE', 'ar-EG']) {
      const values = zoneFormValues({ id: 'z', name: 'EU', countries: ['AT', 'DE'], postalPrefixes: ['1', '20'], rates }, locale)
      const draft = {
        name: 'EU',
        countries: ['AT', 'DE'],
        postalPrefixes: ['1', '20'],
        rates: rates.map(({ id: key, ...kept }) => ({ key, ...kept })),
      }
      expect(parseZoneForm(values, CURRENCIES, locale)).toEqual({ ok: true, draft })
    }
  })

  it('is posted and read row by row, in the order of the rows', () => {
    const values = form({ rates: [row({ key: 'new-2' }), rateFormValues({ ...baseRate, id: 'saved' }, separatorsOf('en-US'))] })
    const posted = new FormData()
    for (const [name, value] of [
      ['name', values.name],
      ['reach', values.reach],
      ['countries', 'US'],
      ['postalPrefixes', ''],
    ])
      posted.append(name ?? '', value ?? '')
    for (const { key, ...fields } of values.rates) {
      posted.append('rate', key)
      for (const [name, value] of Object.entries(fields)) posted.append(rateFieldName(key, name as keyof typeof fields), value)
    }
    expect(postedZone(posted)).toEqual(values)
  })
})

const baseRate = {
  id: 'r',
  name: 'Post',
  kind: 'flat' as const,
  currency: 'usd',
  priceMinor: 300,
  perItemMinor: 0,
  freeOverMinor: null,
  upToGrams: null,
  minDays: null,
  maxDays: null,
}
