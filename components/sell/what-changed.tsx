import { useTranslations } from 'next-intl'
import { KINDS, PRODUCT_FIELDS, type ProductFormValues } from '@/lib/domain/catalog/product-form'
import { CHARGE_WHEN } from '@/lib/domain/order/charge-when'
import type { CategoryNode } from '@/lib/domain/wire/category-views'

type Props = { typed: ProductFormValues; current: ProductFormValues; categories: CategoryNode[] }

/** Where the saved product differs from what was typed: shown after a conflict, so that nothing is overwritten unseen. */
export function WhatChanged({ typed, current, categories }: Props) {
  const t = useTranslations('sell.product')
  const changed = PRODUCT_FIELDS.filter((name) => typed[name].trim() !== current[name])
  if (changed.length === 0) return null
  const all = categories.flatMap((top) => [top, ...top.children])
  const words = (name: keyof ProductFormValues, value: string): string => {
    if (name === 'currency') return value.toUpperCase()
    if (name === 'category') return all.find(({ id }) => id === value)?.name ?? t('none')
    if (name === 'status') return t(`status.${value === 'draft' ? 'draft' : 'active'}`)
    if (name === 'madeToOrder') return t(value ? 'yes' : 'no')
    const kind = name === 'kind' && KINDS.find((each) => each === value)
    if (kind) return t(`kind.${kind}`)
    const when = name === 'chargeWhen' && CHARGE_WHEN.find((each) => each === value)
    return (when ? t(`charge.${when}`) : value) || t(name === 'stock' ? 'unlimited' : 'none')
  }
  return (
    <>
      <p>{t('savedNow')}</p>
      <ul className="list-disc pl-5">
        {changed.map((name) => (
          <li key={name} className="break-words">
            <bdi>{t('difference', { field: t(`field.${name}`), value: words(name, current[name]) })}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
