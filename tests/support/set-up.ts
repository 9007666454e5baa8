/** What `setUp` gives on a machine that has all: a test of what comes after it mocks it by this. */
export function ready(): object {
  return {
    ...jest.requireActual<object>("../../scripts/setup/setup"),
    setUp: jest.fn(() => Promise.resolve({ bin: null, variables: { SET_UP: "yes" } })),
  };
}
