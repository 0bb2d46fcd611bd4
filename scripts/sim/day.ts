/**
 * One simulated day from a seed: tills, the mall and a bad network between them, in virtual time. First everything fails as the
 * seed says, then it heals; the oracle judges. The same seed is the same day on every machine.
 */
import type { WireAnswer, WireRequest } from '../../src/mall/wire.ts';
import { BatchAnswerShape, headers, jsonOf } from '../../src/mall/wire.ts';
import { randomFrom, type Random } from '../demo-catalog/random.ts';
import { quickHash, quickSigner, quickVerify } from './crypto.ts';
import { explodesOn } from './goods.ts';
import { openMemory, type Memory } from './memory.ts';
import { judge } from './oracle.ts';
import type { Sides } from './sides.ts';
import { openTill, type SimTill } from './till.ts';

/** What a day was made of and what was wrong with it. */
export type Day = {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly sold: number;
  readonly requests: number;
  readonly faults: number;
};

type Weather = {
  readonly lost: number; readonly doubled: number; readonly late: number; readonly failsBefore: number; readonly failsAfter: number;
  readonly portal: number; readonly busy: number; readonly crash: number; readonly tillCrash: number;
};
type Packet = { readonly at: number; readonly deliver: (now: number) => void };
const mallKey = 'mall-key';
const calm: Weather = { lost: 0, doubled: 0, late: 0, failsBefore: 0, failsAfter: 0, portal: 0, busy: 0, crash: 0, tillCrash: 0 };
const beginning = 1_800_000_000_000;
const tenYearsMs = 315_360_000_000;
const stormSteps = 30;
const stepMs = 1_000;
/** Everything that waits must be through within so many steps once the faults are gone; a step is as long as the longest wait needs. */
const healSteps = 250;
const healStepMs = 5_000;

type World = {
  readonly random: Random;
  readonly mall: Memory;
  readonly tills: readonly SimTill[];
  readonly packets: Packet[];
  weather: Weather;
  requests: number;
  faults: number;
  /** Items that an answer called kept before they were. */
  untrue: string[];
};

/** Runs the day of a seed with the code of both sides. */
export function runDay(seed: number, sides: Sides): Day {
  const random = randomFrom(seed);
  const mall = openMemory(explodesOn);
  const storage = sides.storage(mall);
  const world: World = {
    random, mall, tills: openTills(random, sides, mall), packets: [], weather: weatherOf(random),
    requests: 0, faults: 0, untrue: [],
  };
  let now = storm(world, sides, storage);
  world.weather = calm;
  const isThrough = (): boolean => {
    if (world.packets.length > 0 || now < beginning + stormSteps * stepMs + 12 * healStepMs) return false;
    return world.tills.every((till) => till.disk().rows.every(({ state, isHeaded }) => state !== 'waiting' && isHeaded));
  };
  for (let step = 0; step < healSteps && !isThrough(); step += 1) {
    // What had lain aside waits again, once: a mall that only had a bad hour takes it now.
    if (step === 10) world.tills.forEach((till) => till.sendAgain());
    now += healStepMs;
    turn(world, sides, storage, now, false);
  }
  const violations = [...world.untrue, ...judge(mall, world.tills)];
  const sold = world.tills.reduce((sum, till) => sum + till.ever.length, 0);
  return { seed, violations, sold, requests: world.requests, faults: world.faults };
}

function openTills(random: Random, sides: Sides, mall: Memory): SimTill[] {
  return ['0001-01', random.chance(0.5) ? '0001-02' : '0002-01'].map((name) => {
    // Set back by an empty battery, or ahead; sometimes it jumps in the middle of the day.
    let skew = random.chance(0.5) ? 0 : random.between(-tenYearsMs, tenYearsMs);
    const till = openTill(name, mallKey, random, sides, () => {
      if (random.chance(0.02)) skew = random.between(-tenYearsMs, tenYearsMs);
      return skew;
    });
    mall.addDevice({ id: till.enrolment.device, till: name, publicKey: till.publicKey, revoked: false, counter: 0 });
    return till;
  });
}

function weatherOf(random: Random): Weather {
  const often = (most: number): number => (random.chance(0.4) ? 0 : random.between(0, most) / 100);
  return {
    lost: often(40), doubled: often(40), late: often(40), failsBefore: often(25), failsAfter: often(25), portal: often(15), busy: often(10),
    crash: often(8), tillCrash: often(5),
  };
}

/** Faults of all sorts, and at most one disk that comes back from a backup: the mall's or a till's. */
function storm(world: World, sides: Sides, storage: ReturnType<Sides['storage']>): number {
  const { random, mall, tills } = world;
  const lostDisk = random.between(0, 3);
  const backupAt = random.between(3, stormSteps - 10);
  const restoreAt = random.between(backupAt + 1, stormSteps - 1);
  let backup: ReturnType<Memory['backup']> | null = null;
  let now = beginning;
  for (let step = 0; step < stormSteps; step += 1) {
    now += stepMs;
    turn(world, sides, storage, now, step < stormSteps - 5);
    if (step === backupAt) {
      if (lostDisk === 0) backup = mall.backup();
      if (lostDisk === 1) tills[0]?.backUp();
    }
    if (step === restoreAt && backup !== null) mall.restore(backup);
    if (step === restoreAt && lostDisk === 1) tills[0]?.restore(now);
  }
  return now;
}

function turn(world: World, sides: Sides, storage: ReturnType<Sides['storage']>, now: number, isSelling: boolean): void {
  const { random, tills, packets, weather } = world;
  for (const till of tills) {
    if (isSelling && random.chance(0.2)) till.sell(now);
    if (random.chance(weather.tillCrash)) till.restart();
    const request = till.tick(now);
    if (request !== null) send(world, sides, storage, till, request, now);
  }
  for (let at = 0; at < packets.length;) {
    const packet = packets[at];
    if (packet === undefined || packet.at > now) at += 1;
    else {
      packets.splice(at, 1);
      packet.deliver(now);
    }
  }
}

/** Puts a request on the wire: once, twice, late, or never. What is left of an old one may come after the faults are gone. */
function send(world: World, sides: Sides, storage: ReturnType<Sides['storage']>, till: SimTill, request: WireRequest, now: number): void {
  const { random, packets, weather } = world;
  world.requests += 1;
  const deliver = (at: number): void => void packets.push({
    at, deliver: (arrived) => answer(world, sides, storage, till, request, arrived),
  });
  if (random.chance(weather.doubled)) deliver(now + random.between(0, 60_000));
  if (random.chance(weather.lost)) world.faults += 1;
  else deliver(now + (random.chance(weather.late) ? random.between(1_000, 40_000) : 0));
}

function answer(world: World, sides: Sides, storage: ReturnType<Sides['storage']>, till: SimTill, request: WireRequest, now: number): void {
  const { random, packets, weather } = world;
  const reply = served(world, sides, storage, request, now);
  const requestId = request.headers[headers.requestId] ?? '';
  if (random.chance(weather.lost)) {
    world.faults += 1;
    return;
  }
  const at = now + (random.chance(weather.late) ? random.between(1_000, 40_000) : 0);
  packets.push({ at, deliver: (arrived) => till.receive(reply, requestId, arrived) });
  const again = at + random.between(0, 40_000);
  if (random.chance(weather.doubled)) packets.push({ at: again, deliver: (arrived) => till.receive(reply, requestId, arrived) });
}

const portal: WireAnswer = { status: 200, headers: {}, body: '<html>Welcome to free WiFi</html>' };
const broken: WireAnswer = { status: 500, headers: {}, body: 'oops' };

/** What the mall says it has, it has, from that moment on. */
function believe({ mall, untrue }: World, said: WireAnswer | null): WireAnswer | null {
  const answer = BatchAnswerShape.safeParse(jsonOf(said?.body ?? ''));
  const kept = answer.success ? answer.data.items.filter(({ st }) => st === 'applied' || st === 'duplicate') : [];
  for (const { id } of kept) if (!mall.tables.kept.has(id)) untrue.push(`the mall said that it has ${id}`);
  return said;
}

/** The mall's machine around its rules: a transaction, a commit, an answer; or a fall before the one or the other. */
function served(world: World, sides: Sides, storage: ReturnType<Sides['storage']>, request: WireRequest, now: number): WireAnswer | null {
  const { random, mall, weather } = world;
  const falls = (share: number): boolean => {
    const does = random.chance(share);
    if (does) world.faults += 1;
    return does;
  };
  if (falls(weather.portal)) return portal;
  if (falls(weather.busy)) return { status: 429, headers: { [headers.retryAfter]: `${random.between(1, 20)}` }, body: '' };
  const isCut = falls(weather.failsBefore);
  const isKilled = falls(weather.crash);
  let said: WireAnswer | null = null;
  try {
    said = mall.transaction(() => {
      const made = sides.answerRequest({
        storage, hash: quickHash, verify: quickVerify, sign: quickSigner(mallKey), now,
      }, request);
      said = made;
      if (isCut || isKilled) throw new Error('cut');
      return made;
    });
  } catch {
    if (!sides.habits.commitsFirst && said !== null) return believe(world, said);
    return isKilled ? null : broken;
  }
  return falls(weather.failsAfter) ? broken : said;
}
