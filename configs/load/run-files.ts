/** What of a run lies beside Locust's files: all that was measured, as the load job gives it. */
export const RUN_FILE = "run.json";

/** What is written of a run for who reads it: a person, and other programs. */
export const REPORT_FILE = "report.html";
export const DOCUMENT_FILE = "report.json";
export const JUNIT_FILE = "junit.xml";
export const PROMETHEUS_FILE = "metrics.prom";

/** What a search for the capacity tried. */
export const CAPACITY_FILE = "capacity.json";
