/** A moon jar with a plum twig, drawn in one line; decoration. */

export function MoonJar() {
  return (
    <svg
      className="moon-jar"
      viewBox="0 0 180 190"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M66 20h48l4 12H62zM70 176h40l5 8H65zM62 32C28 46 6 72 6 104s26 62 64 72M118 32c34 14 56 40 56 72s-26 62-64 72" />
      <path d="M58 134c8-18 20-32 34-44s28-16 36-22M76 108c-2-8 2-14 8-16M92 90c-6-6-6-14-1-19M110 78c0 6 5 10 11 9" />
      <circle cx="88" cy="88" r="5" />
      <circle cx="96" cy="68" r="6" />
      <circle cx="124" cy="64" r="6" />
      <circle cx="120" cy="88" r="4" />
    </svg>
  );
}
