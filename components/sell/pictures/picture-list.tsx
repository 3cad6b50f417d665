import { useTranslations } from 'next-intl'
import { ProductPicture } from '@/components/ui/data/product-picture'
import { PostButton } from '@/components/ui/form/post-button'
import type { PictureLine, PictureSubject } from '@/lib/domain/wire/catalog-views'
import { PictureOf, type PictureOfState } from './picture-of'

/** What is done with one picture of a product. */
export type PictureDeeds = {
  move: (pictureId: string, place: number) => Promise<void>
  remove: (pictureId: string) => Promise<void>
  showFor: (pictureId: string, state: PictureOfState, form: FormData) => Promise<PictureOfState>
}

type Props = { pictures: PictureLine[]; subjects: PictureSubject[]; deeds: PictureDeeds }

/** The pictures of a product in their order, each to be moved or removed, or said what it is of. The first stands on cards. */
export function PictureList({ pictures, subjects, deeds }: Props) {
  const t = useTranslations('sell.product.pictures')
  if (pictures.length === 0) return null
  return (
    <ol className="flex flex-wrap gap-4">
      {pictures.map(({ id, url, valueId }, at) => {
        const number = at + 1
        return (
          <li key={id} className="flex w-44 flex-col gap-2">
            <ProductPicture url={url} alt={t('alt', { number })} className="size-44 rounded-md border border-line" />
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
            {subjects.length > 0 && <PictureOf number={number} valueId={valueId} subjects={subjects} action={deeds.showFor.bind(null, id)} />}
          </li>
        )
      })}
    </ol>
  )
}
