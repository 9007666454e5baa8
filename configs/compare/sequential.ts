/**
 * The standard deviation of the effects that the evidence is averaged over, in standard deviations of a round: where
 * rounds differ by 6 hundredths, a fifth more or less is one.
 */
const EFFECT = 3;

/**
 * The evidence against a mean of 0 after so many rounds: how many times as probable Student's statistic is where there
 * is an effect, averaged over normal effects. With no effect it exceeds 1/error, in any round that will ever be looked
 * at, at most as often as the error (Ville's inequality): so whoever looks after each round is not misled. Source: Wang
 * and Ramdas, "Anytime-valid t-tests and confidence sequences for Gaussian means with unknown variance", 2023, the
 * t-test with a Gaussian mixture in place of Lai's flat one.
 */
export function evidence(t: number, rounds: number): number {
  const spread = 1 + rounds * EFFECT ** 2;
  const squared = t ** 2 / (rounds - 1);
  return ((1 + squared) / (1 + squared / spread)) ** (rounds / 2) / Math.sqrt(spread);
}

/**
 * How many standard errors an interval reaches to each side so that those of all rounds hold the truth at once, but for
 * the error: where the evidence is 1/error. Infinite as long as no evidence of so few rounds would be enough.
 */
export function sequentialReach(error: number, rounds: number): number {
  const spread = 1 + rounds * EFFECT ** 2;
  const needed = (spread / error ** 2) ** (1 / rounds);
  return needed < spread
    ? Math.sqrt(((rounds - 1) * (needed - 1)) / (1 - needed / spread))
    : Infinity;
}
