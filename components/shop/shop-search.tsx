import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/form/button-style'
import { Search } from '@/components/ui/icons'
import { MAX_SEARCH } from '@/lib/domain/catalog/product-search'

/** The search within one shop: leads to what was found, which can be narrowed further. */
export function ShopSearch({ slug }: { slug: string }) {
  const t = useTranslations('shop.search')
  return (
    <search aria-label={t('wordsShop')}>
      <form action="/search" className="flex max-w-md gap-3">
        <input type="hidden" name="seller" value={slug} />
        <input
          type="search"
          name="q"
          aria-label={t('wordsShop')}
          placeholder={t('wordsShop')}
          maxLength={MAX_SEARCH}
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
          className="control min-w-0 flex-1"
        />
        <button type="submit" className={buttonClass({ variant: 'secondary' })}>
          <Search aria-hidden className="size-4" />
          <span>{t('submit')}</span>
        </button>
      </form>
    </search>
  )
}
