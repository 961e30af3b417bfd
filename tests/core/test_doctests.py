"""Every worked example in the core's own text holds."""

import doctest
import importlib
import pkgutil

import pytest

import followup_core

MODULES = ["followup_core"] + [
    found.name
    for found in pkgutil.walk_packages(followup_core.__path__, "followup_core.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_module_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples_to_hold():
    tried = [
        doctest.testmod(importlib.import_module(name)).attempted for name in MODULES
    ]
    assert sum(tried) > 0
