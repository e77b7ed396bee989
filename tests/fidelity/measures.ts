import type { Measure } from './measure.ts';

/** Every measure, in the order of the report. */
export const MEASURES: readonly Measure[] = [];
