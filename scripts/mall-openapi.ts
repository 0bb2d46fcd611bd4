/** `npm run mall:openapi`: writes the protocol's document to standard output. */
import { openApiDocument } from '../src/mall/openapi.ts';

process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
