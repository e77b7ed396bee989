import type { Bar } from './bar.ts';
import type { TestData } from './test-data.ts';

/**
 * One thing that an import has to keep, measured against the sources themselves: what there is to find is read by code
 * of the measure's own, never by the importer's, and what was found is read from what `djdocs export` wrote.
 */
export interface Measure {
  /** `group/name`; `--only` takes either. */
  readonly name: string;
  /** @throws Error when the data is not there or cannot be read. */
  measure(data: TestData): Promise<readonly Bar[]>;
}
