import { useTranslations } from 'next-intl'
import { Search } from '@/components/ui/icons'
import { MAX_SEARCH } from '@/lib/domain/catalog/product-search'
import { SUGGESTED, SUGGESTIONS } from './suggest-ids'
import { SuggestInput } from './suggest-input'

/** The search of the shop's header: leads to the page of what was found, also before its script has arrived, and suggests while somebody types once it has. */
export function HeaderSearch() {
  const t = useTranslations('common.search')
  return (
    <search aria-label={t('label')} className="order-last basis-full sm:order-none sm:max-w-sm sm:flex-1 sm:basis-0">
      <form action="/search" className="relative">
        <SuggestInput
          type="search"
          name="q"
          aria-label={t('label')}
          placeholder={t('label')}
          maxLength={MAX_SEARCH}
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
          className="control pr-11"
        />
        <button
          type="submit"
          aria-label={t('submit')}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-md text-muted hover:text-ink"
        >
          <Search aria-hidden className="size-4" />
        </button>
        <div
          id={SUGGESTIONS}
          hidden
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-[70dvh] divide-y divide-line overflow-y-auto rounded-md border border-line-strong bg-surface shadow-lg"
        />
        <p id={SUGGESTED} role="status" className="sr-only" />
      </form>
    </search>
  )
}
