import { dress, type HostedFrame, openFrame } from '@/sandbox/js/host/elements/hosted-frame'
import type { FromFrame } from '@/sandbox/js/wire/messages'

type Opening = {
  origin: string
  path: string
  title: string
  height: string
  query?: Record<string, string>
  /** `close` takes the window away and gives the focus back. */
  hear(message: FromFrame, close: () => void): void
  /** What Escape does; without it, nothing: the person answers with a button. */
  escaped?(close: () => void): void
}

/**
 * Opens a window of the sandbox's origin over the page. The native modal dialog makes the rest of the page inert, holds the keyboard inside and gives the
 * focus back afterwards.
 */
export function openDialog<Options>(opening: Opening): HostedFrame<Options> {
  const { origin, path, title, query, height, hear, escaped } = opening
  const before = document.activeElement
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-label', title)
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
  const frame = openFrame<unknown, Options>({
    origin,
    path,
    title,
    ...(query && { query }),
    hear(message) {
      if (message.kind === 'ready') frame.iframe.focus()
      hear(message, close)
    },
  })
  dress(frame.iframe, {
    width: '100%',
    'max-width': '420px',
    height: '100%',
    'max-height': height,
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
  }
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    escaped?.(close)
  })
  // Chromium closes on a second Escape whatever the page says; open again then.
  dialog.addEventListener('close', () => {
    if (dialog.isConnected) dialog.showModal()
  })
  dialog.append(frame.iframe)
  document.body.append(dialog)
  dialog.showModal()
  frame.iframe.focus()
  return { ...frame, close }
}
