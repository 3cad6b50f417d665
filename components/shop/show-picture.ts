/** The id of a picture in a product's gallery. */
export const pictureAnchor = (url: string): string => `picture-${url.split('/').at(-1)}`

/** Brings a picture of the gallery into its frame; the page itself stays where it is. */
export function showPicture(url: string | null): void {
  const picture = url === null ? null : document.getElementById(pictureAnchor(url))
  if (!picture?.parentElement) return
  const frame = picture.parentElement
  frame.scrollBy({ left: picture.getBoundingClientRect().left - frame.getBoundingClientRect().left })
}
