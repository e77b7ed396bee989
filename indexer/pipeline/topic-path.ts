/**
 * The path of a topic, as far as it is one: parts with slashes between them, none of which a browser or a file system
 * takes for a way up, and nothing in them that is no character to read. Most paths stay as they are.
 */
export function cleanTopicPath(path: string): string {
  const parts = path.replace(/\p{Cc}|\p{Surrogate}/gu, '').split('/');
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/') || 'page';
}
