/** The online mall: how the sending stands, enrolment, "send again", and the proof of a day. */
import type { Answer } from '../../src/contract/client.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';

export function askMall(desk: Desk): Promise<Answer<'mall.state'>> {
  return desk.call('mall.state', {});
}

export function enrolAtMall(desk: Desk, address: string, code: string): Promise<Answer<'mall.enrol'>> {
  return desk.call('mall.enrol', { address, code });
}

export function sendAgain(desk: Desk): Promise<Answer<'mall.send_again'>> {
  return desk.call('mall.send_again', {});
}

export function proveDay(desk: Desk, day: BusinessDate): Promise<Answer<'mall.prove'>> {
  return desk.call('mall.prove', { day });
}
