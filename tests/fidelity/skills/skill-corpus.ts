import { join } from 'node:path';
import type { ChunkRecord, Imported, TestData } from '../test-data.ts';
import { readSkill, type SkillPage, squashed } from './skill-source.ts';

export const SKILLS = ['django', 'flask', 'fastapi'] as const;

/** A page of a skill's files and the chunks it became. */
export interface SkillTopic {
  readonly page: SkillPage;
  /** The topic's chunks in reading order; none when the page is not there. */
  readonly records: readonly ChunkRecord[];
}

export interface SkillCorpus {
  readonly name: string;
  readonly topics: readonly SkillTopic[];
  readonly imported: Imported;
  /** All records by topic path. */
  readonly byPath: ReadonlyMap<string, readonly ChunkRecord[]>;
}

/** A skill's files and what its import made of them, read once for all measures of a run. */
export function skillCorpus(data: TestData, name: (typeof SKILLS)[number]): SkillCorpus {
  return data.keep(`skill ${name}`, () => {
    const folder = join(data.corpus('skills'), name);
    const imported = data.imported(folder);
    const byPath = new Map<string, ChunkRecord[]>();
    for (const record of imported.records) {
      byPath.set(record.path, [...(byPath.get(record.path) ?? []), record]);
    }
    return { name, imported, byPath, topics: readSkill(folder).map((page) => topicOf(page, byPath)) };
  });
}

/** The topic that came out of a page's lines: all its chunks stand there, and the first has its title. */
function topicOf(page: SkillPage, byPath: ReadonlyMap<string, readonly ChunkRecord[]>): SkillTopic {
  const records = [...byPath.values()].find((all) =>
    all.some(
      ({ source: { file, line } }) => file.endsWith(page.file) && line >= page.line && line <= page.end,
    ),
  );
  const isIt = records?.[0] && squashed(records[0].title) === squashed(page.title);
  return { page, records: isIt ? records : [] };
}
