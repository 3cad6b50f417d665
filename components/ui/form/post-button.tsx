'use client'

import { useFailureWords } from '@/components/ui/failure/use-failure-words'
import type { ButtonProps } from './button'
import { SubmitButton } from './submit-button'
import { useFormAction } from './use-form-action'

/** A button that does something on the server; the page around it shows what came of it. A failure is told beside it. */
export function PostButton({ action, ...rest }: Omit<ButtonProps, 'busy' | 'type' | 'action'> & { action: () => Promise<void> }) {
  const words = useFailureWords()
  const { failure, formProps } = useFormAction<null>(async () => {
    await action()
    return null
  }, null)
  return (
    <form {...formProps} className="flex flex-col gap-1">
      <SubmitButton {...rest} />
      {failure && (
        <p role="alert" className="text-danger text-sm">
          {words(failure)}
        </p>
      )}
    </form>
  )
}
