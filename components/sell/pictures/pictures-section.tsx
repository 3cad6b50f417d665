import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import type { PictureLine, PictureSubject } from '@/lib/domain/wire/catalog-views'
import { AddPictureForm, type AddPictureState } from './add-picture-form'
import { type PictureDeeds, PictureList } from './picture-list'

/** All pictures of a product that is saved, and a way to add more. @param subjects what they can be of */
export function PicturesSection({
  pictures,
  subjects,
  deeds,
  add,
}: {
  pictures: PictureLine[]
  subjects: PictureSubject[]
  deeds: PictureDeeds
  add: (state: AddPictureState, form: FormData) => Promise<AddPictureState>
}) {
  const t = useTranslations('sell.product.pictures')
  return (
    <Section title={t('title')} hint={subjects.length > 0 ? t('hintOptions', { max: MAX_PICTURES }) : t('hint', { max: MAX_PICTURES })}>
      <div className="flex flex-col gap-6">
        <PictureList pictures={pictures} subjects={subjects} deeds={deeds} />
        {pictures.length < MAX_PICTURES && <AddPictureForm action={add} />}
      </div>
    </Section>
  )
}
