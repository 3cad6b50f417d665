import { beginUpload, finishUpload, uploadChunk } from '@/lib/digital/upload-file'
import { CHUNK_BYTES, chunkCount } from '@/lib/domain/digital/limits'

type Upload = { name?: string; variantId?: string | null; replaces?: string | null }

/** Uploads a file as the form does, piece by piece. @returns its id */
export async function uploadFile(sellerId: string, productId: string, bytes: Uint8Array, wanted: Upload = {}): Promise<string> {
  const { name = 'pattern.pdf', variantId = null, replaces = null } = wanted
  const begun = await beginUpload(sellerId, { productId, variantId, replaces, name, bytes: bytes.byteLength })
  if (begun.kind !== 'begun') throw new Error(JSON.stringify(begun))
  for (let position = 0; position < chunkCount(bytes.byteLength); position++) {
    const piece = new Uint8Array(bytes.subarray(position * CHUNK_BYTES, (position + 1) * CHUNK_BYTES))
    await uploadChunk(sellerId, begun.fileId, position, piece)
  }
  const finished = await finishUpload(sellerId, begun.fileId)
  if (finished.kind !== 'finished') throw new Error(JSON.stringify(finished))
  return begun.fileId
}
