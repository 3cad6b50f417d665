import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddCategory } from '@/components/admin/categories/add-category'
import { CategoryTable } from '@/components/admin/categories/category-table'
import { Section } from '@/components/ui/data/card'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listCategoryLines, MOST_COUNTED } from '@/lib/catalog/categories/list-categories'
import { addCategoryAction, moveCategoryAction, renameCategoryAction, retireCategoryAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.categories'))('title') }
}

/** The categories that buyers find products by, and how they are arranged. */
export default async function CategoriesPage() {
  await requireOperator()
  const [lines, t] = await Promise.all([listCategoryLines(), getTranslations('admin.categories')])
  const tops = lines.filter(({ parent }) => parent === null)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {lines.length > 0 ? (
        <CategoryTable
          lines={lines}
          most={MOST_COUNTED}
          deeds={{
            move: (id) => moveCategoryAction.bind(null, id),
            rename: (id) => renameCategoryAction.bind(null, id),
            retire: (id) => retireCategoryAction.bind(null, id),
          }}
        />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <Section title={t('add.title')} hint={t('add.hint')}>
        <AddCategory action={addCategoryAction} id={randomUUID()} tops={tops} />
      </Section>
    </>
  )
}
