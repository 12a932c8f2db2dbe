// Why a worker has no answer.

export class Failure extends Error {
  /** @param {unknown} problem */
  constructor(problem) {
    super();
    this.problem = problem;
  }
}
