import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/form/button'
import { Checkbox } from '@/components/ui/form/checkbox'
import { CurrencyOptions } from '@/components/ui/form/currency-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { Search } from '@/components/ui/icons'
import { isFiltered, MAX_SEARCH, type SearchAsked, type SearchPath, SORTS } from '@/lib/domain/catalog/product-search'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import type { NamedCountry } from '@/lib/domain/text/country'
import type { SearchResult } from '@/lib/domain/wire/search-views'

type Props = { asked: SearchAsked; found: Pick<SearchResult, 'unread' | 'shop' | 'shops'>; countries: NamedCountry[] }

/**
 * The search with its filters: a form whose fields become the address, without script.
 * @param countries that something can be delivered to, the viewer's own first
 */
export function SearchForm({ asked, found, countries, path = '/search' }: Props & { path?: SearchPath }) {
  const t = useTranslations('shop.search')
  return (
    <search aria-label={t('withFilters')}>
      <form action={path} className="flex flex-col gap-4">
        {path === '/search' && asked.category && <input type="hidden" name="category" value={asked.category} />}
        <div className="flex flex-wrap items-end gap-3">
          <Field label={t(path === '/search' ? 'words' : 'wordsHere')} name="q" className="min-w-0 flex-1 basis-60">
            <Input type="search" defaultValue={asked.q} maxLength={MAX_SEARCH} autoComplete="off" enterKeyHint="search" />
          </Field>
          <Button type="submit">
            <Search aria-hidden className="size-4" />
            <span>{t('submit')}</span>
          </Button>
        </div>
        <details open={isFiltered(asked)}>
          <summary className="w-fit cursor-pointer py-2.5 font-medium text-sm">{t('filters')}</summary>
          <Filters asked={asked} found={found} countries={countries} />
        </details>
      </form>
    </search>
  )
}

function Filters({ asked, found: { unread, shop, shops }, countries }: Props) {
  const t = useTranslations('shop.search')
  const errorOf = (name: 'from' | 'to') => (unread.includes(name) ? t('noPrice') : null)
  return (
    <div className="grid items-start gap-4 pt-2 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t('from')} name="from" error={errorOf('from')}>
        <Input defaultValue={asked.from} maxLength={20} inputMode="decimal" autoComplete="off" />
      </Field>
      <Field label={t('to')} name="to" error={errorOf('to')}>
        <Input defaultValue={asked.to} maxLength={20} inputMode="decimal" autoComplete="off" />
      </Field>
      <Field label={t('currency')} name="currency" hint={t('currencyHint')}>
        <Select name="currency" defaultValue={asked.currency}>
          <CurrencyOptions codes={COMMON_CURRENCIES} />
        </Select>
      </Field>
      <Field label={t('sort')} name="sort">
        <Select name="sort" defaultValue={asked.sort}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('seller')} name="seller">
        <Select name="seller" defaultValue={shop?.slug ?? ''}>
          <option value="">{t('allSellers')}</option>
          {shop && !shops.some(({ slug }) => slug === shop.slug) && <option value={shop.slug}>{shop.shopName}</option>}
          {shops.map(({ slug, shopName, count }) => (
            <option key={slug} value={slug}>
              {count === null ? shopName : t('sellerCount', { shop: shopName, count })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('shipsTo')} name="ships" hint={t('shipsToHint')}>
        <Select name="ships" defaultValue={asked.shipsTo}>
          <option value="">{t('anyCountry')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox name="stock" value="yes" defaultChecked={asked.inStock} label={t('inStock')} />
    </div>
  )
}
