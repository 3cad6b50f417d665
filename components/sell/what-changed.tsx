import { PRODUCT_FIELDS, type ProductFormValues } from '@/lib/domain/product-form'

const LABEL: Record<keyof ProductFormValues, string> = {
  name: 'Name',
  description: 'Description',
  price: 'Price',
  currency: 'Currency',
  stock: 'Pieces in stock',
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
            {LABEL[name]}: {(name === 'currency' ? current[name].toUpperCase() : current[name]) || (name === 'stock' ? 'unlimited' : 'empty')}
          </li>
        ))}
      </ul>
    </>
  )
}
