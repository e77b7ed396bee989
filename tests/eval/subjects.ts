import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DocSetDraft } from '../../indexer/pipeline/version-draft.ts';
import { importFolder, newest } from './corpus.ts';
import { linkSet } from './link-set.ts';
import type { EvalOptions } from './options.ts';
import { readQuerySet } from './query-sets.ts';
import { readSectionTree, type SectionTree, sectionTreeOf } from './section-tree.ts';
import { symbolSet } from './symbol-set.ts';
import type { QuerySet } from './types.ts';

/** Some documentation with the queries that are asked of it. */
export interface Subject {
  readonly name: string;
  readonly draft: DocSetDraft;
  readonly tree: SectionTree;
  readonly sets: readonly QuerySet[];
}

const SETS = ['natural', 'anchortext', 'symbols'] as const;

/** What the options ask to be measured. */
export function subjectsOf(options: EvalOptions, data: string | undefined): Subject[] {
  const subjects = options.html !== undefined ? [htmlSubject(options.html)] : ownSubjects(data);
  const all = options.links ? subjects.flatMap((subject) => [subject, linkSubject(subject)]) : subjects;
  return all
    .map((subject) => ({
      ...subject,
      sets: subject.sets.filter(({ name }) => options.set === undefined || name === options.set),
    }))
    .filter(({ sets }) => sets.length > 0);
}

function ownSubjects(data: string | undefined): Subject[] {
  const subjects = [handbookSubject()];
  if (data === undefined) return subjects;
  const work = mkdtempSync(join(tmpdir(), 'djdocs-eval-'));
  try {
    for (const name of ['django-5.2-html', 'skills']) {
      execFileSync('tar', ['xf', join(data, `corpora/${name}.tar.xz`), '-C', work]);
    }
    const html = djangoSubject(importFolder(join(work, 'django-5.2-html')), data);
    return [...subjects, html, skillSubject(importFolder(join(work, 'skills/django')), html)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function handbookSubject(): Subject {
  const draft = importFolder(join(process.cwd(), 'content/handbook'));
  const tree = sectionTreeOf(newest(draft).topics);
  const file = join(process.cwd(), 'tests/eval/handbook.jsonl');
  return { name: 'handbook', draft, tree, sets: [readQuerySet('handbook', file, tree)] };
}

function djangoSubject(draft: DocSetDraft, data: string): Subject {
  const folder = join(data, 'eval/django-5.2');
  const tree = readSectionTree(join(folder, 'sections.json'));
  const sets = SETS.map((name) => readQuerySet(name, join(folder, `${name}.jsonl`), tree));
  return { name: 'Django 5.2 HTML', draft, tree, sets };
}

/** The scraped pages of the same documentation, asked for what they have. Their anchors are made up by the scraper. */
function skillSubject(draft: DocSetDraft, html: Subject): Subject {
  const paths = new Set(newest(draft).topics.map(({ path }) => path));
  const sets = html.sets.map(({ name, rows }) => ({
    name,
    rows: rows.filter(({ targets }) => targets.some(({ page }) => paths.has(page))),
  }));
  return { name: 'Django 5.0 skill', draft, tree: sectionTreeOf(newest(draft).topics), sets };
}

function htmlSubject(folder: string): Subject {
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  const draft = importFolder(folder);
  const tree = sectionTreeOf(newest(draft).topics);
  return { name: draft.title, draft, tree, sets: [symbolSet(folder, tree)] };
}

function linkSubject({ name, draft, tree }: Subject): Subject {
  const links = linkSet(draft, tree);
  return { name: `${name}, links taken out`, draft: links.draft, tree, sets: [links.set] };
}
