/** What names a version of Python. */
export const PYTHON_VERSION = {
  pattern: /^3\.\d{1,2}(\.\d{1,3})?$/,
  expected: "a version of Python, such as 3.12",
};
