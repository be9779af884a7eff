"""Fixtures shared by the whole suite: the guards and tools of tests/harness, one file per concern."""

pytest_plugins = [
    "tests.harness.queries",
    "tests.harness.templates",
    "tests.harness.responses",
    "tests.harness.network",
    "tests.harness.isolation",
    "tests.harness.second_factor",
    "tests.harness.production",
    "tests.harness.browser",
    "tests.harness.reference",
    "tests.harness.examples",
]
