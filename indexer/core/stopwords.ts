/**
 * English words that say nothing about a topic, and what every page here is: documentation. They are indexed (phrases
 * need them, and `for` or `with` are also names) but left out of a query that has other words.
 */
export const STOPWORDS: ReadonlySet<string> = new Set(
  (
    'a an and are aren as at be been but by can could couldn did didn do docs documentation does doesn doing don for ' +
    'from get had has hasn have haven how i if in into is isn it its me my no not of on or our should shouldn so some ' +
    'than that the their them then there these they this to using use used was wasn we were weren what when where ' +
    'which while who why will with won would wouldn you your'
  ).split(' '),
);
