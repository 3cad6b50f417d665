import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { Heart } from '@/components/ui/icons'
import type { Wishing } from '@/lib/domain/wire/wishlist'

/** A product's heart: puts it into the viewer's wishlist or takes it out. A plain form, which works before any script and brings none. */
export function WishButton({
  product: { id, name },
  wishing,
  className,
}: {
  product: { id: string; name: string }
  wishing: Wishing
  className?: string
}) {
  const t = useTranslations('shop.wishlist')
  const isSaved = wishing.saved.has(id)
  return (
    <form action={wishing.change} className={className}>
      <HiddenValues values={{ productId: id, change: isSaved ? 'remove' : 'add' }} />
      <button
        type="submit"
        aria-label={t(isSaved ? 'remove' : 'save', { product: name })}
        className="flex size-11 items-center justify-center rounded-full border border-line bg-surface text-ink shadow-sm hover:border-ink"
      >
        <Heart aria-hidden className={clsx('size-5', isSaved && 'fill-accent text-accent')} />
      </button>
    </form>
  )
}
