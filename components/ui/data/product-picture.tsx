import clsx from 'clsx'
import { srcSetOf } from '@/lib/domain/catalog/picture-widths'
import { Star } from './star'

/**
 * A product's picture on a tile, or the house's sign where there is none. The picture's own proportions are kept.
 * @param sizes how wide it is drawn, as `sizes` of an image says it; a small picture beside a line unless told
 * @param eager set on the one picture that is seen first: it is then fetched before the rest
 */
export function ProductPicture({
  url,
  alt,
  width,
  height,
  sizes = '7rem',
  eager = false,
  className,
}: {
  url: string | null
  alt: string
  width?: number | null
  height?: number | null
  sizes?: string
  eager?: boolean
  className?: string
}) {
  return (
    <span className={clsx('tile flex items-center justify-center overflow-hidden bg-sunken', className)}>
      {url ? (
        // biome-ignore lint/performance/noImgElement: pictures are ours, already re-encoded and cached for ever; next/image would add a script and inline styles
        <img
          src={url}
          srcSet={srcSetOf(url, width ?? undefined)}
          sizes={sizes}
          alt={alt}
          width={width ?? undefined}
          height={height ?? undefined}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          className="size-full object-cover"
        />
      ) : (
        <Star className="size-1/4 text-line-strong opacity-50" />
      )}
    </span>
  )
}
