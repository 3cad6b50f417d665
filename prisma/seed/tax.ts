import { emptyTaxRate, type TaxFormValues } from '@/lib/domain/tax/tax-form'

/** How an example shop charges tax. */
export interface ExampleTax {
  behavior: 'inclusive' | 'exclusive'
  registrationNumber?: string
  rates: { name: string; country: string; state?: string; percent: string }[]
}

/** A pottery in Vermont that is registered in three states. The rates are examples, not advice. */
export const kilnTax: ExampleTax = {
  behavior: 'exclusive',
  rates: [
    { name: 'Sales tax', country: 'US', state: 'VT', percent: '6' },
    { name: 'Sales tax', country: 'US', state: 'NY', percent: '8.875' },
    { name: 'Sales tax', country: 'US', state: 'CA', percent: '7.25' },
  ],
}

/** A small shop in Leipzig that charges German VAT in all of the European Union. */
export const lindenTax: ExampleTax = {
  behavior: 'inclusive',
  registrationNumber: 'DE000000000',
  rates: [{ name: 'VAT', country: 'EU', percent: '19' }],
}

/** What the form would post. */
export function taxForm({ behavior, registrationNumber = '', rates }: ExampleTax): TaxFormValues {
  return { mode: 'rates', behavior, registrationNumber, rates: rates.map((rate, at) => ({ ...emptyTaxRate(`new-${at + 1}`), ...rate })) }
}
