/** The sign of the house: the eight-pointed star of a tiled wall. */
export function Star({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="currentColor">
      <path d="M16 1.2 20.33 5.67h6v6L30.8 16l-4.47 4.33v6h-6L16 30.8l-4.33-4.47h-6v-6L1.2 16l4.47-4.33v-6h6z" fillOpacity="0.22" />
      <path d="M16 7.2 18.58 9.78h3.64v3.64L24.8 16l-2.58 2.58v3.64h-3.64L16 24.8l-2.58-2.58H9.78v-3.64L7.2 16l2.58-2.58V9.78h3.64z" />
    </svg>
  )
}
