/**
 * What the mall says, pulled: a page at a time of goods, prices, stock and people, once everything sold is through. A page and its
 * cursor are taken in one step. Selling never waits for it: it steps back while somebody sells, and asks again later.
 */
import { readDigestReply, readPageReply, signedRequest, type Reply, type Silence } from '../../mall/client.ts';
import { drift } from '../../mall/feed.ts';
import { feeds, pageRowsMax, paths, type Cursors, type Feed, type WireAnswer, type WirePath } from '../../mall/wire.ts';
import type { MallPlace } from '../mall-ports.ts';
import type { Ports } from '../ports.ts';

/** Once a week both sides compare all they have. */
export const compareEveryMs = 604_800_000;
/** After a pull that failed, the next is tried so much later. */
const retryMs = 30_000;

export type PullWorker = {
  /** Pulls a page, or compares, if something is to be had. `cursors`: how far the mall said its feeds are; null before it did. */
  readonly step: (now: number, cursors: Cursors | null) => Promise<void>;
};

type Needs = Pick<Ports, 'ledger' | 'delivery' | 'mirror' | 'ids' | 'signer' | 'hash' | 'mall' | 'log'>;

/** Opens the worker; `pulled` is told of every page that brought something. */
export function openPullWorker(ports: Needs, pulled: () => void): PullWorker {
  let isPulling = false;
  let notBefore = 0;
  const work = async (now: number, place: MallPlace, cursors: Cursors): Promise<boolean> => {
    // A mall that does not tell of a feed has none.
    const feed = feeds.find((each) => cursors[each] !== undefined && cursors[each] !== ports.mirror.cursor(each));
    if (feed !== undefined) return pull(ports, place, feed, cursors[feed] ?? 0, now, pulled);
    // A clock that was put back compares once too often.
    if (Math.abs(now - ports.mirror.comparedAt()) < compareEveryMs) return true;
    return compare(ports, place, now);
  };
  return {
    step: async (now, cursors) => {
      const place = ports.delivery.place();
      if (isPulling || place === null || cursors === null || (now < notBefore && notBefore - now <= retryMs)) return;
      isPulling = true;
      try {
        notBefore = (await work(now, place, cursors)) ? 0 : now + retryMs;
      } finally {
        isPulling = false;
      }
    },
  };
}

/** False where nothing was answered. */
async function pull(ports: Needs, place: MallPlace, feed: Feed, there: number, now: number, pulled: () => void): Promise<boolean> {
  const { mirror, mall, hash, log } = ports;
  if (there < mirror.cursor(feed)) {
    log.write('warn', 'mall.feed_back', `${feed} is at ${there}, here at ${mirror.cursor(feed)}: pulled again`);
    mirror.rewind(feed);
  }
  const asked = { feed, after: mirror.cursor(feed), most: pageRowsMax };
  const { answer, requestId } = await send(ports, place, paths.pull, asked, now);
  if (isSilence(answer)) return false;
  const reply = readPageReply(answer, asked, place, requestId, { verify: mall.verify, hash });
  if (reply.sort !== 'answer') return false;
  const { rows, cursor, more } = reply.answer;
  const count = mirror.take(feed, rows, cursor, !more);
  if (count > 0) pulled();
  // An empty page that stays behind what the mall told of is no progress.
  return cursor > asked.after || !more;
}

/** Pulls again whatever is not the same on both sides. */
async function compare(ports: Needs, place: MallPlace, now: number): Promise<boolean> {
  const { mirror, mall, hash, log } = ports;
  for (const feed of feeds) {
    const { answer, requestId } = await send(ports, place, paths.digest, { feed }, now);
    if (isSilence(answer)) return false;
    const reply: Reply<{ cursor: number; buckets: { rows: number; mark: string }[] }> =
      readDigestReply(answer, place, requestId, { verify: mall.verify, hash });
    if (reply.sort !== 'answer') return false;
    const ours = mirror.digest(feed);
    if (ours.cursor !== reply.answer.cursor || drift(ours, reply.answer).length === 0) continue;
    log.write('warn', 'mall.drift', `${feed} differs from the mall's: pulled again`);
    mirror.rewind(feed);
  }
  mirror.setComparedAt(now);
  return true;
}

async function send(
  ports: Needs, place: MallPlace, path: WirePath, content: unknown, now: number,
): Promise<{ readonly answer: WireAnswer | Silence; readonly requestId: string }> {
  const { ledger, delivery, ids, signer, hash, mall } = ports;
  const counter = delivery.counter() + 1;
  delivery.setCounter(counter);
  const requestId = ids.next();
  const sending = { requestId, counter, epoch: ledger.head().epoch, at: now };
  const request = signedRequest(path, content, place, sending, { sign: signer.sign, hash });
  return { answer: await mall.send(place, request), requestId };
}

function isSilence(answer: WireAnswer | Silence): answer is Silence {
  return 'why' in answer;
}
