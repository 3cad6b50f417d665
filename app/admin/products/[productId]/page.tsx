import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { hideProductAction, showProductAction } from '@/app/admin/products/actions'
import { ProductFacts } from '@/components/admin/products/product-facts'
import { StopSection } from '@/components/admin/stop-section'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { readProductForOperator } from '@/lib/catalog/all-products'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.products'))('title') }
}

/** One product of a shop, and what hides it. */
export default async function OperatorProductPage({ params }: PageProps<'/admin/products/[productId]'>) {
  await requireOperator()
  const { productId } = await params
  const [product, t] = await Promise.all([readProductForOperator(productId), getTranslations('admin.product')])
  if (!product) notFound()
  const { name, slug, status, sellerId, hidings } = product
  const links = [
    ...(status === 'active' || status === 'archived' ? [{ href: `/products/${slug}`, label: t('visit') }] : []),
    { href: `/admin/sellers/${sellerId}`, label: t('shop') },
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumb trail={[{ label: t('crumb'), href: '/admin/products' }, { label: name }]} />}
        title={name}
        actions={links.map(({ href, label }) => (
          <LinkButton key={href} href={href} variant="secondary" size="sm">
            {label}
          </LinkButton>
        ))}
      />
      <ProductFacts product={product} />
      <StopSection
        of="product"
        stops={hidings}
        canStop
        stop={hideProductAction.bind(null, productId)}
        lift={showProductAction.bind(null, productId)}
      />
    </>
  )
}
