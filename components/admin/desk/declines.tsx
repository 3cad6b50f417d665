import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { PlatformOverview } from '@/lib/domain/wire/admin-views'

/** What was refused in a month, by Stripe's code. */
export function Declines({ declines }: Pick<PlatformOverview, 'declines'>) {
  const t = useTranslations('admin.overview.declines')
  return (
    <Section
      title={t('title')}
      hint={t('hint')}
      action={<TextLink href="/admin/orders?status=declined">{t('orders')}</TextLink>}
      padded={declines.length === 0}
    >
      {declines.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <Table caption={t('title')}>
          <thead>
            <tr>
              <Th>{t('code')}</Th>
              <Th numeric>{t('count')}</Th>
            </tr>
          </thead>
          <tbody>
            {declines.map(({ code, count }) => (
              <tr key={code}>
                <Td>{code ? <code translate="no">{code}</code> : t('noCode')}</Td>
                <Td numeric>{count}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  )
}
