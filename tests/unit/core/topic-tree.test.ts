import { describe, expect, it } from 'vitest';
import type { TopicEntry } from '../../../indexer/core/pack-format.ts';
import { foldersAbove, growTopicTree, neighbours } from '../../../indexer/core/topic-tree.ts';

const entry = (path: string, title: string): TopicEntry => ({ path, title, kind: 'guide', chunks: 1 });

const TOPICS = [
  entry('guide/index', 'The guide'),
  entry('guide/queries', 'Queries'),
  entry('settings', 'Settings'),
  entry('class-based-views/mixins', 'Mixins'),
];

describe('topic tree', () => {
  it('makes folders of paths, in reading order', () => {
    expect(growTopicTree(TOPICS).map(({ path }) => path)).toEqual(['guide', 'settings', 'class-based-views']);
  });

  it('names a folder by its own page, else by its name', () => {
    const [guide, , views] = growTopicTree(TOPICS);
    expect(guide).toMatchObject({ title: 'The guide', page: 'guide/index' });
    expect(views).toMatchObject({ title: 'Class based views', page: undefined });
  });

  it('takes a page that is called like its folder as the folder’s page', () => {
    const [guide] = growTopicTree([entry('guide', 'All guides'), entry('guide/queries', 'Queries')]);
    expect(guide).toMatchObject({ title: 'All guides', page: 'guide', children: [{ title: 'Queries' }] });
  });

  it('keeps a topic whose path is a name that objects have anyway', () => {
    expect(growTopicTree([entry('__proto__/constructor', 'Odd')])[0]?.children[0]?.title).toBe('Odd');
  });

  it('gives the folders above a topic', () => {
    expect(foldersAbove(growTopicTree(TOPICS), 'guide/queries').map(({ title }) => title)).toEqual([
      'The guide',
    ]);
    expect(foldersAbove(growTopicTree(TOPICS), 'settings')).toEqual([]);
  });

  it('gives the topics before and after', () => {
    expect(neighbours(TOPICS, 'guide/queries')).toEqual({ before: TOPICS[0], after: TOPICS[2] });
    expect(neighbours(TOPICS, 'nowhere')).toEqual({ before: undefined, after: undefined });
  });
});
