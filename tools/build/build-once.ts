// The production build, unless the one that is there was made from the sources as they are.

import { startGuardian } from '@/tools/start/guarded'
import { progressOn } from '@/tools/start/progress'
import { build, isBuilt } from './build'

if (await isBuilt()) console.log('The build in .next is of these sources.')
else {
  const guardian = startGuardian()
  try {
    await progressOn(process.stdout)('Building the shop', () => build('.data/logs/build.log', guardian))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
  await guardian.finish()
}
