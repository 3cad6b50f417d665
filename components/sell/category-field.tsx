'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/form/field'
import { NameOptions } from '@/components/ui/form/name-options'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import type { ProductFormState } from '@/lib/domain/catalog/product-form'
import type { CategoryNode } from '@/lib/domain/wire/category-views'

/** Where buyers find the product. Nothing is shown where there are no categories. */
export function CategoryField({ values, errors, categories }: Pick<ProductFormState, 'values' | 'errors'> & { categories: CategoryNode[] }) {
  const t = useTranslations('sell.product')
  const say = useSay()
  if (categories.length === 0) return null
  return (
    <Field label={t('field.category')} name="category" hint={t('hint.category')} error={errors.category && say(errors.category)} optional>
      <Select name="category" defaultValue={values.category}>
        <option value="">{t('noCategory')}</option>
        {categories.map((top) =>
          top.children.length === 0 ? (
            <NameOptions key={top.id} of={[top]} />
          ) : (
            <optgroup key={top.id} label={top.name}>
              <NameOptions of={[top, ...top.children]} />
            </optgroup>
          ),
        )}
      </Select>
    </Field>
  )
}
