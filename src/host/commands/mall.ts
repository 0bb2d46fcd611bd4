/** The mall, from the till: enrolment by a one-time code, how the sending stands, "send again", and the proof of a day. */
import type { Output } from '../../contract/contract.ts';
import type { Handlers } from '../../contract/serve.ts';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import { won } from '../../domain/money.ts';
import { tillName } from '../../domain/store.ts';
import { readDayReply, signedRequest, type Silence } from '../../mall/client.ts';
import { codeLength, enrolText } from '../../mall/enrol.ts';
import { answerText } from '../../mall/signing.ts';
import { DoorAnswerShape, EnrolledShape, headers, jsonOf, paths, type Enrol, type Enrolled, type WireAnswer } from '../../mall/wire.ts';
import type { Desk } from '../desk.ts';
import type { DeliverWorker } from '../workers/deliver.ts';

type MallRow = 'mall.state' | 'mall.enrol' | 'mall.send_again' | 'mall.prove';
/** So many of what lies aside are shown. */
const asideShown = 100;

/** Handlers of the mall's rows. */
export function mallCommands(desk: Desk, worker: DeliverWorker): Pick<Handlers, MallRow> {
  const { ports } = desk;
  const state = () => ok(stateOf(desk, worker));
  return {
    'mall.state': state,
    'mall.enrol': async ({ address, code }) => {
      const written = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
      if (written.length !== codeLength) return refuse('bad_code');
      const place = address.trim().replace(/\/+$/, '');
      if (!ports.mall.isAddress(place)) return refuse('bad_address');
      const enrolled = await enrol(desk, place, written);
      if (!enrolled.ok) return enrolled;
      const { device, till, keys, pins } = enrolled.value;
      ports.delivery.setPlace({ address: place, device, till, keys, pins, enrolledAt: ports.clock.now() });
      worker.begin();
      desk.touch();
      return state();
    },
    'mall.send_again': () => {
      if (ports.delivery.place() === null) return refuse('no_mall');
      worker.sendAgain();
      desk.touch();
      return state();
    },
    'mall.prove': async ({ day }) => {
      const { delivery, ledger, ids, signer, hash, mall, clock } = ports;
      const place = delivery.place();
      if (place === null) return refuse('no_mall');
      const counter = delivery.counter() + 1;
      delivery.setCounter(counter);
      const sending = { requestId: ids.next(), counter, epoch: ledger.head().epoch, at: clock.now() };
      const request = signedRequest(paths.day, { day }, place, sending, { sign: signer.sign, hash });
      const answer = await mall.send(place, request);
      if (isSilence(answer)) return refuse('mall_unreachable');
      const reply = readDayReply(answer, day, place, sending.requestId, { verify: mall.verify, hash });
      if (reply.sort !== 'answer') return refuse('mall_unreachable');
      const { receipts, total } = reply.answer;
      const here = ledger.outbox.dayOf(day);
      return ok({ day, here: { ...here, total: won(here.total) }, there: { receipts, total: won(total) } });
    },
  };
}

function isSilence(answer: WireAnswer | Silence): answer is Silence {
  return 'why' in answer;
}

function stateOf({ ports }: Desk, worker: DeliverWorker): Output<'mall.state'> {
  const { delivery, ledger } = ports;
  const place = delivery.place();
  const { trouble, answeredAt, nextTryMs } = worker.state();
  const first = ledger.outbox.firstWaiting();
  const aside = delivery.aside().slice(0, asideShown).map(({ seq, reason, at }) => ({ seq, reason, at, ...ledger.outbox.named(seq) }));
  return {
    place: place === null ? null : { address: place.address, enrolledAt: place.enrolledAt },
    waiting: ledger.outbox.waiting(), since: first === null ? null : (ledger.outbox.entryAt(first)?.at ?? null),
    trouble: place === null ? null : trouble, answeredAt, nextTryMs: Math.ceil(nextTryMs), aside,
    lastDay: ledger.lastSealed(1)[0]?.businessDate ?? null,
  };
}

type EnrolRefusal = 'mall_unreachable' | 'code_wrong' | 'code_expired' | 'mall_refused';

/** Trusts the key that the answer itself brings: the code proves the till to the mall, TLS the mall to the till, this once. */
async function enrol({ ports, store }: Desk, address: string, code: string): Promise<Result<Enrolled, EnrolRefusal>> {
  const { ids, signer, hash, mall, ledger } = ports;
  const asked: Enrol = { code, publicKey: signer.publicKey, till: tillName(store()), epoch: ledger.head().epoch };
  const requestId = ids.next();
  const answer = await mall.send({ address, pins: [] }, {
    path: paths.enrol, body: JSON.stringify(asked),
    headers: { [headers.requestId]: requestId, [headers.signature]: signer.sign(enrolText(asked)) },
  });
  if (isSilence(answer)) return refuse('mall_unreachable');
  const value = jsonOf(answer.body);
  if (answer.status !== 200) return refusalOf(value);
  const enrolled = EnrolledShape.safeParse(value);
  if (!enrolled.success || enrolled.data.till !== asked.till) return refuse('mall_refused');
  const text = answerText('', requestId, answer.status, answer.body, hash);
  const [key = ''] = enrolled.data.keys;
  return mall.verify(key, text, answer.headers[headers.answerSignature] ?? '') ? ok(enrolled.data) : refuse('mall_refused');
}

function refusalOf(value: unknown): { readonly ok: false; readonly refusal: Refusal<EnrolRefusal> } {
  const door = DoorAnswerShape.safeParse(value);
  if (!door.success) return refuse('mall_unreachable');
  if (door.data.code === 'CODE_WRONG') return refuse('code_wrong');
  return refuse(door.data.code === 'CODE_EXPIRED' ? 'code_expired' : 'mall_refused');
}
