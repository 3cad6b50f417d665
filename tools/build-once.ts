// The production build, unless the one that is there was made from the sources as they are.
import { build, isBuilt } from './build'
import { startGuardian } from './guarded'
import { progressOn } from './progress'

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
