/** Widths in pixels in which a picture is served beside its own. */
const PICTURE_WIDTHS = [240, 480, 960] as const

/** Pictures are kept at most this wide. */
const WIDEST = 1600

/** A width that an address asks for; null for none of ours: the picture as it is kept. */
export function pictureWidth(asked: string | null): number | null {
  return PICTURE_WIDTHS.find((width) => String(width) === asked) ?? null
}

/**
 * What `srcset` says of a picture of ours.
 * @param url its address; one that is not ours (a file that is just being chosen) has no other widths
 * @param ownWidth as it is kept; the widest when not known
 */
export function srcSetOf(url: string, ownWidth: number = WIDEST): string | undefined {
  if (!url.startsWith('/pictures/')) return undefined
  const smaller = PICTURE_WIDTHS.filter((width) => width < ownWidth)
  return [...smaller.map((width) => `${url}?w=${width} ${width}w`), `${url} ${ownWidth}w`].join(', ')
}
