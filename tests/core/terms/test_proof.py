"""What each way of accepting proves, and whether a claim may rest on it."""

import pytest

from followup_core.law.case import DebtorKind
from followup_core.terms.proof import Proof, Way, counts, proves


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("debtor", DebtorKind)
def test_only_silence_is_kept_apart(way, debtor):
    is_silent = way is Way.SILENCE
    without_paper = {Way.SILENCE: Proof.SILENT, Way.NOTED: Proof.NOTED}
    assert proves(way) is without_paper.get(way, Proof.SIGNED)
    assert counts(way, debtor, silence_counts=False) is not is_silent
    of_business = debtor is DebtorKind.BUSINESS
    assert counts(way, debtor, silence_counts=True) is (not is_silent or of_business)
