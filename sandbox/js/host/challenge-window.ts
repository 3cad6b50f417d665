import { openDialog } from './dialog'

type Challenge = { origin: string; query: Record<string, string> }

let open: Promise<void> | null = null

/**
 * Opens the bank's window over the page and waits until the person has answered; what was answered is read from the intent, never from the window.
 * Two challenges never stand over one another: the second waits.
 */
export async function openChallengeWindow(challenge: Challenge): Promise<void> {
  while (open) await open
  open = show(challenge)
  try {
    await open
  } finally {
    open = null
  }
}

// Escape must not leave the payment between two states: the person answers the bank, with one button or the other.
function show({ origin, query }: Challenge): Promise<void> {
  return new Promise((resolve) => {
    openDialog({
      origin,
      query,
      path: '/js/challenge',
      title: '3D Secure authentication',
      height: '480px',
      hear(message, close) {
        if (message.kind !== 'challenged') return
        close()
        resolve()
      },
    })
  })
}
