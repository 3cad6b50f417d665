import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { StateBadge } from '@/components/sell/import/state-badge'
import { UploadForm } from '@/components/sell/import/upload-form'
import { Card, Section } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listImports } from '@/lib/catalog/import/read-import'
import { sellerAccount } from '@/lib/catalog/seller-product'
import { chargeCurrencies } from '@/lib/domain/facts/charge-rules'
import type { ImportCard } from '@/lib/domain/wire/import-views'
import { checkFileAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.import'))('title') }
}

/** Chooses a file of products, and leads to the imports before. */
export default async function ImportPage() {
  const { sellerId } = await requireSeller('products.edit')
  const [imports, account, t, products] = await Promise.all([
    listImports(sellerId),
    sellerAccount(sellerId),
    getTranslations('sell.import'),
    getTranslations('sell.products'),
  ])
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: products('title'), href: '/sell/products' }, { label: t('title') }]} />}
        title={t('title')}
        lead={t('lead')}
      />
      <Card>
        <UploadForm action={checkFileAction} currencies={chargeCurrencies(account)} />
      </Card>
      {imports.length > 0 && (
        <Section title={t('before')} padded={false}>
          <Imports imports={imports} />
        </Section>
      )}
    </>
  )
}

function Imports({ imports }: { imports: ImportCard[] }) {
  const t = useTranslations('sell.import')
  return (
    <Table caption={t('before')}>
      <thead>
        <tr>
          <Th>{t('file')}</Th>
          <Th>{t('when')}</Th>
          <Th>{t('stateName')}</Th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, fileName, state, createdAt }) => (
          <tr key={id}>
            <Td>
              <Link href={`/sell/products/import/${id}` as Route} className="wrap-anywhere font-medium hover:underline">
                <bdi>{fileName}</bdi>
              </Link>
            </Td>
            <Td className="whitespace-nowrap">
              <Moment at={createdAt} />
            </Td>
            <Td>
              <StateBadge state={state} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
