import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { fetchAgainAction, startImportAction, stopImportAction } from '@/app/sell/products/import/actions'
import { ImportCounts } from '@/components/sell/import/import-counts'
import { ImportLines } from '@/components/sell/import/import-lines'
import { ImportProgress } from '@/components/sell/import/import-progress'
import { StateBadge } from '@/components/sell/import/state-badge'
import { Section } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PostButton } from '@/components/ui/form/post-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { getImport } from '@/lib/catalog/import/read-import'
import type { ImportView } from '@/lib/domain/wire/import-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.import'))('title') }
}

/** What a file of products holds, how far its import has come, and what was refused. */
export default async function ImportResultPage({ params }: PageProps<'/sell/products/import/[importId]'>) {
  const { sellerId } = await requireSeller('products.edit')
  const { importId } = await params
  const view = await getImport(sellerId, importId)
  if (!view) notFound()
  const [t, products] = await Promise.all([getTranslations('sell.import'), getTranslations('sell.products')])
  const trail = [
    { label: products('title'), href: '/sell/products' },
    { label: t('title'), href: '/sell/products/import' },
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[...trail, { label: view.fileName }]} />}
        title={<bdi className="wrap-anywhere">{view.fileName}</bdi>}
        lead={<StateBadge state={view.state} />}
        actions={<Actions view={view} />}
      />
      <Standing view={view} />
      <ImportCounts counts={view.counts} isRun={view.state === 'done'} />
      {view.pictures.failed > 0 && view.pictures.waiting === 0 && (
        <Alert
          tone="warn"
          title={t('picturesFailed', { count: view.pictures.failed })}
          action={
            <PostButton action={fetchAgainAction.bind(null, view.id)} size="sm" variant="secondary" busyText={t('working')}>
              {t('fetchAgain')}
            </PostButton>
          }
        >
          {t('picturesFailedText')}
        </Alert>
      )}
      {view.lines.length > 0 && (
        <Section
          title={t('lines')}
          hint={t(view.hasMore ? 'linesMore' : 'linesHint', { count: view.lines.length })}
          padded={false}
          action={
            <LinkButton href={`/sell/products/import/${view.id}/csv`} external variant="secondary" size="sm">
              {t('linesCsv')}
            </LinkButton>
          }
        >
          <ImportLines lines={view.lines} />
        </Section>
      )}
    </>
  )
}

/** What can be done with it now. */
function Actions({ view: { id, state, isOpen, total, done } }: { view: ImportView }) {
  const t = useTranslations('sell.import')
  if (state === 'running')
    return (
      <PostButton action={stopImportAction.bind(null, id)} variant="secondary" busyText={t('working')}>
        {t('stop')}
      </PostButton>
    )
  if (isOpen && total > done)
    return (
      <PostButton action={startImportAction.bind(null, id)} busyText={t('working')}>
        {state === 'stopped' ? t('goOn') : t('run', { count: total })}
      </PostButton>
    )
  return (
    <LinkButton href="/sell/products" variant="secondary">
      {t('toProducts')}
    </LinkButton>
  )
}

function Standing({ view: { id, state, isOpen, counts, total, done, pictures } }: { view: ImportView }) {
  const t = useTranslations('sell.import')
  if (state === 'running' || (state === 'done' && pictures.waiting > 0))
    return (
      <ImportProgress
        href={`/sell/products/import/${id}`}
        done={done}
        total={total}
        text={state === 'running' ? t('progress', { done, total }) : t('picturesWaiting', { count: pictures.waiting })}
      />
    )
  if (state === 'checked')
    return <Alert title={total > 0 ? t('checked') : t('nothingToDo')}>{total > 0 ? t('checkedText') : t('nothingToDoText')}</Alert>
  if (state === 'stopped')
    return (
      <Alert tone="warn" title={t('stopped', { done, total })}>
        {isOpen ? t('stoppedText') : t('replacedText')}
      </Alert>
    )
  return <Alert tone="good" title={t('done', { count: counts.added + counts.changed })} />
}
