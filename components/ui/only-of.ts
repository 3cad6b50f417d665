type Messages = { [key: string]: unknown }

/**
 * The named groups of a catalog, each at its place.
 * @param groups dotted paths, such as 'checkout' or 'common.form'
 * @throws where the catalog has no such group: a misspelled one would otherwise show keys instead of words
 */
export function onlyOf(catalog: Messages, groups: readonly string[]): Messages {
  const picked: Messages = {}
  for (const group of groups) {
    const path = group.split('.')
    const last = path.pop() ?? ''
    let from: Messages = catalog
    let to: Messages = picked
    for (const step of path) {
      from = branch(from, step)
      to[step] ??= {}
      to = branch(to, step)
    }
    if (!(last in from)) throw new Error(`There are no messages "${group}".`)
    to[last] = from[last]
  }
  return picked
}

function branch(messages: Messages, step: string): Messages {
  return (messages[step] ?? {}) as Messages
}
