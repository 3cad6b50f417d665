import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import { archiveProductAction, restoreProductAction, updateProductAction } from '@/app/sell/products/actions'
import { removeFileAction } from '@/app/sell/products/files/actions'
import { addKeysAction, removeKeysAction } from '@/app/sell/products/keys/actions'
import { addPictureAction, movePictureAction, removePictureAction, showPictureForAction } from '@/app/sell/products/pictures/actions'
import { sellerPricing } from '@/app/sell/products/seller-pricing'
import { FilesSection } from '@/components/sell/files/files-section'
import { KeysSection } from '@/components/sell/keys/keys-section'
import { PicturesSection } from '@/components/sell/pictures/pictures-section'
import { ProductForm } from '@/components/sell/product-form'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { Editable } from '@/components/ui/form/editable'
import { LinkButton } from '@/components/ui/form/link-button'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { listCategories } from '@/lib/catalog/categories/list-categories'
import { listPictures } from '@/lib/catalog/pictures/order-pictures'
import { getSellerProduct, whyHidden } from '@/lib/catalog/seller-product'
import { listFiles } from '@/lib/digital/list-files'
import { listKeyPools } from '@/lib/digital/sell-keys'
import { productCells, productFormValues } from '@/lib/domain/catalog/product-form-values'
import type { SellerProductView } from '@/lib/domain/wire/catalog-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sell.product'))('edit') }
}

/** The form of one product, and the way to take it off sale. */
export default async function EditProductPage({ params }: PageProps<'/sell/products/[id]'>) {
  const { sellerId, may } = await requireSeller('products.read')
  const { id } = await params
  const product = await getSellerProduct(sellerId, id)
  if (!product) notFound()
  const [shown, digital, pools, pricing, categories, t, products] = await Promise.all([
    listPictures(sellerId, id),
    listFiles(sellerId, id),
    listKeyPools(sellerId, id),
    sellerPricing(sellerId, product),
    listCategories(),
    getTranslations('sell.product'),
    getTranslations('sell.products'),
  ])
  const locale = await getLocale()
  const values = productFormValues(product, locale)
  const { version, pictureUrl } = product
  return (
    <Editable isAllowed={may('products.edit')}>
      <PageHeader
        above={<Breadcrumb trail={[{ label: products('title'), href: '/sell/products' }, { label: product.name }]} />}
        title={t('edit')}
        actions={<Actions product={product} />}
      />
      {product.status === 'archived' && <Alert title={t('archivedNotice')} />}
      {product.status === 'hidden' && <Hidden reason={await whyHidden(product.id)} />}
      {product.notForSale === 'currency' && (
        <Alert tone="warn" title={products('otherCurrency', { currency: product.currency.toUpperCase() })}>
          {t('otherCurrencyText')}
        </Alert>
      )}
      <ProductForm
        action={updateProductAction.bind(null, id)}
        initial={{
          values,
          cells: productCells(product, locale),
          errors: {},
          refusal: null,
          current: null,
          version,
          seenStock: values.stock,
          pictureUrl,
        }}
        pricing={pricing}
        categories={categories}
        submit={t('save')}
      />
      <div className="flex max-w-2xl flex-col gap-8">
        {digital && <FilesSection {...digital} remove={(fileId) => removeFileAction.bind(null, fileId)} />}
        {pools?.variants[0] && (
          <KeysSection
            pools={pools}
            add={addKeysAction.bind(null, id, pools.variants[0].id)}
            remove={(variantId) => removeKeysAction.bind(null, id, variantId)}
          />
        )}
        <PicturesSection
          {...shown}
          add={addPictureAction.bind(null, id)}
          deeds={{ move: movePictureAction.bind(null, id), remove: removePictureAction.bind(null, id), showFor: showPictureForAction.bind(null, id) }}
        />
      </div>
    </Editable>
  )
}

function Hidden({ reason }: { reason: string | null }) {
  const t = useTranslations('sell.product.hidden')
  return (
    <Alert tone="danger" title={t('title')}>
      {reason && (
        <p>
          <span>{t('why')}</span> <bdi>{reason}</bdi>
        </p>
      )}
      <p>{t('text')}</p>
    </Alert>
  )
}

function Actions({ product }: { product: SellerProductView }) {
  const t = useTranslations('sell.product')
  if (product.status === 'hidden') return null
  if (product.status === 'archived') {
    return (
      <ConfirmDialog
        action={restoreProductAction.bind(null, product.id)}
        deed={t('restore.deed')}
        busyText={t('restore.busy')}
        title={t('restore.title')}
      >
        {t('restore.text')}
      </ConfirmDialog>
    )
  }
  return (
    <>
      {product.status === 'active' && (
        <LinkButton href={`/products/${product.slug}`} variant="ghost">
          {t('view')}
        </LinkButton>
      )}
      <ConfirmDialog
        action={archiveProductAction.bind(null, product.id)}
        deed={t('archive.deed')}
        busyText={t('archive.busy')}
        title={t('archive.title')}
        variant="danger"
      >
        {t('archive.text')}
      </ConfirmDialog>
    </>
  )
}
