/** Scanners: the one that types, the one on a serial port, and what the shop's own codes hold. */
import { useEffect, useState } from 'react';
import { useDesk } from '../../desk.ts';
import { listScanners, type Scanners } from '../../flows/scanner.ts';
import { useWords } from '../../words/words.ts';
import { InstoreCodes } from './instore-codes.tsx';
import { ScannerPort } from './scanner-port.tsx';
import { WedgeScanner } from './wedge-scanner.tsx';
import './scanner.css';

/** How often the state of the port is asked for while the card is shown, in ms. */
const askMs = 3_000;

export function ScannerCard() {
  const { t } = useWords();
  const desk = useDesk();
  const [scanners, setScanners] = useState<Scanners | null>(null);
  useEffect(() => {
    let isShown = true;
    const ask = (): void => void listScanners(desk).then((answer) => {
      if (isShown && answer.ok) setScanners(answer.value);
    });
    ask();
    const timer = window.setInterval(ask, askMs);
    return () => {
      isShown = false;
      window.clearInterval(timer);
    };
  }, [desk]);
  return (
    <section className="card scanner-card" data-testid="scanner-card">
      <h2>{t('scanner.title')}</h2>
      <WedgeScanner />
      {scanners !== null && <ScannerPort scanners={scanners} onSet={setScanners} />}
      {scanners !== null && <InstoreCodes patterns={scanners.patterns} onFilled={(patterns) => setScanners({ ...scanners, patterns })} />}
    </section>
  );
}
