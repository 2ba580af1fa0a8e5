import { dictionary } from './dictionary.js';

/** How many answers are kept before all are forgotten: a page may make up names without end. */
const mostAnswers = 1000;

/** The longest question whose answer is kept, in characters: Web Storage has keys of megabytes. */
const longestKey = 256;

/** The same function, answering again what it was asked lately with one look into a dictionary. */
export function remember<T extends object | null>(find: (key: string) => T): (key: string) => T {
  let answers = dictionary<T>();
  let count = 0;
  return key => {
    const known = answers[key];
    if (known !== undefined) return known;
    const answer = find(key);
    if (key.length > longestKey) return answer;
    if (count++ >= mostAnswers) {
      answers = dictionary();
      count = 1;
    }
    answers[key] = answer;
    return answer;
  };
}
