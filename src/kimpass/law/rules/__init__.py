"""One file for each paragraph; the list of what can be asked for."""

from collections.abc import Mapping
from types import MappingProxyType

from kimpass.law.conclusion import Rule
from kimpass.law.rules import family25, par9_18c_26_28, par12a, par25a, par25b, par44, par104c, stag8, stag9, stag10

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "AufenthG_25a_1": par25a.RULE,
        "AufenthG_25a_2": family25.RULE_25A_2,
        "AufenthG_25b": par25b.RULE,
        "AufenthG_25b_4": family25.RULE_25B_4,
        "AufenthG_104c": par104c.RULE,
        "AufenthG_9_18c_26_28": par9_18c_26_28.RULE,
        "StAG_10": stag10.RULE,
        "StAG_9": stag9.RULE,
        "StAG_8": stag8.RULE,
        "AufenthG_12a": par12a.RULE,
        "AufenthG_44_44a": par44.RULE,
    }
)
