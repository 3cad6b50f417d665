import { dress, openFrame } from '@/sandbox/js/host/elements/hosted-frame'

type Challenge = { origin: string; query: Record<string, string> }

let open: Promise<void> | null = null

/**
 * Opens the bank's window over the page and waits until the person has answered. The native modal dialog makes the rest of the page inert, holds the
 * keyboard inside and gives the focus back afterwards; what was answered is read from the intent, never from the window.
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

function show(challenge: Challenge): Promise<void> {
  return new Promise((resolve) => {
    const before = document.activeElement
    const dialog = document.createElement('dialog')
    dialog.setAttribute('aria-label', '3D Secure authentication')
    dress(dialog, {
      position: 'fixed',
      inset: '0',
      width: '100vw',
      height: '100dvh',
      'max-width': 'none',
      'max-height': 'none',
      margin: '0',
      padding: '16px',
      border: '0',
      'box-sizing': 'border-box',
      background: 'rgba(10, 14, 26, 0.6)',
      display: 'flex',
      'align-items': 'center',
      'justify-content': 'center',
      'z-index': '2147483647',
    })
    const frame = openFrame({
      origin: challenge.origin,
      path: '/js/challenge',
      title: '3D Secure authentication',
      query: challenge.query,
      hear(message) {
        if (message.kind === 'ready') frame.iframe.focus()
        if (message.kind === 'challenged') close()
      },
    })
    dress(frame.iframe, {
      width: '100%',
      'max-width': '420px',
      height: '100%',
      'max-height': '480px',
      border: '0',
      'border-radius': '12px',
      'color-scheme': 'light',
      background: '#ffffff',
      'box-shadow': '0 24px 64px rgba(0, 0, 0, 0.35)',
    })
    const close = (): void => {
      frame.close()
      dialog.close()
      dialog.remove()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      resolve()
    }
    // Escape must not leave the payment between two states: the person answers the bank, with one button or the other.
    dialog.addEventListener('cancel', (event) => event.preventDefault())
    // Chromium closes on a second Escape whatever the page says; open again then.
    dialog.addEventListener('close', () => {
      if (dialog.isConnected) dialog.showModal()
    })
    dialog.append(frame.iframe)
    document.body.append(dialog)
    dialog.showModal()
    frame.iframe.focus()
  })
}
