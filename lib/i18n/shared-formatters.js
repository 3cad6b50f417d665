// Stands in for 'use-intl/core' in Next's bundles (next.config.js). next-intl makes every formatter of `Intl` again for each request, which costs more than what
// they write: here one set serves all requests.
import { _createCache as createCache } from '../../node_modules/use-intl/dist/esm/production/core.js'

// biome-ignore lint/performance/noReExportAll: it stands in for the whole module
// biome-ignore lint/performance/noBarrelFile: as above
export * from '../../node_modules/use-intl/dist/esm/production/core.js'

/** Of formatters kept at once: a locale in a few currencies has about ten, and browsers name their locales themselves. */
const MOST = 2000

let shared = createCache()

/** The formatters of all requests; begun anew when there are too many, so that no browser fills the memory. */
export function _createCache() {
  const count = Object.values(shared).reduce((sum, kept) => sum + Object.keys(kept).length, 0)
  if (count > MOST) shared = createCache()
  return shared
}
