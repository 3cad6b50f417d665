import type { ComponentProps, ReactNode } from 'react'

/** A native checkbox with its label and an optional line of explanation. */
export function Checkbox({ label, hint, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return <Choice type="checkbox" className="tick" label={label} hint={hint} {...rest} />
}

/** One native radio button of a group; put several into a RadioGroup. */
export function Radio({ label, hint, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return <Choice type="radio" className="tick" label={label} hint={hint} {...rest} />
}

function Choice({ label, hint, ...rest }: ComponentProps<'input'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1.5">
      <input {...rest} />
      <span className="flex flex-col">
        <span className="text-sm">{label}</span>
        {hint && <span className="text-muted text-sm">{hint}</span>}
      </span>
    </label>
  )
}
