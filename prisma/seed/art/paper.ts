import { gradient, shadow, stillLife } from './scene'

/** A clothbound notebook with an elastic band and a pen. */
export function notebook(): string {
  return stillLife(
    { wall: ['#efe7da', '#e2d5c0'], table: ['#e2d5c0', '#cdbb9f'], horizon: 0 },
    `<g transform="rotate(-9 600 600)">
      <rect x="330" y="250" width="560" height="740" rx="20" fill="#2a1d10" opacity="0.4" filter="url(#soft)"/>
      <rect x="322" y="226" width="560" height="740" rx="18" fill="#f6f1e5"/><path d="M340 954 H872 M340 944 H874" stroke="#d6cdb9" stroke-width="3"/>
      <rect x="310" y="210" width="560" height="740" rx="18" fill="url(#cloth)"/>
      <rect x="310" y="210" width="74" height="740" rx="18" fill="#163d31"/>
      <rect x="770" y="210" width="26" height="740" fill="#e6a23c"/>
      <g fill="none" stroke="#e9dcc0" stroke-width="7" opacity="0.92"><circle cx="580" cy="480" r="92"/><path d="M580 572 V388 M580 520 L530 462 M580 500 L632 440"/></g>
      <rect x="500" y="640" width="160" height="10" rx="5" fill="#e9dcc0" opacity="0.9"/><rect x="530" y="668" width="100" height="8" rx="4" fill="#e9dcc0" opacity="0.7"/>
    </g>
    <g transform="rotate(24 960 700)">
      <rect x="948" y="330" width="40" height="620" rx="20" fill="#2a1d10" opacity="0.35" filter="url(#softer)"/>
      <rect x="934" y="320" width="40" height="560" rx="18" fill="url(#brass)"/><path d="M934 862 h40 l-14 84 h-12 Z" fill="#d9c089"/><path d="M948 946 h12 l-6 30Z" fill="#1c1b1a"/>
      <rect x="968" y="340" width="10" height="150" rx="5" fill="#8f6a2a"/>
    </g>`,
    gradient('cloth', ['#1f5a48', '#2c7560', '#1d5443']) + gradient('brass', ['#9c7430', '#e3bf74', '#b98d42', '#7d5c22']),
  )
}

/** A framed screen print of mountains at dawn. */
export function print(): string {
  return stillLife(
    { wall: ['#dfe3e6', '#cfd5d9'], table: ['#8a6a4b', '#6b4f36'], horizon: 1060 },
    `<rect x="290" y="150" width="660" height="850" fill="#1b2024" opacity="0.42" filter="url(#soft)"/>
    <rect x="270" y="120" width="660" height="850" fill="#2b2420"/><rect x="290" y="140" width="620" height="810" fill="#fbf8f1"/>
    <svg x="350" y="210" width="500" height="670" viewBox="0 0 500 670">
      <rect width="500" height="670" fill="url(#dawn)"/><circle cx="330" cy="230" r="84" fill="#fff3d6"/>
      <path d="M0 400 L90 300 L150 350 L250 210 L330 320 L390 270 L500 380 V670 H0Z" fill="#e8927c"/>
      <path d="M250 210 L212 264 L240 256 L256 280 L276 252 L296 272Z" fill="#fff1e3"/>
      <path d="M0 470 L80 400 L170 470 L260 380 L360 480 L430 430 L500 470 V670 H0Z" fill="#b65c6e"/>
      <path d="M0 540 L120 470 L220 540 L330 480 L500 560 V670 H0Z" fill="#6c3f63"/>
      <path d="M0 600 Q120 560 260 600 T500 590 V670 H0Z" fill="#372a4c"/>
      <g fill="#241b38"><path d="M60 640 l26 -90 l26 90Z M110 650 l20 -70 l20 70Z M380 640 l28 -96 l28 96Z M440 652 l18 -62 l18 62Z"/></g>
    </svg>
    <text x="362" y="918" font-family="Georgia, DejaVu Serif, serif" font-style="italic" font-size="22" fill="#6b6258">12 / 80</text>
    <path d="M300 150 H620 L420 940 H300Z" fill="#fff" opacity="0.1"/>`,
    gradient('dawn', ['#f6c48f', '#f8dcb0', '#f3a98d'], true),
  )
}

/** A wall calendar, one month showing. */
export function calendar(): string {
  const days = Array.from({ length: 31 }, (_, i) => {
    const [x, y] = [(i + 5) % 7, Math.floor((i + 5) / 7)]
    const [cx, cy] = [392 + x * 70, 706 + y * 54]
    const mark = i === 14 ? `<circle cx="${cx}" cy="${cy - 8}" r="24" fill="#d9583b"/>` : ''
    const colour = i === 14 ? '#fff' : x > 4 ? '#d9583b' : '#39424e'
    return `${mark}<text x="${cx}" y="${cy}" text-anchor="middle" font-family="Helvetica, DejaVu Sans, sans-serif" font-size="24" fill="${colour}">${i + 1}</text>`
  })
  const rings = Array.from({ length: 14 }, (_, i) => `<rect x="${342 + i * 38}" y="176" width="12" height="44" rx="6" fill="#8d949c"/>`)
  return stillLife(
    { wall: ['#c9d8e4', '#b3c6d6'], table: ['#b3c6d6', '#a3b8ca'], horizon: 1199 },
    `<rect x="320" y="230" width="600" height="800" fill="#17222c" opacity="0.4" filter="url(#soft)"/>
    <rect x="306" y="196" width="588" height="806" rx="6" fill="#fdfbf6"/>
    <path d="M306 202 h588 v400 h-588Z" fill="#f4c95d"/>
    <circle cx="420" cy="330" r="64" fill="#e4572e"/><path d="M306 520 Q420 420 560 500 T894 440 V602 H306Z" fill="#2e86ab"/>
    <path d="M306 560 Q460 500 620 560 T894 530 V602 H306Z" fill="#1b5875"/>
    <path d="M650 470 l90 0 l-20 36 h-56Z" fill="#fff"/><path d="M694 466 V350 L760 452Z" fill="#fdfbf6"/><path d="M686 466 V372 L640 452Z" fill="#f3e3c3"/>
    <text x="346" y="660" font-family="Georgia, DejaVu Serif, serif" font-size="40" fill="#1f2a36">May</text>
    ${days.join('')}${rings.join('')}
    <path d="M600 176 q-60 -90 0 -110 q60 20 0 110" fill="none" stroke="#7a828a" stroke-width="6"/><circle cx="600" cy="66" r="12" fill="#4a4f55"/>`,
  )
}

/** Twelve cedar pencils in a row, two of them used. */
export function pencils(): string {
  const colours = ['#d1495b', '#e4793f', '#edae49', '#b7b84b', '#66a182', '#2e8f86', '#2e6f95', '#3d5a9e', '#6a4c93', '#9b5094', '#8d6b4f', '#3a3f44']
  const pencil = (x: number, top: number, colour: string) =>
    `<rect x="${x + 10}" y="${top + 96}" width="46" height="${900 - top}" fill="#3a2a18" opacity="0.28" filter="url(#softer)"/>
     <path d="M${x} ${top + 110} l23 -86 l23 86Z" fill="#e8c79c"/><path d="M${x + 16} ${top + 50} l7 -26 l7 26Z" fill="${colour}"/>
     <rect x="${x}" y="${top + 108}" width="46" height="${870 - top}" fill="${colour}"/>
     <rect x="${x + 4}" y="${top + 108}" width="12" height="${870 - top}" fill="#fff" opacity="0.26"/><rect x="${x + 34}" y="${top + 108}" width="12" height="${870 - top}" fill="#000" opacity="0.16"/>
     <rect x="${x}" y="978" width="46" height="26" fill="#c9a24d"/>`
  const tops = [170, 170, 170, 300, 170, 170, 170, 170, 240, 170, 170, 170]
  return stillLife(
    { wall: ['#f7f3ea', '#ece3d2'], table: ['#ece3d2', '#ddd0b8'], horizon: 0 },
    `${colours.map((colour, i) => pencil(232 + i * 62, tops[i] ?? 170, colour)).join('')}
    <rect x="200" y="640" width="800" height="210" rx="8" fill="#2a1d10" opacity="0.35" filter="url(#softer)"/>
    <rect x="196" y="628" width="808" height="210" rx="8" fill="#24483e"/><rect x="212" y="644" width="776" height="178" rx="4" fill="none" stroke="#dcc48e" stroke-width="4"/>
    <text x="600" y="728" text-anchor="middle" font-family="Georgia, DejaVu Serif, serif" font-size="58" fill="#f0e2c0">LINDEN</text>
    <text x="600" y="782" text-anchor="middle" font-family="Georgia, DejaVu Serif, serif" font-size="26" letter-spacing="8" fill="#dcc48e">ZWÖLF ZEDERNSTIFTE</text>`,
  )
}

/** Letterpress cards and an envelope. */
export function cards(): string {
  const petal = (turn: number) => `<ellipse cx="0" cy="-64" rx="26" ry="56" transform="rotate(${turn})"/>`
  return stillLife(
    { wall: ['#e8d7d3', '#dcc2bd'], table: ['#dcc2bd', '#cfaea8'], horizon: 0 },
    `<g transform="rotate(12 620 640)"><rect x="300" y="440" width="720" height="500" rx="8" fill="#3c1f1c" opacity="0.34" filter="url(#soft)"/>
      <rect x="280" y="410" width="720" height="500" rx="8" fill="#c26a5a"/><path d="M280 418 L640 700 L1000 418 V410 H280Z" fill="#a95345"/><path d="M280 910 L580 650 M1000 910 L700 650" stroke="#a95345" stroke-width="5"/></g>
    ${shadow(560, 880, 250, 40, '#3c1f1c')}
    <g transform="rotate(-7 540 560)"><rect x="300" y="200" width="480" height="680" rx="8" fill="#fffaf2"/>
      <rect x="328" y="228" width="424" height="624" fill="none" stroke="#d9c7ae" stroke-width="4"/>
      <g transform="translate(540 440)"><g fill="#cf6a5c">${[0, 60, 120, 180, 240, 300].map(petal).join('')}</g><circle r="30" fill="#e7b04f"/></g>
      <path d="M540 520 C540 600 520 640 500 690 M540 560 q70 -10 96 -62 q-80 -10 -96 62 M530 610 q-80 0 -104 -56 q84 -14 104 56" fill="#6f8f5e" stroke="#6f8f5e" stroke-width="7" fill-rule="evenodd"/>
      <text x="540" y="790" text-anchor="middle" font-family="Georgia, DejaVu Serif, serif" font-style="italic" font-size="58" fill="#5a4238">Danke</text></g>`,
  )
}
