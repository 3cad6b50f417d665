import { randomBytes, randomUUID } from 'node:crypto'
import { tryPictures } from '@/lib/db/catalog/pictures'
import type { Finding } from '@/lib/domain/wire/doctor-views'

/** As large as a picture that is kept beside its row, in pages of its own. */
const BYTES = 100_000

/** Whether pictures can be written, read and deleted. @param trial for tests */
export async function checkPictures(trial = tryPictures): Promise<Finding> {
  const isKept = await trial(`doctor-${randomUUID()}`, new Uint8Array(randomBytes(BYTES)))
  return isKept ? { state: 'good', sentence: 'picturesGood' } : { state: 'bad', sentence: 'picturesLost' }
}
