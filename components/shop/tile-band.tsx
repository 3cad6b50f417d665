/** A wall of eight-pointed stars in thin lines, fading out: the one ornament of the house. */
export function TileBand({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <defs>
        <pattern id="souk-tiles" width="64" height="64" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" strokeWidth="1">
            <path d="M32 8 39 15h10v10l7 7-7 7v10H39l-7 7-7-7H15V39l-7-7 7-7V15h10z" />
            <path d="M32 18 36 22h6v6l4 4-4 4v6h-6l-4 4-4-4h-6v-6l-4-4 4-4v-6h6z" />
            <path d="M0 32h8M56 32h8M32 0v8M32 56v8M0 0l15 15M64 0 49 15M0 64l15-15M64 64 49 49" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#souk-tiles)" />
    </svg>
  )
}
