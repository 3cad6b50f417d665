import { gradient, shadow, speckles, stillLife } from './scene'

const OAT = ['#c9b79d', '#f0e6d4', '#fbf5e9', '#e3d5be', '#b7a384']
const ASH = ['#4c5b5e', '#7f9395', '#a9bbba', '#6f8486', '#3f4d50']
const TERRACOTTA = ['#8a3d24', '#c4623d', '#e08a62', '#b95531', '#73301b']
const SAGE = ['#5c6f57', '#8fa286', '#b4c3a9', '#83967a', '#4a5b46']

/** A mug of speckled stoneware. */
export function mug(): string {
  const body = 'M360 420 L372 860 Q378 930 470 938 H690 Q782 930 788 860 L800 420 Z'
  return stillLife(
    { wall: ['#d9e2da', '#c2cfc4'], table: ['#b98f66', '#8d6541'] },
    `${shadow(590, 930, 260, 44)}
    <path d="M784 520 C960 500 960 800 776 790" fill="none" stroke="url(#oat)" stroke-width="62" stroke-linecap="round"/>
    <path d="${body}" fill="url(#oat)"/>
    <clipPath id="inside"><path d="${body}"/></clipPath>
    <g clip-path="url(#inside)">
      ${speckles(7, 150, { x: 360, y: 520, width: 440, height: 420 }, '#6b4f35')}
      <path d="M350 420 H810 V520 Q760 560 700 532 T560 548 T430 536 T350 560 Z" fill="#3f6f86"/>
      <path d="M350 420 H810 V500 Q760 536 700 510 T560 524 T430 514 T350 534 Z" fill="#5a8ea6"/>
      <rect x="410" y="440" width="34" height="460" rx="17" fill="#fff" opacity="0.38"/>
    </g>
    <ellipse cx="580" cy="420" rx="220" ry="46" fill="#335d72"/><ellipse cx="580" cy="428" rx="196" ry="34" fill="#3b2417"/>
    <path d="M520 330 q-30 -50 0 -92 t0 -92 M620 320 q-30 -50 0 -92 t0 -92" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round" opacity="0.5" filter="url(#softer)"/>`,
    gradient('oat', OAT),
  )
}

/** A wide serving bowl with lemons. */
export function bowl(): string {
  const lemon = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="104" ry="78" fill="url(#lemon)"/><ellipse cx="98" rx="20" ry="15" fill="#e0b21f"/>
     <ellipse cx="-34" cy="-30" rx="34" ry="18" fill="#fff" opacity="0.4"/></g>`
  return stillLife(
    { wall: ['#f0dccb', '#e3c3a9'], table: ['#efe8de', '#cfc3b3'] },
    `${shadow(600, 905, 330, 48)}
    <ellipse cx="600" cy="520" rx="410" ry="96" fill="#3d4a4c"/>
    <ellipse cx="600" cy="530" rx="384" ry="82" fill="#5f7375"/>
    ${lemon(450, 500, -18)}${lemon(720, 492, 24)}${lemon(590, 452, 4)}
    <path d="M735 410 q60 -110 170 -96 q-40 110 -170 96" fill="#5d7f3d"/><path d="M745 404 q70 -60 150 -82" stroke="#41602a" stroke-width="6" fill="none"/>
    <path d="M190 520 Q204 800 440 892 H760 Q996 800 1010 520 Q960 612 600 616 Q240 612 190 520 Z" fill="url(#ash)"/>
    <path d="M190 520 Q240 612 600 616 Q960 612 1010 520 Q1008 560 1000 592 Q930 668 600 672 Q270 668 200 592 Q192 560 190 520Z" fill="#dfe8e4" opacity="0.5"/>
    <path d="M270 660 Q320 800 440 852" fill="none" stroke="#fff" stroke-width="22" stroke-linecap="round" opacity="0.28"/>
    <path d="M440 892 H760 L740 918 H460 Z" fill="#38464a"/>`,
    gradient('ash', ASH) + gradient('lemon', ['#f7d75a', '#f2c53d', '#d9a51c'], true),
  )
}

/** A tall bud vase with three stems of dried grass. */
export function vase(): string {
  const stem = (path: string, heads: [number, number, number][], colour: string) =>
    `<path d="${path}" fill="none" stroke="#8a7444" stroke-width="7"/>
     ${heads.map(([x, y, turn]) => `<ellipse cx="${x}" cy="${y}" rx="17" ry="44" fill="${colour}" transform="rotate(${turn} ${x} ${y})"/>`).join('')}`
  const spray = (x: number, y: number, lean: number): [number, number, number][] =>
    [0, 1, 2, 3, 4].flatMap((i): [number, number, number][] => [
      [x + lean * i - 24, y + i * 46, -28 + lean],
      [x + lean * i + 24, y + i * 46 + 14, 28 + lean],
    ])
  return stillLife(
    { wall: ['#e9e4da', '#d6cdbd'], table: ['#7d8c80', '#5b695f'], horizon: 860 },
    `${shadow(600, 1010, 170, 34)}
    ${stem('M590 520 C580 400 520 280 470 150', spray(470, 130, 12), '#d9b26a')}
    ${stem('M600 520 C600 380 610 240 614 120', spray(612, 92, 0), '#e7c98c')}
    ${stem('M612 520 C640 410 690 300 740 200', spray(742, 180, -12), '#c99a52')}
    <path d="M548 470 C548 560 470 640 462 780 C454 930 520 1016 600 1016 C680 1016 746 930 738 780 C730 640 652 560 652 470 Z" fill="url(#terracotta)"/>
    <ellipse cx="600" cy="470" rx="52" ry="14" fill="#57210f"/>
    <path d="M478 742 Q600 780 722 742 M466 802 Q600 844 734 802" fill="none" stroke="#f3d9c4" stroke-width="10" opacity="0.75"/>
    <path d="M530 620 C500 700 494 780 500 880" fill="none" stroke="#fff" stroke-width="24" stroke-linecap="round" opacity="0.26"/>`,
    gradient('terracotta', TERRACOTTA),
  )
}

/** A planter with basil. */
export function planter(): string {
  const leaf = (x: number, y: number, size: number, turn: number, colour: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"><path d="M0 0 C60 -40 60 -130 0 -180 C-60 -130 -60 -40 0 0Z" fill="${colour}"/>
     <path d="M0 -6 V-160" stroke="#2f5a2b" stroke-width="5" opacity="0.55"/></g>`
  const leaves: [number, number, number, number, string][] = [
    [480, 520, 1.2, -62, '#3f7a3a'],
    [720, 520, 1.2, 60, '#3f7a3a'],
    [540, 470, 1.3, -34, '#4f9146'],
    [660, 470, 1.3, 36, '#4a8a42'],
    [600, 440, 1.5, 0, '#64a855'],
    [540, 360, 1.05, -28, '#75ba63'],
    [664, 356, 1.05, 30, '#6bb05a'],
    [600, 290, 0.9, 4, '#8acb74'],
  ]
  return stillLife(
    { wall: ['#f6efe0', '#ead9b8'], table: ['#caa98a', '#a57f5e'], horizon: 840 },
    `${shadow(600, 1000, 290, 42)}
    <path d="M600 560 V300 M600 520 L520 420 M600 520 L690 420" stroke="#4a6b35" stroke-width="14" fill="none"/>
    ${leaves.map((each) => leaf(...each)).join('')}
    <ellipse cx="600" cy="566" rx="222" ry="40" fill="#4a3325"/>
    <path d="M372 560 L418 930 Q424 966 470 968 H730 Q776 966 782 930 L828 560 Q720 606 600 606 Q480 606 372 560Z" fill="url(#sage)"/>
    <path d="M388 690 Q600 742 812 690 L806 738 Q600 790 394 738Z" fill="#f1ecdd" opacity="0.85"/>
    <path d="M330 966 H870 L838 1012 H362 Z" fill="url(#sage)"/><ellipse cx="600" cy="966" rx="270" ry="20" fill="#6d8066"/>
    <path d="M440 640 L474 920" stroke="#fff" stroke-width="22" stroke-linecap="round" opacity="0.25"/>`,
    gradient('sage', SAGE),
  )
}

/** Four espresso cups, two stacked. */
export function cups(): string {
  const cup = (x: number, y: number, glaze: string, id: number) =>
    `<path d="M${x + 112} ${y + 36} c80 -8 80 116 -10 110" fill="none" stroke="${glaze}" stroke-width="24"/>
     <path d="M${x - 122} ${y} L${x - 96} ${y + 176} Q${x - 90} ${y + 206} ${x - 50} ${y + 208} H${x + 50} Q${x + 90} ${y + 206} ${x + 96} ${y + 176} L${x + 122} ${y}Z" fill="url(#oat)"/>
     <path d="M${x - 122} ${y} L${x - 110} ${y + 84} Q${x - 40} ${y + 116} ${x + 20} ${y + 92} T${x + 111} ${y + 76} L${x + 122} ${y}Z" fill="${glaze}"/>
     <ellipse cx="${x}" cy="${y}" rx="122" ry="28" fill="${glaze}"/><ellipse cx="${x}" cy="${y + 4}" rx="104" ry="20" fill="#1f1410" opacity="0.55"/>
     ${speckles(id, 26, { x: x - 84, y: y + 116, width: 168, height: 84 }, '#6b4f35')}
     <path d="M${x - 88} ${y + 30} l18 140" stroke="#fff" stroke-width="12" stroke-linecap="round" opacity="0.35"/>`
  return stillLife(
    { wall: ['#31434a', '#233136'], table: ['#d8c3a5', '#b39a78'], horizon: 760 },
    `${shadow(600, 946, 420, 46)}
    ${cup(760, 520, '#c9683f', 3)}${cup(760, 728, '#e0b04b', 5)}${cup(340, 736, '#4f8a8b', 9)}${cup(545, 792, '#8f5a7a', 11)}`,
    gradient('oat', OAT),
  )
}
