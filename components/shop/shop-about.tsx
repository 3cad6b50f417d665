import { useTranslations } from 'next-intl'
import { useRateWords } from '@/components/sell/delivery/use-rate-words'
import { ZonePlaces } from '@/components/sell/delivery/zone-places'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment } from '@/components/ui/data/moment'
import { isolated } from '@/components/ui/isolated'
import { paragraphsOf } from '@/lib/domain/sellers/shop-page'
import type { ShippingZone } from '@/lib/domain/shipping/rates'
import type { ShopAbout as About, ShopPolicies } from '@/lib/domain/wire/shop-views'
import { ReturnLine } from './return-line'
import { usePlace } from './shop-head'

/** Why one can trust a shop: its story, who is behind it, and what it promises of delivery and returns. */
export function ShopAbout({ shopName, about, policies }: { shopName: string; about: About; policies: ShopPolicies | null }) {
  const t = useTranslations('shop.seller')
  const { story, deliveryWords, returnWords } = about
  return (
    <section aria-labelledby="about" className="flex flex-col gap-10 border-line border-t pt-8">
      <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div className="flex flex-col gap-4">
          <h2 id="about" className="display text-2xl">
            {t('about')}
          </h2>
          {story === '' ? <p className="text-muted">{t.rich('noStory', { shop: shopName, ...isolated })}</p> : <Paragraphs text={story} />}
        </div>
        <Facts about={about} />
      </div>
      {(policies || deliveryWords) && (
        <div className="flex flex-col gap-4">
          <h2 id="delivery" className="display text-2xl">
            {t('delivery')}
          </h2>
          {policies && <Zones zones={policies.zones} />}
          {deliveryWords && <Paragraphs text={deliveryWords} />}
        </div>
      )}
      {(policies || returnWords) && (
        <div className="flex flex-col gap-4">
          <h2 id="returns" className="display text-2xl">
            {t('returns')}
          </h2>
          {policies && <ReturnLine policy={policies.returns} />}
          {returnWords && <Paragraphs text={returnWords} />}
        </div>
      )}
    </section>
  )
}

function Facts({ about }: { about: About }) {
  const t = useTranslations('shop.seller.fact')
  const place = usePlace(about)
  const { legalName, businessName } = about
  const named = legalName ? { label: t('legalName'), value: <bdi>{legalName}</bdi> } : null
  const called = !legalName && businessName ? { label: t('businessName'), value: <bdi>{businessName}</bdi> } : null
  const where = place ? { label: t('place'), value: <bdi>{place}</bdi> } : null
  const since = { label: t('since'), value: <Moment at={about.since} as="agreedMonth" /> }
  return <FactList facts={[named ?? called ?? [], where ?? [], since].flat()} />
}

/** A text of a seller, as plain paragraphs. */
function Paragraphs({ text }: { text: string }) {
  return (
    <div dir="auto" className="flex max-w-prose flex-col gap-4 break-words leading-7">
      {paragraphsOf(text).map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text are never reordered
        <p key={at} dir="auto" className="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </div>
  )
}

/** Where a shop delivers, at which rates. */
function Zones({ zones }: { zones: ShippingZone[] }) {
  const words = useRateWords()
  return (
    <ul className="flex flex-col divide-y divide-line text-sm">
      {zones.map((zone) => (
        <li key={zone.id} className="grid gap-x-8 gap-y-2 py-3 first:pt-0 sm:grid-cols-2">
          <div className="wrap-anywhere font-medium">
            <ZonePlaces zone={zone} />
          </div>
          <ul className="flex flex-col gap-1">
            {zone.rates.map((rate) => (
              <li key={rate.id} className="flex flex-wrap gap-x-3">
                <bdi>{rate.name}</bdi>
                <span>{words.cost(rate)}</span>
                {(rate.minDays !== null || rate.maxDays !== null) && <span className="text-muted">{words.time(rate)}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
