"""Numbers by the hash of a key: as a dictionary has them, in less memory."""

from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.reading.digests import Digests, digest, short_digest

NUMBERS = st.integers(-(2**63), 2**63 - 1)


@given(st.lists(st.tuples(st.text(max_size=3), NUMBERS)))
def test_it_answers_as_a_dictionary(pairs):
    digests, plain = Digests(), {}
    for key, number in pairs:
        assert digests.get(key) == plain.get(key)
        digests.put(key, number)
        plain[key] = number
    assert {key: digests.get(key) for key in plain} == plain


def test_it_grows():
    digests = Digests()
    for number in range(5000):
        digests.put(("case", number), -number)
    assert all(digests.get(("case", one)) == -one for one in range(5000))
    assert digests.get(("case", 5000)) is None


def test_no_hash_is_zero_or_too_large():
    assert digest(0) == 1
    assert digest(-1) == 2**64 - 2
    assert 0 <= short_digest(-1) < 2**63
