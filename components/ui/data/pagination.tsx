import { ArrowLeft, ArrowRight } from 'lucide-react'
import { LinkButton } from '@/components/ui/form/link-button'

/**
 * Steps through a list page by page, by cursor. An address that is null is not offered; with neither, nothing is shown.
 * @param startHref back to the first page, given on every page but the first
 */
export function Pagination({ startHref, nextHref, label = 'Pages' }: { startHref?: string | null; nextHref?: string | null; label?: string }) {
  if (!startHref && !nextHref) return null
  return (
    <nav aria-label={label} className="flex justify-between gap-3 pt-2">
      {startHref ? (
        <LinkButton href={startHref} variant="secondary">
          <ArrowLeft aria-hidden className="size-4" />
          Back to the start
        </LinkButton>
      ) : (
        <span />
      )}
      {nextHref && (
        <LinkButton href={nextHref} variant="secondary">
          Next
          <ArrowRight aria-hidden className="size-4" />
        </LinkButton>
      )}
    </nav>
  )
}
