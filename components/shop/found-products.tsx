import { useTranslations } from 'next-intl'
import { Pagination } from '@/components/ui/data/pagination'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { isFiltered, type SearchAsked, type SearchPath, searchHref } from '@/lib/domain/catalog/product-search'
import type { SearchResult } from '@/lib/domain/wire/search-views'
import type { Wishing } from '@/lib/domain/wire/wishlist'
import { CategoryLinks } from './category-links'
import { ProductGrid } from './product-grid'

type Props = { asked: SearchAsked; found: SearchResult; path: SearchPath }

/** What a search found: the categories it is in, how much, the products a page at a time, and what is called something like it. */
export function FoundProducts({ asked, found, path, wishing }: Props & { wishing: Wishing }) {
  const { products, nextCursor } = found
  return (
    <>
      <Categories asked={asked} found={found} path={path} />
      <Found asked={asked} found={found} path={path} />
      {products.length > 0 && <ProductGrid products={products} wishing={wishing} />}
      <Pagination
        startHref={asked.cursor ? searchHref(asked, null, path) : null}
        nextHref={nextCursor ? searchHref(asked, nextCursor, path) : null}
      />
      <Similar found={found} wishing={wishing} />
    </>
  )
}

/** On the page of a category they lead to pages of their own; in the search they narrow it, and the chosen one leads back. */
function Categories({ asked, found: { categories, place }, path }: Props) {
  const t = useTranslations('shop.category')
  const inSearch = path === '/search'
  // A chosen one among these is below the top: those at the top are offered where none is chosen.
  const hrefOf = (slug: string, isChosen: boolean) => {
    const to = isChosen ? (place?.parent?.slug ?? '') : slug
    return inSearch ? searchHref({ ...asked, category: to }) : searchHref(asked, null, `/c/${to}`)
  }
  const links = categories.map(({ slug, isChosen, ...each }) => ({ ...each, isChosen, href: hrefOf(slug, isChosen) }))
  const top = place && (place.parent ?? place)
  if (inSearch && top) links.unshift({ name: top.name, count: null, isChosen: true, href: searchHref({ ...asked, category: '' }) })
  return <CategoryLinks label={t('label')} links={links} />
}

/** How many there are, or what to do where there are none. */
function Found({ asked, found: { count, isCapped, similar, place }, path }: Props) {
  const t = useTranslations('shop.search')
  if (count > 0) {
    return (
      <p role="status" className="text-muted text-sm">
        {isCapped ? t('foundCapped', { count }) : t('found', { count })}
      </p>
    )
  }
  const isNarrow = isFiltered(asked) || (place !== null && asked.q !== '')
  const wider = asked.q ? `/search?q=${encodeURIComponent(asked.q)}` : path
  const action = isNarrow ? <LinkButton href={wider}>{t('removeFilters')}</LinkButton> : <LinkButton href="/">{t('browse')}</LinkButton>
  return (
    <EmptyState title={t('none')} action={similar.length > 0 && !isNarrow ? undefined : action}>
      {t(isNarrow ? 'noneFiltered' : similar.length > 0 ? 'noneSimilar' : asked.q ? 'noneText' : 'noneHere')}
    </EmptyState>
  )
}

function Similar({ found: { similar }, wishing }: { found: SearchResult; wishing: Wishing }) {
  const t = useTranslations('shop.search')
  if (similar.length === 0) return null
  return (
    <section className="flex flex-col gap-6">
      <h2 className="display text-2xl">{t('similar')}</h2>
      <ProductGrid products={similar} wishing={wishing} />
    </section>
  )
}
