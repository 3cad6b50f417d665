import type { CheckoutProgress } from '@/lib/domain/wire/checkout-wire'
import { pause } from './pause'

/** A stream that says nothing for so long is taken for one that does not get through. */
const SILENCE_MS = 4000
const ASK_EVERY_MS = 1000
const LISTEN_AGAIN_MS = 2000

/**
 * Tells how far each seller's part has come while the order runs: from a stream of events, and where none gets through (a proxy that keeps it back,
 * a network that cuts it off) by asking again and again. Ends with `alive`.
 */
export async function followProgress(
  checkoutId: string,
  onProgress: (progress: CheckoutProgress<string>) => void,
  alive: AbortSignal,
): Promise<void> {
  const url = `/api/checkout/${checkoutId}/progress`
  while (!alive.aborted) {
    const heard = await listen(url, onProgress, alive)
    if (!heard) await ask(url, onProgress, alive)
    await pause(LISTEN_AGAIN_MS, alive)
  }
}

/** @returns false when the stream broke or said nothing */
function listen(url: string, onProgress: (progress: CheckoutProgress<string>) => void, alive: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource(url)
    const end = (heard: boolean) => {
      clearTimeout(silence)
      source.close()
      resolve(heard)
    }
    const silence = setTimeout(() => end(false), SILENCE_MS)
    source.addEventListener('progress', (event) => {
      clearTimeout(silence)
      onProgress(JSON.parse(event.data) as CheckoutProgress<string>)
    })
    source.addEventListener('end', () => end(true))
    source.addEventListener('error', () => end(false))
    alive.addEventListener('abort', () => end(true))
  })
}

/** Asks a while, and then lets the stream have another try. */
async function ask(url: string, onProgress: (progress: CheckoutProgress<string>) => void, alive: AbortSignal): Promise<void> {
  for (let asks = 0; asks < 20 && !alive.aborted; asks++) {
    const { progress, waitSeconds } = await read(url, alive).catch(() => NOT_HEARD)
    if (progress) onProgress(progress)
    await pause(Math.max(ASK_EVERY_MS, waitSeconds * 1000), alive)
  }
}

const NOT_HEARD = { progress: null, waitSeconds: 0 }

/** Who is told that this was often waits as long as they are told. */
async function read(url: string, alive: AbortSignal): Promise<{ progress: CheckoutProgress<string> | null; waitSeconds: number }> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, signal: alive })
  if (response.ok) return { progress: (await response.json()) as CheckoutProgress<string>, waitSeconds: 0 }
  return { progress: null, waitSeconds: Number(response.headers.get('retry-after')) || 0 }
}
