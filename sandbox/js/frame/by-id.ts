/** The element of the frame's page with this id. @throws when it is missing or of another kind: page and script belong together */
export function byId<Tag extends HTMLElement>(id: string, kind: abstract new () => Tag): Tag {
  const element = document.getElementById(id)
  if (element instanceof kind) return element
  throw new Error(`The page has no ${id}`)
}
