from . import (
    test_chances,
    test_court_cases,
    test_filings,
    test_insolvencies,
    test_registers,
    test_roles,
    test_story,
    test_tours,
)
