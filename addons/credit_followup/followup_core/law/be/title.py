"""Belgium: reservation of title."""

from ..title import TitleLaw

# In writing at the latest at the delivery; only of a consumer has the writing to show
# that he agreed. Goods are claimed before the first list of the claims is filed: no
# number of months.
TITLE = TitleLaw("Law of 11 July 2013, art. 69", printed_binds=True)
