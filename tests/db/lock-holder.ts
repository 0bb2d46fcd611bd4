/** Holds the lock of the directory it is given until it is killed; says `held` or `refused`. Started by lock.test.ts. */
import { lockDirectory } from '../../db/lock.ts';

const taken = lockDirectory(process.argv[2] ?? '');
process.stdout.write(taken.ok ? 'held\n' : 'refused\n');
if (taken.ok) setInterval(() => undefined, 60_000);
