import { type ComponentProps, type ReactNode, useId } from 'react'

/** The browser's own control to choose a file, with our button. Label it. */
export function FileInput(props: Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return (
    <input
      {...props}
      type="file"
      className="block w-full min-w-0 text-sm file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:border-solid file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:bg-sunken"
    />
  )
}

/** The same with its label, and what may be chosen. */
export function FileField({ label, hint, ...input }: { label: ReactNode; hint?: ReactNode } & ComponentProps<typeof FileInput>) {
  const id = useId()
  return (
    <div className="flex w-full flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <FileInput id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  )
}
