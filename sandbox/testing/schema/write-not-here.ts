import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENDPOINTS } from '@/sandbox/api/router'
import { SOURCES } from '@/sandbox/core/place'
import { missingParamsModule } from './documented-params'

// Writes http/not-here.ts anew, after a new version of stripe-node or a change of parameters.
writeFileSync(join(SOURCES, 'http/not-here.ts'), missingParamsModule(ENDPOINTS))
