// npm run lint, its second part: the layers (layers.ts) and circular imports.
import { findBrokenLayers } from './find-broken-layers'

const broken = await findBrokenLayers(process.cwd())
for (const { by, from, to } of broken) console.error(`${from} -> ${to}\n  ${by}`)
console.log(broken.length === 0 ? 'Layers: no import breaks them.' : `Layers: ${broken.length} imports break them (tools/checks/layers/layers.ts).`)
process.exitCode = broken.length === 0 ? 0 : 1
