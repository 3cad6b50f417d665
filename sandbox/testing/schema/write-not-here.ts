import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENDPOINTS } from '@/sandbox/api/router'
import { SOURCES } from '@/sandbox/core/place'
import { missingParams, missingParamsModule } from './documented-params'
import { listDifferences, withDifferences } from './list-differences'

// Writes http/not-here.ts and its part of DIFFERENCES.md anew, after a new version of stripe-node or a change of parameters.
const differences = join(SOURCES, 'DIFFERENCES.md')
writeFileSync(join(SOURCES, 'http/not-here.ts'), missingParamsModule(ENDPOINTS))
writeFileSync(differences, withDifferences(readFileSync(differences, 'utf8'), listDifferences(ENDPOINTS, missingParams(ENDPOINTS))))
