/** Before the suites: what an earlier run left that was killed. */
import { removeLeftovers } from './virtual-stick.ts';

export const setup = removeLeftovers;
