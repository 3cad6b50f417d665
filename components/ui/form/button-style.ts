import clsx from 'clsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'
export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; wide?: boolean }

const VARIANT: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken',
  ghost: 'text-ink hover:bg-sunken',
  danger: 'border border-danger bg-surface text-danger hover:bg-danger-soft',
}

const SIZE: Record<ButtonSize, string> = {
  sm: 'min-h-9 px-3 text-sm',
  md: 'min-h-11 px-4 text-sm',
  lg: 'min-h-13 px-6 text-base',
}

/** The classes of everything that looks like a button: buttons and links alike. */
export function buttonClass({ variant = 'primary', size = 'md', wide = false }: ButtonLook = {}, className?: string): string {
  return clsx(
    'inline-flex select-none items-center justify-center gap-2 rounded-md text-center font-medium leading-tight transition-colors duration-100',
    'disabled:opacity-55 aria-disabled:opacity-70',
    VARIANT[variant],
    SIZE[size],
    wide && 'w-full',
    className,
  )
}
