import { gradient, shadow, stillLife } from './scene'

const bean = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse rx="34" ry="24" fill="#4a2c1a"/><path d="M-30 0 Q-8 -14 0 0 T30 0" fill="none" stroke="#26140a" stroke-width="5"/></g>`

/** A bag of beans. */
export function beans(): string {
  const beansAround: [number, number, number][] = [
    [270, 1010, 20],
    [340, 1050, -30],
    [880, 1000, 40],
    [950, 1046, -12],
    [820, 1060, 75],
    [210, 1066, -60],
  ]
  return stillLife(
    { wall: ['#f0c9a4', '#e2a977'], table: ['#6e4a34', '#4e3222'], horizon: 850 },
    `${shadow(600, 1020, 290, 44)}
    <path d="M356 250 L844 250 L870 980 Q872 1016 836 1018 H364 Q328 1016 330 980Z" fill="url(#kraft)"/>
    <path d="M356 250 H844 L840 160 Q840 146 826 146 H374 Q360 146 360 160Z" fill="#16484a"/><path d="M356 250 H844" stroke="#0d3133" stroke-width="10"/>
    <rect x="420" y="176" width="360" height="26" rx="13" fill="#e7b04f"/>
    <path d="M398 260 L376 1000 M802 260 L824 1000" stroke="#7d5a33" stroke-width="6" opacity="0.4"/>
    <rect x="430" y="380" width="340" height="440" rx="12" fill="#fbf3e4"/>
    <circle cx="600" cy="520" r="92" fill="#e4793f"/><path d="M508 520 Q554 470 600 520 T692 520 A92 92 0 0 1 508 520Z" fill="#16484a"/>
    <text x="600" y="690" text-anchor="middle" font-family="Georgia, DejaVu Serif, serif" font-size="54" fill="#16484a">HUILA</text>
    <text x="600" y="736" text-anchor="middle" font-family="Helvetica, DejaVu Sans, sans-serif" font-size="24" letter-spacing="5" fill="#7a5c44">WASHED · 1750 M</text>
    <text x="600" y="782" text-anchor="middle" font-family="Helvetica, DejaVu Sans, sans-serif" font-size="22" fill="#7a5c44">340 g</text>
    ${beansAround.map((each) => bean(...each)).join('')}`,
    gradient('kraft', ['#a87b4b', '#d3a872', '#e0ba87', '#c4965f', '#936838']),
  )
}

/** A pour-over dripper on its server. */
export function dripper(): string {
  const ribs = Array.from(
    { length: 7 },
    (_, i) => `<path d="M${440 + i * 54} 330 L${548 + i * 18} 560" stroke="#cfd9d6" stroke-width="7" opacity="0.8"/>`,
  )
  return stillLife(
    { wall: ['#bfd0c8', '#a5bbb1'], table: ['#e9dfcd', '#cdbfa6'], horizon: 820 },
    `${shadow(600, 1000, 250, 40)}
    <path d="M500 640 L420 930 Q410 1004 490 1006 H710 Q790 1004 780 930 L700 640Z" fill="#f4fbfa" opacity="0.5"/>
    <path d="M449 828 L420 930 Q410 1004 490 1006 H710 Q790 1004 780 930 L751 828Z" fill="#5a2f17" opacity="0.92"/><ellipse cx="600" cy="828" rx="151" ry="22" fill="#7a4523"/>
    <path d="M500 640 L420 930 Q410 1004 490 1006 H710 Q790 1004 780 930 L700 640" fill="none" stroke="#f7fffd" stroke-width="9" opacity="0.85"/>
    <path d="M724 700 q130 -10 130 120 t-90 110" fill="none" stroke="#d9a15f" stroke-width="34" stroke-linecap="round"/>
    <rect x="488" y="620" width="224" height="30" rx="15" fill="#8d6b4f"/>
    <ellipse cx="600" cy="612" rx="190" ry="22" fill="#e4ebe8"/>
    <path d="M374 300 L536 566 Q540 604 600 606 Q660 604 664 566 L826 300Z" fill="url(#white)"/>${ribs.join('')}
    <path d="M818 340 q96 0 84 84 t-128 66" fill="none" stroke="#eef3f1" stroke-width="28" stroke-linecap="round"/>
    <ellipse cx="600" cy="300" rx="226" ry="44" fill="#fbfdfc"/><ellipse cx="600" cy="306" rx="196" ry="33" fill="#4b2a17"/>
    <ellipse cx="560" cy="302" rx="60" ry="12" fill="#c89a6b" opacity="0.7"/>
    <path d="M560 220 q-26 -44 0 -80 t0 -70 M650 210 q-26 -44 0 -80 t0 -70" fill="none" stroke="#fff" stroke-width="14" stroke-linecap="round" opacity="0.55" filter="url(#softer)"/>
    <path d="M480 690 L440 900" stroke="#fff" stroke-width="16" stroke-linecap="round" opacity="0.55"/>`,
    gradient('white', ['#c9d4d0', '#f4f8f6', '#ffffff', '#e3ebe7', '#b8c6c1']),
  )
}
