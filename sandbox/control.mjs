// What `import … from '@souk/local-stripe/control'` gets; its types are in contract.ts.
import { bundled } from './bundle.mjs'

export const { createControlClient } = await import(bundled('control'))
