import { type RefObject, useEffect } from 'react'
import { keepPosted } from './draft'

/**
 * Keeps what is typed into a form, sent or not, when its page is reloaded or left for another site; `restore` of useFormAction is given it. On the way to another
 * page of the shop, and once it is sent, there is nothing to keep.
 * @param isRestored it shows what was kept before, which is kept again
 */
export function useKeptTyping(form: RefObject<HTMLFormElement | null>, isRestored: boolean): void {
  useEffect(() => {
    const typedInto = form.current
    if (!typedInto) return undefined
    let isTyped = isRestored
    const typed = () => {
      isTyped = true
    }
    const sent = () => {
      isTyped = false
    }
    const left = () => {
      if (isTyped) keepPosted(typedInto)
    }
    typedInto.addEventListener('input', typed)
    typedInto.addEventListener('submit', sent)
    window.addEventListener('pagehide', left)
    return () => {
      typedInto.removeEventListener('input', typed)
      typedInto.removeEventListener('submit', sent)
      window.removeEventListener('pagehide', left)
    }
  }, [form, isRestored])
}
