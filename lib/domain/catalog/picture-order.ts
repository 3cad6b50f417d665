/** The most pictures a product has. */
export const MAX_PICTURES = 10

/** The pictures with one of them at another place, from 0; a place behind the last is the last. One that is not among them changes nothing. */
export function moved(ids: string[], id: string, place: number): string[] {
  if (!ids.includes(id)) return ids
  const rest = ids.filter((each) => each !== id)
  return [...rest.slice(0, place), id, ...rest.slice(place)]
}
