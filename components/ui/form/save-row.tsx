'use client'

import type { ReactNode } from 'react'
import { SubmitButton } from './submit-button'

/** The end of a form of settings: the button that saves it and, once it is saved, the words that say so, read aloud when they come. */
export function SaveRow({ save, saved }: { save: ReactNode; saved: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SubmitButton>{save}</SubmitButton>
      <p role="status" className="text-good text-sm">
        {saved}
      </p>
    </div>
  )
}
