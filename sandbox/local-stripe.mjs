// What `import … from '@souk/local-stripe'` gets; its types are in contract.ts.
import { bundled } from './bundle.mjs'

export const { startSandbox } = await import(bundled('local-stripe'))
