import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { KeyForm } from '@/components/sell/api/key-form'
import { Card, Section } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { listKeys } from '@/lib/api/shop-keys'
import { requireSeller } from '@/lib/auth/viewer'
import type { ApiKeyView } from '@/lib/domain/wire/api-views'
import { createKeyAction, revokeKeyAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.apiKeys'))('title') }
}

/** The keys by which a shop's own programs call the API. */
export default async function ApiKeysPage() {
  const { sellerId } = await requireSeller('api.manage')
  const [keys, t, settings] = await Promise.all([listKeys(sellerId), getTranslations('sell.apiKeys'), getTranslations('sell.settings')])
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: settings('title'), href: '/sell/settings' }, { label: t('title') }]} />}
        title={t('title')}
        lead={t('lead')}
      />
      {keys.length > 0 ? (
        <Card padded={false}>
          <Keys keys={keys} />
        </Card>
      ) : (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      )}
      <Section title={t('newTitle')} hint={t('newHint')}>
        <KeyForm action={createKeyAction} />
      </Section>
    </>
  )
}

function Keys({ keys }: { keys: ApiKeyView[] }) {
  const t = useTranslations('sell.apiKeys')
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('scopes')}</Th>
          <Th>{t('created')}</Th>
          <Th>{t('lastUsed')}</Th>
          <Th>{t('actions')}</Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </tbody>
    </Table>
  )
}

function KeyRow({ apiKey: { id, name, prefix, scopes, madeBy, isStopped, createdAt, lastUsedAt } }: { apiKey: ApiKeyView }) {
  const t = useTranslations('sell.apiKeys')
  return (
    <tr>
      <Td>
        <bdi>{name}</bdi>
        <span translate="no" className="block font-mono text-muted text-xs">
          {t('begins', { prefix })}
        </span>
        {isStopped && (
          <span className="block text-muted text-xs">
            <Badge tone="warn">{t('stopped')}</Badge>
            <span className="mt-1 block">{t('stoppedHint')}</span>
          </span>
        )}
      </Td>
      <Td>
        <ul>
          {scopes.map((scope) => (
            <li key={scope}>{t(`scope.${scope}`)}</li>
          ))}
        </ul>
      </Td>
      <Td>
        <Moment at={createdAt} />
        <span className="block text-muted">
          <bdi>{madeBy}</bdi>
        </span>
      </Td>
      <Td>{lastUsedAt ? <Moment at={lastUsedAt} /> : t('never')}</Td>
      <Td className="whitespace-nowrap">
        <ConfirmDialog
          action={revokeKeyAction.bind(null, id)}
          deed={t('revoke')}
          about={name}
          busyText={t('revoking')}
          title={t('revokeTitle', { name })}
          variant="danger"
          size="sm"
        >
          {t('revokeText')}
        </ConfirmDialog>
      </Td>
    </tr>
  )
}
