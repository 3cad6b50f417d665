import { useFormatter } from 'next-intl'

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** Writes how large a file is, such as "2.4 MB", in the viewer's locale. */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const place = bytes < 1000 ? 0 : bytes < 1000 ** 2 ? 1 : 2
    return format.number(bytes / 1000 ** place, {
      style: 'unit',
      unit: UNITS[place],
      unitDisplay: 'short',
      maximumFractionDigits: place === 2 ? 1 : 0,
    })
  }
}
