import { useTranslations } from 'next-intl'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { PostButton } from '@/components/ui/form/post-button'
import type { PictureLine } from '@/lib/domain/wire/catalog-views'

/** What is done with one picture of a product. */
export type PictureDeeds = { move: (pictureId: string, place: number) => Promise<void>; remove: (pictureId: string) => Promise<void> }

/** The pictures of a product in their order, each to be moved or removed. The first stands on cards and in the cart. */
export function PictureList({ pictures, deeds }: { pictures: PictureLine[]; deeds: PictureDeeds }) {
  const t = useTranslations('sell.product.pictures')
  if (pictures.length === 0) return null
  return (
    <ol className="flex flex-wrap gap-4">
      {pictures.map(({ id, url }, at) => {
        const number = at + 1
        return (
          <li key={id} className="flex w-36 flex-col gap-2">
            <ProductPicture url={url} alt={t('alt', { number })} className="size-36 rounded-md border border-line" />
            {at === 0 && <p className="text-muted text-sm">{t('first')}</p>}
            <div className="flex flex-wrap gap-2">
              {at > 0 && (
                <PostButton size="sm" variant="secondary" aria-label={t('earlierOf', { number })} action={deeds.move.bind(null, id, at - 1)}>
                  {t('earlier')}
                </PostButton>
              )}
              <PostButton size="sm" variant="ghost" aria-label={t('removeOf', { number })} action={deeds.remove.bind(null, id)}>
                {t('remove')}
              </PostButton>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
