import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { addToCartAction } from '@/app/(shop)/cart/actions'
import { SeenHere } from '@/app/(shop)/products/seen-here'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { brand } from '@/brand'
import { ProductReviews } from '@/components/reviews/product-reviews'
import { RatingLine } from '@/components/reviews/rating-line'
import { Gallery } from '@/components/shop/gallery'
import { ProductData } from '@/components/shop/product-data'
import { Purchase } from '@/components/shop/purchase'
import { ReturnLine } from '@/components/shop/return-line'
import { WishButton } from '@/components/shop/wish-button'
import { CalendarClock, Download, Hammer, ShieldCheck } from '@/components/ui/icons'
import { isolated } from '@/components/ui/isolated'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { useSay } from '@/components/ui/use-say'
import { chosenVariant, picturesFor } from '@/lib/domain/catalog/chosen-variant'
import { productData } from '@/lib/domain/catalog/product-data'
import { saidOfTime } from '@/lib/domain/order/charge-time'
import type { ReturnPolicy } from '@/lib/domain/returns/return-policy'
import type { ProductPageView } from '@/lib/domain/wire/catalog-views'
import { ownOrigin } from '@/lib/http/own-origin'
import { readReturnPolicy } from '@/lib/returns/return-policy'
import { readProductReviews } from '@/lib/reviews/read-reviews'
import { productAt } from './product-at'

export async function generateMetadata({ params }: PageProps<'/products/[slug]'>): Promise<Metadata> {
  const product = await productAt((await params).slug)
  if (!product) return { title: (await getTranslations('common.notFound'))('title') }
  const t = await getTranslations('shop.product')
  const description = product.description.slice(0, 160)
  const { pictureUrl: url, pictureWidth: width, pictureHeight: height, name } = product
  const images = url ? [{ url, alt: name, ...(width && height && { width, height }) }] : []
  return {
    title: t('pageTitle', { name, shop: product.seller.shopName }),
    description,
    alternates: { canonical: `/products/${product.slug}` },
    openGraph: { type: 'website', siteName: brand.name, title: name, description, url: `/products/${product.slug}`, images },
    twitter: { card: url ? 'summary_large_image' : 'summary' },
  }
}

/** One product, and the way to buy it, or the sentence why it cannot be bought now. */
export default async function ProductPage({ params, searchParams }: PageProps<'/products/[slug]'>) {
  const product = await productAt((await params).slug)
  if (!product) notFound()
  const { variant, reviews: after } = await searchParams
  const cursor = typeof after === 'string' ? after : null
  const variantId = typeof variant === 'string' ? variant : null
  const { seller, slug, currency, leastChargeMinor, options, variants } = product
  const choices = { slug, currency, leastChargeMinor, shopName: seller.shopName, options, variants }
  const categories = product.categories.map(({ slug: category, name }) => ({ label: name, href: `/c/${category}` }))
  const above = categories.length > 0 ? categories : [{ label: seller.shopName, href: `/sellers/${seller.slug}` }]
  const [nav, wishing, returns, reviews] = await Promise.all([
    getTranslations('common.nav'),
    wishingFor([product]),
    product.isDelivered ? readReturnPolicy(seller.id) : null,
    readProductReviews(product.id, cursor),
  ])
  return (
    <div className="flex flex-col gap-5">
      <ProductData
        data={productData(product, {
          origin: ownOrigin(await headers()),
          gtin: variants.length === 1 ? (variants[0]?.barcode ?? null) : null,
          rating: reviews.rating,
        })}
      />
      <Breadcrumb trail={[{ label: nav('storefront'), href: '/' }, ...above, { label: product.name }]} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:gap-14">
        <Gallery name={product.name} pictures={picturesFor(product.pictures, chosenVariant(variants, variantId))} />
        <div className="flex flex-col gap-6 lg:sticky lg:top-8 lg:pt-4">
          <div className="flex flex-col gap-3">
            <div className="flex items-start justify-between gap-4">
              <h1 className="display text-3xl">
                <bdi>{product.name}</bdi>
              </h1>
              <WishButton product={product} wishing={wishing} className="shrink-0" />
            </div>
            <Link
              href={`/sellers/${seller.slug}`}
              className="w-fit wrap-anywhere text-muted underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              <bdi>{seller.shopName}</bdi>
            </Link>
            {reviews.rating && (
              <a href="#reviews" className="w-fit">
                <RatingLine rating={reviews.rating} />
              </a>
            )}
          </div>
          <Purchase product={choices} variantId={variantId} firstAddId={randomUUID()} addToCart={addToCartAction}>
            <Terms product={product} returns={returns} />
          </Purchase>
          {product.description && (
            <p dir="auto" className="max-w-prose whitespace-pre-line break-words border-line border-t pt-6 leading-7">
              {product.description}
            </p>
          )}
        </div>
      </div>
      <ProductReviews found={reviews} shopName={seller.shopName} here={`/products/${slug}`} cursor={cursor} />
      <SeenHere without={slug} />
    </div>
  )
}

/** What is said of a purchase whatever is chosen. */
function Terms({ product: { later, seller, isDigital, isMadeToOrder }, returns }: { product: ProductPageView; returns: ReturnPolicy | null }) {
  const t = useTranslations('shop.product')
  const say = useSay()
  return (
    <>
      {isDigital && (
        <p className="flex items-start gap-2 text-sm">
          <Download aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>
            <span className="block font-medium">{t('digital')}</span>
            <span>{t('digitalText')}</span>
          </span>
        </p>
      )}
      {later && (
        <p className="flex items-start gap-2 text-sm">
          <CalendarClock aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>
            <span className="block font-medium">{say(saidOfTime(later))}</span>
            <span>{t('later')}</span>
          </span>
        </p>
      )}
      {isMadeToOrder && (
        <p className="flex items-start gap-2 text-sm">
          <Hammer aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>
            <span className="block font-medium">{t('madeToOrder')}</span>
            <span>{t('madeToOrderText')}</span>
          </span>
        </p>
      )}
      {returns && <ReturnLine policy={returns} isMadeToOrder={isMadeToOrder} />}
      <p className="flex items-start gap-2 text-muted text-sm">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        <span>{t.rich('paysDirectly', { shop: seller.shopName, ...isolated })}</span>
      </p>
    </>
  )
}
