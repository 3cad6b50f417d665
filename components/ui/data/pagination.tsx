import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/form/link-button'

/**
 * Steps through a list page by page, by cursor. An address that is null is not offered; with neither, nothing is shown.
 * @param startHref back to the first page, given on every page but the first
 */
export function Pagination({ startHref, nextHref, label }: { startHref?: string | null; nextHref?: string | null; label?: string }) {
  const t = useTranslations('common.nav')
  if (!startHref && !nextHref) return null
  return (
    <nav aria-label={label ?? t('pages')} className="flex justify-between gap-3 pt-2">
      {startHref ? (
        <LinkButton href={startHref} variant="secondary">
          <ArrowLeft aria-hidden className="size-4" />
          <span>{t('firstPage')}</span>
        </LinkButton>
      ) : (
        <span />
      )}
      {nextHref && (
        <LinkButton href={nextHref} variant="secondary">
          <span>{t('nextPage')}</span>
          <ArrowRight aria-hidden className="size-4" />
        </LinkButton>
      )}
    </nav>
  )
}
