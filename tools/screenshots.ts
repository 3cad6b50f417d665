// npm run screenshots: takes the pictures in docs/screenshots anew, from a purchase in a shop of its own.
import { inTerminal } from './stages'

process.exit(await inTerminal(['--import', 'tsx', 'tools/journeys.ts', 'e2e/screenshots.e2e.ts'], { SCREENSHOTS: '1' }))
