import { LEAST_TYPED, type Suggestions } from '@/lib/domain/wire/suggestions'
import { SUGGESTED, SUGGESTIONS } from './suggest-ids'

const PAUSE_MS = 150
const started = new WeakSet<HTMLInputElement>()

/**
 * Shows suggestions below a search field while somebody types. They are plain links after the field: Tab and the arrows lead to them, Escape leads back. Whoever does
 * not look at them searches as before; where they cannot be fetched, there are none.
 */
export function suggestFor(input: HTMLInputElement): void {
  const [box, said] = [document.getElementById(SUGGESTIONS), document.getElementById(SUGGESTED)]
  if (!box || !said || started.has(input)) return
  started.add(input)
  const close = () => {
    asked.abort()
    box.hidden = true
    said.textContent = ''
  }
  let asked = new AbortController()
  const ask = async () => {
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    const typed = input.value.trim()
    if ([...typed].length < LEAST_TYPED) return close()
    try {
      await pause(signal)
      const answer = await fetch(`/api/suggestions?q=${encodeURIComponent(typed)}`, { signal })
      if (!answer.ok) return close()
      const found = (await answer.json()) as Suggestions
      if (signal.aborted) return
      box.replaceChildren(...found.groups.map(drawn))
      box.hidden = found.groups.length === 0
      said.textContent = found.said
    } catch {
      if (!signal.aborted) close()
    }
  }
  const move = (event: KeyboardEvent) => {
    if (box.hidden) return
    if (event.key === 'Escape') {
      // A search field would empty itself.
      event.preventDefault()
      input.focus()
      return close()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const stops: HTMLElement[] = [input, ...box.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    stops.at((at + step) % stops.length)?.focus()
  }
  input.addEventListener('input', ask)
  const form = input.form
  form?.addEventListener('keydown', move)
  form?.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) close()
  })
  if (input.value) void ask()
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

function drawn({ label, items }: Suggestions['groups'][number]): HTMLElement {
  const section = made('div', 'flex flex-col py-1.5')
  section.append(made('p', 'px-3.5 py-1 text-muted text-xs', label))
  const list = made('ul', 'flex flex-col')
  for (const { name, note, href } of items) {
    const link = made('a', 'flex min-h-11 items-center justify-between gap-3 px-3.5 hover:bg-sunken')
    link.setAttribute('href', href)
    link.append(made('bdi', 'min-w-0 truncate', name))
    if (note) link.append(' ', made('bdi', 'max-w-2/5 shrink-0 truncate text-muted text-sm', note))
    const item = made('li', '')
    item.append(link)
    list.append(item)
  }
  section.append(list)
  return section
}

function made(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}
