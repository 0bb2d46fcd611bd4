/** The protocol as an OpenAPI document, made from the very schemas that both sides read with. Writes no file. */
import { z } from 'zod/mini';
import {
  BatchAnswerShape, BatchShape, DayAskShape, DayShape, DigestAskShape, DigestShape, DoorAnswerShape, EnrolledShape, EnrolShape, headers,
  PageShape, paths, PullShape, wireVersion, wireVersionLeast,
} from './wire.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const signedHeaders: readonly (readonly [string, string])[] = [
  [headers.device, 'The name that enrolment gave this till.'],
  [headers.epoch, 'Epoch of the till\'s journal; one higher after each restore from a backup.'],
  [headers.schema, 'The form of the message.'],
  [headers.requestId, 'A name of this one request; the answer is signed for it.'],
  [headers.counter, 'Rises with each request and survives restarts.'],
  [headers.time, 'The till\'s clock in ms since 1970: evidence, never judged and not signed.'],
  [headers.signature, 'base64 Ed25519 by the till\'s key over: pos-sync-v1, POST, path, device, epoch, counter, request id, schema, '
    + 'hex SHA-256 of the body before compression; joined by line feeds.'],
];

function schemaOf(shape: z.core.$ZodType): Json {
  return JSON.parse(JSON.stringify(z.toJSONSchema(shape))) as Json;
}

function operation(summary: string, asked: string, answered: string, isSigned: boolean): Json {
  const content = (name: string): Json => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
  const names = isSigned ? signedHeaders : signedHeaders.filter(([name]) => name === headers.signature || name === headers.requestId);
  return {
    post: {
      summary,
      parameters: names.map(([name, description]) => (
        { name, in: 'header', required: name !== headers.time, description, schema: { type: 'string' } })),
      requestBody: { required: true, content: content(asked) },
      responses: {
        200: {
          description: 'Done and committed. A till believes nothing without the header.',
          headers: {
            [headers.answerSignature]: {
              description: 'base64 Ed25519 by the mall\'s key over: pos-sync-answer-v1, device, request id, status, hex SHA-256 of '
                + 'the body; joined by line feeds.',
              schema: { type: 'string' },
            },
          },
          content: content(answered),
        },
        default: { description: 'Refused at the door; nothing was done.', content: content('DoorAnswer') },
      },
    },
  };
}

/** The whole document as a value. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tills and mall', version: `${wireVersion}`,
      description: `Forms ${wireVersionLeast} to ${wireVersion} are read. At-least-once sending and idempotent applying: each sale once. `
        + 'Bodies may be gzipped. Amounts are whole won.',
    },
    paths: {
      [paths.batch]: operation(
        'Journal entries that wait, in their order; without items: how does the mall stand?', 'Batch', 'BatchAnswer', true,
      ),
      [paths.pull]: operation('Rows of a feed behind a place of the mall\'s commits.', 'Pull', 'Page', true),
      [paths.digest]: operation('A digest of a feed, to find drift.', 'DigestAsk', 'Digest', true),
      [paths.day]: operation('What the mall has of a business day of this till.', 'DayAsk', 'Day', true),
      [paths.enrol]: operation(
        'Makes a till a device by a one-time code; signed by the key it brings, over pos-enrol-v1, code, till, epoch, key.',
        'Enrol', 'Enrolled', false,
      ),
    },
    components: {
      schemas: {
        Batch: schemaOf(BatchShape), BatchAnswer: schemaOf(BatchAnswerShape), Pull: schemaOf(PullShape), Page: schemaOf(PageShape),
        DigestAsk: schemaOf(DigestAskShape), Digest: schemaOf(DigestShape), Enrol: schemaOf(EnrolShape), Enrolled: schemaOf(EnrolledShape),
        DayAsk: schemaOf(DayAskShape), Day: schemaOf(DayShape),
        DoorAnswer: schemaOf(DoorAnswerShape),
      },
    },
  };
}
