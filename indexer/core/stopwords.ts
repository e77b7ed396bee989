/**
 * English words that say nothing about a topic. They are indexed (phrases need them, and `for` or `with` are also
 * names) but left out of a query that has other words.
 */
export const STOPWORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by can could did do does doing for from get had has have how i if in into is it ' +
    'its me my no not of on or our should so some than that the their them then there these they this to using use ' +
    'used was we were what when where which while who why will with would you your'
  ).split(' '),
);
