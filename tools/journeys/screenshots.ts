// npm run screenshots: takes the pictures in docs/screenshots anew, from purchases and a connection in a shop of its own.
import { inTerminal } from '@/tools/start/stages'

process.exit(await inTerminal(['--import', 'tsx', 'tools/journeys/journeys.ts', 'e2e/screenshots'], { SCREENSHOTS: '1' }))
