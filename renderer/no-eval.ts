/** Tells the parser of messages, before the first of its shapes is made, that the page's policy compiles nothing at run time. */
import { config } from 'zod';

// It would find out by trying, which the browser reports as a violation of that policy.
config({ jitless: true });
