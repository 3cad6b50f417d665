import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The directory of this program's sources, also for a program that was bundled elsewhere (`run.mjs` puts the address in). */
export const SOURCES = dirname(dirname(fileURLToPath(import.meta.url)))
