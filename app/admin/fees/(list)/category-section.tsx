import { getTranslations } from 'next-intl/server'
import { setCategoryFeeAction } from '@/app/admin/fees/actions'
import { CategoryFeeForm } from '@/components/admin/fees/category-fee-form'
import { CategoryFees } from '@/components/admin/fees/category-fees'
import { Card, Section } from '@/components/ui/data/card'
import { listCategoryLines } from '@/lib/catalog/categories/list-categories'
import { listCategoryFees } from '@/lib/pricing/category-fees'

/** The percentages of categories and the form that sets one; nothing where there are no categories. */
export async function CategorySection({ currencies }: { currencies: string[] }) {
  const [categories, fees, t] = await Promise.all([listCategoryLines(), listCategoryFees(), getTranslations('admin.fees.category')])
  if (categories.length === 0) return null
  return (
    <>
      <Section title={t('title')} hint={t('hint')}>
        <CategoryFeeForm action={setCategoryFeeAction} categories={categories} currencies={currencies} />
      </Section>
      {fees.length > 0 && (
        <Card padded={false}>
          <CategoryFees fees={fees} />
        </Card>
      )}
    </>
  )
}
