import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether this page's script has taken over what the server drew: false on the server and until then. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
