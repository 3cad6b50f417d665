/** Side of a product picture in pixels. */
const SIDE = 1200

export interface Scene {
  /** Wall, top to bottom. */
  wall: [string, string]
  /** Table, back to front. */
  table: [string, string]
  /** Where the table begins. */
  horizon?: number
}

/**
 * A still life: wall and table, daylight from the left, and on it what is drawn.
 * @param things SVG elements in a square of SIDE pixels
 * @param defs gradients they use
 */
export function stillLife({ wall, table, horizon = 800 }: Scene, things: string, defs = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}">
  <defs>
    ${gradient('wall', wall, true)}
    ${gradient('table', table, true)}
    <radialGradient id="daylight" cx="0.22" cy="0.12" r="0.95">
      <stop offset="0" stop-color="#fff" stop-opacity="0.55"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </radialGradient>
    <filter id="soft" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="22"/></filter>
    <filter id="softer" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="9"/></filter>
    ${defs}
  </defs>
  <rect width="${SIDE}" height="${SIDE}" fill="url(#wall)"/>
  <rect y="${horizon}" width="${SIDE}" height="${SIDE - horizon}" fill="url(#table)"/>
  <rect width="${SIDE}" height="${SIDE}" fill="url(#daylight)"/>
  ${things}
</svg>`
}

/** A linear gradient of evenly spaced colours, left to right or top to bottom. */
export function gradient(id: string, colours: string[], down = false): string {
  const stops = colours.map((colour, i) => `<stop offset="${(i / (colours.length - 1)).toFixed(3)}" stop-color="${colour}"/>`)
  return `<linearGradient id="${id}" x1="0" y1="0" x2="${down ? 0 : 1}" y2="${down ? 1 : 0}">${stops.join('')}</linearGradient>`
}

/** What lies under a thing when light comes from the left. */
export function shadow(cx: number, cy: number, rx: number, ry = rx * 0.16, colour = '#241a12'): string {
  return `<ellipse cx="${cx + rx * 0.22}" cy="${cy}" rx="${rx * 1.08}" ry="${ry}" fill="${colour}" opacity="0.34" filter="url(#soft)"/>`
}

/** Speckles as in stoneware: always the same ones for the same seed. */
export function speckles(seed: number, count: number, box: { x: number; y: number; width: number; height: number }, colour: string): string {
  let state = seed
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  const dots = Array.from({ length: count }, () => {
    const [x, y, r] = [box.x + next() * box.width, box.y + next() * box.height, 1.6 + next() * 3.6]
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}"/>`
  })
  return `<g fill="${colour}" opacity="0.55">${dots.join('')}</g>`
}
