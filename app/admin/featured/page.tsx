import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FeatureForm } from '@/components/admin/featured/feature-form'
import { FeaturedTable } from '@/components/admin/featured/featured-table'
import { Section } from '@/components/ui/data/card'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { listFeatured } from '@/lib/catalog/featured/read-featured'
import { FEATURED_KINDS } from '@/lib/domain/wire/featured'
import { featureAction, moveFeaturedAction, removeFeaturedAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.featured'))('title') }
}

/** What the storefront shows first, and in which order. */
export default async function FeaturedPage() {
  await requireOperator()
  const [lines, t] = await Promise.all([listFeatured(), getTranslations('admin.featured')])
  const kinds = FEATURED_KINDS.map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind) }))
  const deeds = {
    move: (id: string) => moveFeaturedAction.bind(null, id),
    remove: (id: string) => removeFeaturedAction.bind(null, id),
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {lines.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {kinds.map(
        (each) => each.lines.length > 0 && <FeaturedTable key={each.kind} caption={t(`kind.${each.kind}`)} lines={each.lines} deeds={deeds} />,
      )}
      <Section title={t('add.title')} hint={t('add.hint')}>
        <FeatureForm action={featureAction} />
      </Section>
    </>
  )
}
