import { useTranslations } from 'next-intl'
import { ProductPicture } from '@/components/ui/data/product-picture'
import type { PictureView } from '@/lib/domain/wire/catalog-views'
import { pictureAnchor } from './show-picture'

/**
 * A product's pictures: swiped or scrolled sideways, chosen by the small ones beneath, each a link to the whole picture, where a browser zooms. Needs no script.
 * Without a picture the house's sign stands here.
 */
export function Gallery({ name, pictures }: { name: string; pictures: PictureView[] }) {
  const t = useTranslations('shop.product')
  const altOf = (at: number) => (pictures.length > 1 ? t('pictureOf', { name, number: at + 1, count: pictures.length }) : t('picture', { name }))
  if (pictures.length === 0) return <ProductPicture url={null} alt="" className="aspect-square rounded-xl" />
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <ul className="flex snap-x snap-mandatory overflow-x-auto rounded-xl motion-safe:scroll-smooth">
        {pictures.map(({ url, width, height }, at) => (
          <li key={url} id={pictureAnchor(url)} className="w-full shrink-0 snap-start scroll-mt-8">
            <a href={url} target="_blank" rel="noreferrer" title={t('zoom')} className="block cursor-zoom-in">
              <ProductPicture
                url={url}
                alt={altOf(at)}
                width={width}
                height={height}
                sizes="(min-width: 64rem) 40rem, 100vw"
                eager={at === 0}
                className="aspect-square rounded-xl"
              />
            </a>
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul className="flex flex-wrap gap-2">
          {pictures.map(({ url }, at) => (
            <li key={url}>
              <a href={`#${pictureAnchor(url)}`} className="block rounded-md border border-line hover:border-line-strong">
                <ProductPicture url={url} alt={t('show', { number: at + 1 })} className="size-16 rounded-md" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
