import type { WantedFile } from '@/lib/domain/wire/digital-views'

/** What came of an upload. `refused` says why in the server's words; `offline`: no answer came. */
export type SentFile = { kind: 'sent' } | { kind: 'refused'; sentence: string } | { kind: 'offline' }

/** A piece whose answer does not come is sent again; it is kept once. */
const TRIES = 4
const PAUSE_MS = 500

/**
 * Uploads a file piece by piece and puts it on sale.
 * @param told after each piece: how much of the file was sent, from 0 to 1
 */
export async function sendFile(file: File, wanted: Omit<WantedFile, 'name' | 'bytes'>, told: (share: number) => void): Promise<SentFile> {
  const begun = await send('/api/sell/files', 'POST', JSON.stringify({ ...wanted, name: file.name, bytes: file.size }))
  if (!begun?.ok) return refusalOf(begun)
  const { fileId, chunkBytes } = (await begun.json()) as { fileId: string; chunkBytes: number }
  for (let start = 0; start < file.size; start += chunkBytes) {
    const kept = await send(`/api/sell/files/${fileId}/${start / chunkBytes}`, 'PUT', file.slice(start, start + chunkBytes))
    if (!kept?.ok) return refusalOf(kept)
    told(Math.min(1, (start + chunkBytes) / file.size))
  }
  const finished = await send(`/api/sell/files/${fileId}`, 'POST', '{}')
  return finished?.ok ? { kind: 'sent' } : refusalOf(finished)
}

/** @returns null where no answer came, or only a broken server's */
async function send(url: string, method: 'POST' | 'PUT', body: string | Blob): Promise<Response | null> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  for (let left = TRIES; left > 0; left -= 1) {
    const answer = await fetch(url, { method, body, headers: { 'content-type': type } }).catch(() => null)
    if (answer && answer.status < 500) return answer
    if (left > 1) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return null
}

async function refusalOf(answer: Response | null): Promise<SentFile> {
  const body: unknown = await answer?.json().catch(() => null)
  const hasWords = typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string'
  return hasWords ? { kind: 'refused', sentence: String(body.detail) } : { kind: 'offline' }
}
