'use client'
'use no memo'

import type { ComponentProps } from 'react'

/** A field of a search that suggests while somebody types. What does so is fetched when the field is first entered: no page loads it before (tools/checks/bundle.ts). */
export function SuggestInput(props: ComponentProps<'input'>) {
  return <input {...props} onFocus={({ currentTarget }) => import('./suggest').then(({ suggestFor }) => suggestFor(currentTarget))} />
}
