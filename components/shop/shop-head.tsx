import { useLocale, useTranslations } from 'next-intl'
import { RatingLine } from '@/components/reviews/rating-line'
import { useMoment } from '@/components/ui/data/moment'
import { Breadcrumb } from '@/components/ui/layout/breadcrumb'
import { PageHeader } from '@/components/ui/layout/page-header'
import { srcSetOf } from '@/lib/domain/catalog/picture-widths'
import type { Rating } from '@/lib/domain/reviews/review'
import { countryName } from '@/lib/domain/text/country'
import type { ShopAbout } from '@/lib/domain/wire/shop-views'

/** The head of a shop's page: its banner and name, how it is rated, where it is and since when. */
export function ShopHead({ shopName, about, rating }: { shopName: string; about: ShopAbout; rating: Rating | null }) {
  const t = useTranslations('shop.seller')
  const nav = useTranslations('common.nav')
  const moment = useMoment()
  const place = usePlace(about)
  return (
    <div className="flex flex-col gap-5">
      {about.banner && <Banner banner={about.banner} />}
      <PageHeader title={shopName} above={<Breadcrumb trail={[{ label: nav('storefront'), href: '/' }, { label: shopName }]} />} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-muted text-sm">
        {rating && <RatingLine rating={rating} />}
        {place && <bdi>{place}</bdi>}
        <span>{t('since', { month: moment(about.since, 'agreedMonth') })}</span>
        <a href="#about" className="underline decoration-line-strong underline-offset-4 hover:text-ink">
          {t('about')}
        </a>
      </div>
    </div>
  )
}

function Banner({ banner: { url, width, height } }: { banner: NonNullable<ShopAbout['banner']> }) {
  return (
    // biome-ignore lint/performance/noImgElement: pictures are ours, already re-encoded and cached for ever; next/image would add a script and inline styles
    <img
      src={url}
      srcSet={srcSetOf(url, width)}
      sizes="(min-width: 80rem) 76rem, 100vw"
      width={width}
      height={height}
      alt=""
      fetchPriority="high"
      className="aspect-5/2 w-full rounded-lg bg-sunken object-cover sm:aspect-4/1"
    />
  )
}

/** Where a shop is, in words; empty while its seller has not said. */
export function usePlace({ town, country }: Pick<ShopAbout, 'town' | 'country'>): string {
  const locale = useLocale()
  return [town, country && countryName(country, locale)].filter(Boolean).join(', ')
}
