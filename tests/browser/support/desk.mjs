// What the tests of the schedule and of the comparison share.

/** Lets the workers of a page run no WebAssembly, as some browsers are set up. */
export async function withoutWebAssembly(page) {
  await page.route('**/documents-worker.*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
}
