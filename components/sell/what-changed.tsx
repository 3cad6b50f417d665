import { PRODUCT_FIELDS, type ProductFormValues } from '@/lib/domain/catalog/product-form'
import { CHARGE_CHOICE } from './charge-field'

const LABEL: Record<keyof ProductFormValues, string> = {
  name: 'Name',
  description: 'Description',
  price: 'Price',
  currency: 'Currency',
  stock: 'Pieces in stock',
  chargeWhen: 'When the buyer is charged',
  chargeOn: 'Day of the charge',
}

/** Where the saved product differs from what was typed: shown after a conflict, so that nothing is overwritten unseen. */
export function WhatChanged({ typed, current }: { typed: ProductFormValues; current: ProductFormValues }) {
  const changed = PRODUCT_FIELDS.filter((name) => typed[name].trim() !== current[name])
  if (changed.length === 0) return null
  return (
    <>
      <p>Saved now:</p>
      <ul className="list-disc pl-5">
        {changed.map((name) => (
          <li key={name} className="break-words">
            {LABEL[name]}: {wordsFor(name, current[name])}
          </li>
        ))}
      </ul>
    </>
  )
}

function wordsFor(name: keyof ProductFormValues, value: string): string {
  if (name === 'currency') return value.toUpperCase()
  if (name === 'chargeWhen') return CHARGE_CHOICE[value as keyof typeof CHARGE_CHOICE] ?? value
  return value || (name === 'stock' ? 'unlimited' : 'empty')
}
